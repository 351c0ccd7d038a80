import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CommandReply } from '#protocol/envelope.ts';
import { execute, type Identity } from '#server/commands/execute.ts';
import { createLogger } from '#server/logging/logger.ts';
import { firstBrokenLink } from '#server/persistence/chain.ts';
import { eventsAfter } from '#server/persistence/eventLog.ts';
import { Timeline } from '#server/persistence/timeline.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';

/** Two processes' timelines on one database; no notice ever reaches either, so that each has an old state in memory. */
let app: TestApp;
let one: Timeline;
let other: Timeline;

beforeAll(async () => {
  app = await startApp();
  const log = createLogger({ level: 'silent', name: 'test' });
  one = new Timeline(app.db, log);
  other = new Timeline(app.db, log);
  await Promise.all([one.state(app.meetingId), other.state(app.meetingId)]);
});

afterAll(() => app.close());

const seat = (participantId: string): Identity => ({ kind: 'seat', meetingId: app.meetingId, participantId });

const edit = (timeline: Timeline, unit: string, commandId: string = randomUUID()): Promise<CommandReply> =>
  execute(timeline, seat('P12'), {
    meetingId: app.meetingId,
    commandId,
    name: 'agenda.editItem',
    payload: { itemId: 'A6', changes: { unit } },
  });

it('[SYNC-12] a process whose state is old decides on the newest one, whichever of the two commits', async () => {
  const first = await app.db.meeting.findUniqueOrThrow({ where: { id: app.meetingId } });
  for (let round = 0; round < 5; round += 1) {
    expect(await edit(one, `một ${round}`)).toMatchObject({ ok: true, sequence: first.sequence + 2 * round + 1 });
    expect(await edit(other, `hai ${round}`)).toMatchObject({ ok: true, sequence: first.sequence + 2 * round + 2 });
  }
});

it('[SYNC-12] processes that commit at the same moment leave one whole chain without a gap', async () => {
  const replies = await Promise.all(
    Array.from({ length: 40 }, (_, round) => edit(round % 2 === 0 ? one : other, `lúc ${round}`)),
  );
  expect(replies.every(({ ok }) => ok)).toBe(true);
  const events = await eventsAfter(app.db, app.meetingId, 0);
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
  expect(firstBrokenLink(events)).toBeNull();
  const [mine, theirs] = await Promise.all([one.state(app.meetingId), other.state(app.meetingId)]);
  expect(theirs).toEqual(mine);
});

it('[SYNC-7] a command that another process has carried out is answered, not done again', async () => {
  const commandId = randomUUID();
  const answer = await edit(one, 'một lần', commandId);
  expect(await edit(other, 'một lần', commandId)).toEqual(answer);
  expect(await edit(one, 'một lần', commandId)).toEqual(answer);
});

it('[SYNC-8] a refusal is never given on an old state', async () => {
  const send = (timeline: Timeline, name: string, payload: unknown): Promise<CommandReply> =>
    execute(timeline, seat('P12'), { meetingId: app.meetingId, commandId: randomUUID(), name, payload });
  await send(one, 'meeting.openCheckIn', {});
  // In the other's memory the check-in isn't open.
  const reply = await send(other, 'attendance.checkIn', { participantId: 'P12', mode: 'on_site', method: 'self' });
  expect(reply.ok).toBe(true);
});
