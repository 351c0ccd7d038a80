import { isQuiet, type PlannedReminder, remindersOn } from '#domain/reminders.ts';
import type { Database } from '#server/persistence/client.ts';
import { makeNotices, type NewNotice } from '#server/persistence/notices.ts';
import { chairAccount, type DueTask, tasksDueBefore } from '#server/persistence/taskFacts.ts';
import { accountOfUnit } from '#server/persistence/tasks.ts';
import { morningDigests, weeklyReports } from './digests.ts';
import { wordsAbout } from './factNotices.ts';
import { dayIn, minutesIn, workingDays } from './workingDays.ts';

/** Further than seven days ahead with the longest row of holidays in between, nothing can be due for a reminder. */
const AHEAD_MS = 30 * 86_400_000;

/** Whom a reminder goes to: the accountable person, then the head of the unit, then the chair. */
async function addressee(db: Database, task: DueTask, { kind }: PlannedReminder): Promise<string | null> {
  if (kind === 'escalate_chair') {
    // The chair gave the whole, and hears of that.
    return task.parentId === null ? chairAccount(db, task.meetingId) : null;
  }
  if (kind === 'escalate_head' && task.parent !== null && task.parent.leadAccountId !== null) {
    return task.parent.leadAccountId;
  }
  if (kind !== 'escalate_head' && task.leadAccountId !== null) {
    return task.leadAccountId;
  }
  return accountOfUnit(db, task.organisationId, task.leadUnit);
}

const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

async function noticesFor(db: Database, task: DueTask, today: string): Promise<NewNotice[]> {
  const { dueBoundary, snoozedUntil } = task;
  const due = { dueDay: dayOf(task.dueDay), dueBoundary, snoozedUntil: dayOf(snoozedUntil) };
  const notices: NewNotice[] = [];
  for (const reminder of remindersOn(today, due, workingDays)) {
    const accountId = await addressee(db, task, reminder);
    if (accountId !== null) {
      notices.push({
        accountId,
        onceKey: `${task.id}/${reminder.kind}/${reminder.day}/${accountId}`,
        kind: reminder.kind,
        taskId: task.id,
        data: wordsAbout(task),
        urgent: task.priority === 'flash',
      });
    }
  }
  return notices;
}

/**
 * Makes every reminder that is due at a moment. Run as often as you like, by as many processes: each fires once, because its
 * key is taken once (TASK-4). What falls into the quiet hours is made when they end (TASK-5).
 */
export async function runReminders(db: Database, now: Date, options: { byMail: boolean }): Promise<number> {
  const minutes = minutesIn(now);
  const notices = [...(await morningDigests(db, now)), ...(await weeklyReports(db, now))];
  const tasks = await tasksDueBefore(db, new Date(now.getTime() + AHEAD_MS));
  for (const task of tasks.filter(({ priority }) => !isQuiet(minutes, priority))) {
    notices.push(...(await noticesFor(db, task, dayIn(now))));
  }
  return makeNotices(db, notices, options);
}
