import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstBrokenLink } from '#server/persistence/chain.ts';
import { eventsAfter } from '#server/persistence/eventLog.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { MeetingClient } from '#tests/support/participant.ts';

let app: TestApp;
let chair: MeetingClient;
let secretary: MeetingClient;

beforeAll(async () => {
  app = await startApp();
  [chair, secretary] = await Promise.all([app.enter('P01'), app.enter('P12')]);
});

afterAll(() => app.close());

const headOf = async (): Promise<number> =>
  (await app.db.meeting.findUniqueOrThrow({ where: { id: app.meetingId } })).sequence;

it('[SYNC-6] carries a command out and sends its event to everyone in the meeting', async () => {
  await secretary.send('meeting.openCheckIn', {});
  await chair.waitForState((state) => state.shared.meeting.status === 'checkin_open');
});

it('[SYNC-7] answers a repeated command with the first answer and does nothing twice', async () => {
  const commandId = randomUUID();
  const payload = { participantId: 'P01', mode: 'on_site', method: 'self' };
  const first = await chair.reply('attendance.checkIn', payload, commandId);
  const head = await headOf();
  expect(await chair.reply('attendance.checkIn', payload, commandId)).toEqual(first);
  expect(first.ok).toBe(true);
  expect(await headOf()).toBe(head);
});

it('[SYNC-2] refuses a command id that somebody else has used', async () => {
  const commandId = randomUUID();
  await chair.reply('attendance.leave', { participantId: 'P01', reason: '' }, commandId);
  const reply = await secretary.reply('attendance.leave', { participantId: 'P12', reason: '' }, commandId);
  expect(reply).toMatchObject({ ok: false, rejection: { code: 'conflict', rule: 'SYNC-2' } });
});

it('[SYNC-8] writes nothing for a refused command, not even a receipt', async () => {
  const head = await headOf();
  const commandId = randomUUID();
  const reply = await chair.reply('attendance.leave', { participantId: 'P01', reason: '' }, commandId);
  expect(reply).toMatchObject({ ok: false, rejection: { rule: 'ATTEND-2' } });
  expect(await headOf()).toBe(head);
  expect(await app.db.receipt.findFirst({ where: { commandId } })).toBeNull();
});

it('[SYNC-9] commits commands that arrive together, each with its own answer, numbered without gaps', async () => {
  const people = ['P02', 'P03', 'P04', 'P05', 'P06', 'P07', 'P09', 'P10'];
  const replies = await Promise.all(
    [...people, 'P99'].map((participantId) =>
      secretary.reply('attendance.checkIn', { participantId, mode: 'on_site', method: 'list' }),
    ),
  );
  expect(replies.slice(0, -1).every(({ ok }) => ok)).toBe(true);
  expect(replies.at(-1)).toMatchObject({ ok: false, rejection: { rule: 'PEOPLE-1' } });
  const numbers = replies.flatMap((reply) => (reply.ok ? [reply.sequence] : []));
  expect(new Set(numbers).size).toBe(people.length);
});

it('[SYNC-10] chains every event by hash to the one before it', async () => {
  const events = await eventsAfter(app.db, app.meetingId, 0);
  expect(events.length).toBeGreaterThan(10);
  expect(firstBrokenLink(events)).toBeNull();
});
