import { execute } from '#server/commands/execute.ts';
import type { Logger } from '#server/logging/logger.ts';
import type { Database } from '#server/persistence/client.ts';
import { makeNotices } from '#server/persistence/notices.ts';
import { markTold, type UntoldFact, untoldFacts } from '#server/persistence/taskFacts.ts';
import { accountNames } from '#server/persistence/tasks.ts';
import type { Timeline } from '#server/persistence/timeline.ts';
import { noticesOfFact } from './factNotices.ts';

export type TellParts = {
  readonly db: Database;
  readonly timeline: Timeline;
  readonly log: Logger;
  readonly byMail: boolean;
};

/** The command id is made of the fact's number: a crash in between, or two processes at once, tell it once (TASK-10). */
async function tellMeeting({ timeline, log }: TellParts, fact: UntoldFact, byName: string): Promise<void> {
  const { id, name, task } = fact;
  // The meeting gave the task itself; a task of no meeting has nobody to tell.
  if (task.meetingId === null || name === 'assigned') {
    return;
  }
  const payload = { taskId: task.id, change: name, status: task.status, byName };
  const envelope = { commandId: `task-fact:${id}`, meetingId: task.meetingId, name: 'task.mirror', payload };
  const reply = await execute(timeline, { kind: 'service', service: 'server' }, envelope);
  if (!reply.ok) {
    log.warn({ taskId: task.id, rejection: reply.rejection }, 'a meeting could not be told about its task');
  }
}

/**
 * Tells the people concerned and the meetings what happened to tasks. A fact is marked after everybody has it, so that one
 * that was saved right before the server died is told after it is back.
 */
export async function tellFacts(parts: TellParts): Promise<void> {
  const { db } = parts;
  for (let facts = await untoldFacts(db); facts.length > 0; facts = await untoldFacts(db)) {
    const names = await accountNames(
      db,
      facts.map(({ actorAccountId }) => actorAccountId ?? ''),
    );
    for (const fact of facts) {
      await makeNotices(db, await noticesOfFact(db, fact), parts);
      await tellMeeting(parts, fact, names.get(fact.actorAccountId ?? '') ?? '');
      await markTold(db, fact.id);
    }
  }
}
