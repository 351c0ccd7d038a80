import { shownStatus } from '#domain/tasks.ts';
import type { Database } from '#server/persistence/client.ts';
import { chairedMeetings, meetingsBetween, slipsWaiting } from '#server/persistence/dayFigures.ts';
import type { NewNotice } from '#server/persistence/notices.ts';
import { type DueTask, openTasksOf } from '#server/persistence/taskFacts.ts';
import { dayIn, minutesIn, workingDays } from './workingDays.ts';

const MORNING = 7 * 60;
const EVENING = 20 * 60;
const FRIDAY_REPORT = 16 * 60;
const FRIDAY = 5;
const DAY_MS = 86_400_000;

const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

function taskCounts(tasks: readonly DueTask[], today: string) {
  const states = tasks.map((task) => ({
    status: task.status,
    dueDay: dayOf(task.dueDay),
    dueBoundary: task.dueBoundary,
    completedDay: null,
    extensionAsked: false,
  }));
  return {
    open: tasks.length,
    dueToday: states.filter(({ dueDay }) => dueDay === today).length,
    overdue: states.filter((state) => shownStatus(state, today) === 'overdue').length,
  };
}

const notice = (kind: 'digest' | 'weekly', today: string, accountId: string, data: object): NewNotice => ({
  accountId,
  onceKey: `${kind}/${today}/${accountId}`,
  kind,
  taskId: null,
  data,
  urgent: false,
});

/** One digest a morning for everybody with something to do: tasks, meetings, slips that wait (AC-GV-04). */
export async function morningDigests(db: Database, now: Date): Promise<NewNotice[]> {
  const today = dayIn(now);
  const minutes = minutesIn(now);
  if (minutes < MORNING || minutes >= EVENING || !workingDays.isWorking(today)) {
    return [];
  }
  const midnight = new Date(`${today}T00:00:00+07:00`);
  const [tasks, meetings, slips] = await Promise.all([
    openTasksOf(db, { leads: true }),
    meetingsBetween(db, midnight, new Date(midnight.getTime() + DAY_MS)),
    slipsWaiting(db),
  ]);
  const own = Map.groupBy(tasks, ({ leadAccountId }) => leadAccountId ?? '');
  const people = new Set([...own.keys(), ...meetings.keys(), ...slips.keys()]);
  return [...people].map((accountId) =>
    notice('digest', today, accountId, {
      ...taskCounts(own.get(accountId) ?? [], today),
      meetings: meetings.get(accountId) ?? 0,
      slips: slips.get(accountId) ?? 0,
    }),
  );
}

/** On Friday at 16:00 each chair's report on the open tasks of the meetings that he or she led (domain guide §1.8). */
export async function weeklyReports(db: Database, now: Date): Promise<NewNotice[]> {
  const today = dayIn(now);
  const minutes = minutesIn(now);
  const friday = new Date(`${today}T00:00:00Z`).getUTCDay() === FRIDAY;
  if (!friday || minutes < FRIDAY_REPORT || minutes >= EVENING) {
    return [];
  }
  const reports: NewNotice[] = [];
  for (const [accountId, meetingIds] of await chairedMeetings(db)) {
    const tasks = await openTasksOf(db, { meetingIds });
    if (tasks.length > 0) {
      reports.push(notice('weekly', today, accountId, taskCounts(tasks, today)));
    }
  }
  return reports;
}
