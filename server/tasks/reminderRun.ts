import { isQuiet, type PlannedReminder, remindersOn } from '#domain/reminders.ts';
import { shownStatus } from '#domain/tasks.ts';
import type { Database } from '#server/persistence/client.ts';
import { makeNotices, type NewNotice } from '#server/persistence/notices.ts';
import { accountOfUnit, chairAccount, dueTasks, type StoredTask } from '#server/persistence/tasks.ts';
import { stateOf } from './taskView.ts';
import { dayIn, minutesIn, workingDays } from './workingDays.ts';

/** Whom a reminder goes to: the accountable person, then the head of the unit, then the chair. */
async function addressee(db: Database, task: StoredTask, { kind }: PlannedReminder): Promise<string | null> {
  if (kind === 'escalate_chair') {
    return chairAccount(db, task.meetingId);
  }
  const unit = await accountOfUnit(db, task.organisationId, task.leadUnit);
  return kind === 'escalate_head' ? unit : (task.leadAccountId ?? unit);
}

async function noticesFor(db: Database, task: StoredTask, now: Date, byMail: boolean): Promise<NewNotice[]> {
  const state = stateOf(task);
  const notices: NewNotice[] = [];
  for (const reminder of remindersOn(dayIn(now), state, workingDays)) {
    const accountId = await addressee(db, task, reminder);
    if (accountId !== null) {
      const data = { action: task.action.slice(0, 300), dueDay: state.dueDay };
      notices.push({
        accountId,
        onceKey: `${task.id}/${reminder.kind}/${reminder.day}/${accountId}`,
        kind: reminder.kind,
        taskId: task.id,
        data,
        byMail,
      });
    }
  }
  return notices;
}

const DIGEST_FROM = 7 * 60;

/** One digest a morning for everybody with tasks: due today, overdue, all open (AC-GV-04). */
function digests(tasks: readonly StoredTask[], now: Date, byMail: boolean): NewNotice[] {
  const today = dayIn(now);
  if (minutesIn(now) < DIGEST_FROM || !workingDays.isWorking(today)) {
    return [];
  }
  const byAccount = Map.groupBy(
    tasks.filter(({ leadAccountId }) => leadAccountId !== null),
    ({ leadAccountId }) => leadAccountId ?? '',
  );
  return [...byAccount].map(([accountId, own]) => ({
    accountId,
    onceKey: `digest/${today}/${accountId}`,
    kind: 'digest',
    taskId: null,
    data: {
      open: own.length,
      dueToday: own.filter((task) => stateOf(task).dueDay === today).length,
      overdue: own.filter((task) => shownStatus(stateOf(task), today) === 'overdue').length,
    },
    byMail,
  }));
}

/**
 * Makes every reminder that is due at a moment. Run as often as you like, by as many processes: each fires once, because its
 * key is taken once (TASK-4). What falls into the quiet hours is made when they end (TASK-5).
 */
export async function runReminders(db: Database, now: Date, options: { byMail: boolean }): Promise<number> {
  const tasks = await dueTasks(db);
  const minutes = minutesIn(now);
  const notices: NewNotice[] = [];
  for (const task of tasks.filter(({ priority }) => !isQuiet(minutes, priority))) {
    notices.push(...(await noticesFor(db, task, now, options.byMail)));
  }
  return makeNotices(db, [...notices, ...digests(tasks, now, options.byMail)]);
}
