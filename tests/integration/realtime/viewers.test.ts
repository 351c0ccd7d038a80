import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '#protocol/envelope.ts';
import { event } from '#server/commands/handler.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { MeetingClient } from '#tests/support/participant.ts';
import { questionOf } from '#tests/support/session.ts';

let app: TestApp;
let secretary: MeetingClient;
const sockets: Socket[] = [];

beforeAll(async () => {
  app = await startApp();
  secretary = await app.enter('P12');
});

afterAll(async () => {
  for (const socket of sockets) {
    socket.close();
  }
  await app.close();
});

/** A device that joins once and then does what it likes: it doesn't ask again when it is told to. */
async function stubborn(signInName: string): Promise<{ names: string[] }> {
  const { cookie } = await app.signedIn(signInName);
  const socket = io(app.url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } });
  sockets.push(socket);
  const names: string[] = [];
  socket.on('event', ({ name }: { name: string }) => names.push(name));
  const request = { meetingId: app.meetingId, lastSequence: 0, protocolVersion: PROTOCOL_VERSION };
  expect(await socket.emitWithAck('join', request)).toMatchObject({ ok: true });
  return { names };
}

const draft = (pollId: string) => secretary.send('poll.create', { pollId, details: questionOf() });
const mark = async (device: { names: string[] }, minutes: number) => {
  await secretary.send('agenda.editItem', { itemId: 'A1', changes: { plannedMinutes: minutes } });
  await secretary.waitForState((state) => state.shared.agenda.byId.A1?.plannedMinutes === minutes);
  return device.names.filter((name) => name === 'poll.created').length;
};

it('[SYNC-3] who is no steward any more gets no stewards’ events, also without asking anew', async () => {
  await secretary.send('people.edit', { participantId: 'P02', changes: { role: 'co_chair' } });
  const deputy = await stubborn('mai.huong');
  await draft('seen');
  await expect.poll(() => deputy.names).toContain('poll.created');
  await secretary.send('people.edit', { participantId: 'P02', changes: { role: 'member' } });
  await draft('unseen');
  await mark(deputy, 11);
  await expect.poll(() => deputy.names.at(-1)).toBe('agenda.itemEdited');
  expect(deputy.names.filter((name) => name === 'poll.created')).toHaveLength(1);
});

it('[SYNC-3] what is committed together with the loss of a role isn’t for who had it', async () => {
  await secretary.send('people.edit', { participantId: 'P03', changes: { role: 'co_chair' } });
  const deputy = await stubborn('tructuyen');
  const { timeline } = app.app.parts;
  const together = [
    event('people.edited', { participantId: 'P03', changes: { role: 'member' } }),
    event('poll.created', { pollId: 'too-late', details: questionOf(), revoteOf: null }),
    event('agenda.itemEdited', { itemId: 'A1', changes: { plannedMinutes: 14 } }),
  ];
  await Promise.all(
    together.map((fact) =>
      timeline.submit(app.meetingId, {
        commandId: randomUUID(),
        sender: 'service:server',
        createsIn: null,
        decide: () => ({ actor: { kind: 'service', id: 'server' }, events: [fact], result: {} }),
      }),
    ),
  );
  await expect.poll(() => deputy.names.at(-1)).toBe('agenda.itemEdited');
  expect(deputy.names).toContain('people.edited');
  expect(deputy.names).not.toContain('poll.created');
});

it('[SYNC-3] who was taken off the list gets nothing more', async () => {
  const guest = await stubborn('khachmoi');
  await secretary.send('people.remove', { participantId: 'P10' });
  await expect.poll(() => guest.names).toContain('people.removed');
  const before = guest.names.length;
  const other = await app.enter('P04');
  await secretary.send('agenda.editItem', { itemId: 'A1', changes: { plannedMinutes: 12 } });
  await other.waitForState((state) => state.shared.agenda.byId.A1?.plannedMinutes === 12);
  await mark(guest, 13);
  expect(guest.names).toHaveLength(before);
});

it('[RIGHTS-2] a meeting with a clever number opens nobody’s rooms', async () => {
  const meetingId = `${app.meetingId}:stewards`;
  const { cookie } = await app.signedIn('anh.tuan');
  const socket = io(app.url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } });
  sockets.push(socket);
  const names: string[] = [];
  socket.on('event', ({ name }: { name: string }) => names.push(name));
  const payload = {
    title: 'Cuộc họp khác',
    kind: 'briefing',
    format: 'on_site',
    place: '',
    scheduledStartAt: '2026-12-01T01:00:00.000Z',
    scheduledEndAt: '2026-12-01T02:00:00.000Z',
    totalMembers: 1,
    agencyName: 'UBND',
  };
  const command = { commandId: 'clever-number-1', meetingId, name: 'meeting.create', payload };
  expect(await socket.emitWithAck('command', command)).toMatchObject({ ok: true });
  const request = { meetingId, lastSequence: 0, protocolVersion: PROTOCOL_VERSION };
  expect(await socket.emitWithAck('join', request)).toMatchObject({ ok: true });
  await draft('not-for-others');
  await secretary.waitForState((state) => JSON.stringify(state.stewards).includes('not-for-others'));
  expect(await socket.emitWithAck('join', request)).toMatchObject({ ok: true });
  expect(names).toEqual([]);
});
