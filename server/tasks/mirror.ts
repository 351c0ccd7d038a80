import { execute } from '#server/commands/execute.ts';
import type { Logger } from '#server/logging/logger.ts';
import type { Database } from '#server/persistence/client.ts';
import { accountNames, markMirrored, unmirroredFacts } from '#server/persistence/tasks.ts';
import type { Timeline } from '#server/persistence/timeline.ts';

/**
 * Tells the meetings what happened to their tasks. A fact is marked after its meeting has it; the command id is made of the
 * fact's number, so a crash in between, or two processes at once, tell it once (TASK-10).
 */
export async function mirrorFacts(parts: { db: Database; timeline: Timeline; log: Logger }): Promise<void> {
  const facts = await unmirroredFacts(parts.db);
  const names = await accountNames(
    parts.db,
    facts.map(({ actorAccountId }) => actorAccountId ?? ''),
  );
  for (const { id, name, actorAccountId, task } of facts) {
    if (task.meetingId !== null) {
      const payload = {
        taskId: task.id,
        change: name,
        status: task.status,
        byName: names.get(actorAccountId ?? '') ?? '',
      };
      const envelope = { commandId: `task-fact:${id}`, meetingId: task.meetingId, name: 'task.mirror', payload };
      const reply = await execute(parts.timeline, { kind: 'service', service: 'server' }, envelope);
      if (!reply.ok) {
        parts.log.warn({ taskId: task.id, rejection: reply.rejection }, 'a meeting could not be told about its task');
      }
    }
    await markMirrored(parts.db, id);
  }
}
