import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { foldAll } from '#domain/fold.ts';
import { initialState } from '#domain/state.ts';
import { viewerOf, viewFor } from '#domain/view.ts';
import { eventsAfter } from '#server/persistence/eventLog.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';

/** A busy machine takes its time. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

let app: TestApp;

beforeEach(async () => {
  app = await startApp();
});

afterEach(() => app.close());

async function wholeState(meetingId: string) {
  return foldAll(initialState(meetingId), await eventsAfter(app.db, meetingId, 0));
}

it('[SYNC-11] brings a device that was away up to date without a reload', async () => {
  const [chair, member] = [await app.enter('P01'), await app.enter('P04')];
  member.goAway();
  await chair.send('meeting.open', { withoutQuorum: true });
  await chair.send('agenda.callItem', { itemId: 'A1' });
  await chair.send('agenda.callItem', { itemId: 'A2' });
  const from = member.state.sequence;
  member.returnNow();
  await member.waitForState((state) => state.shared.agenda.currentItemId === 'A2');
  expect(member.events.map(({ sequence }) => sequence).filter((sequence) => sequence > from)).toEqual(
    [1, 2, 3].map((step) => from + step),
  );
});

it('[SYNC-11] heals a line that broke without a word', async () => {
  const [chair, member] = [await app.enter('P01'), await app.enter('P04')];
  member.breakLine();
  await chair.send('meeting.open', { withoutQuorum: true });
  await member.waitForState((state) => state.shared.meeting.status === 'in_session');
});

it('[SYNC-11] gives a whole snapshot to who missed very much', async () => {
  const [secretary, chair, member] = [await app.enter('P12'), await app.enter('P01'), await app.enter('P04')];
  member.goAway();
  for (let index = 0; index < 201; index += 1) {
    const sender = index % 2 === 0 ? secretary : chair;
    await sender.send('agenda.moveItem', { itemId: 'A6', parentId: null, beforeId: index % 2 === 0 ? 'A1' : null });
  }
  const known = member.events.length;
  member.returnNow();
  await member.waitForState((state) => state.sequence === secretary.state.sequence);
  expect(member.events).toHaveLength(known);
  expect(member.state.shared).toEqual(secretary.state.shared);
});

it('[SYNC-3] every device’s state is the cut of the whole that it may see', async () => {
  const clients = await Promise.all(['P01', 'P04', 'P10', 'P12'].map((id) => app.enter(id)));
  await clients[0]!.send('meeting.open', { withoutQuorum: true });
  await clients[0]!.send('agenda.callItem', { itemId: 'A2' });
  const whole = await wholeState(app.meetingId);
  for (const client of clients) {
    await client.waitForState((state) => state.sequence === whole.sequence);
    expect(client.state).toEqual(viewFor(whole, viewerOf(whole, client.participantId ?? '')));
  }
});

it('[SYNC-3] who becomes chair sees what stewards see, who gives the chair back no more', async () => {
  const secretary = await app.enter('P12');
  await secretary.send('people.edit', { participantId: 'P02', changes: { role: 'co_chair' } });
  const deputy = await app.enter('P02');
  await deputy.send('meeting.takeChair', { reason: 'Chủ trì mất kết nối' });
  const whole = await wholeState(app.meetingId);
  await deputy.waitForState((state) => state.shared.meeting.actingChairId === 'P02');
  expect(viewerOf(whole, 'P02')).toEqual({ participantId: 'P02', steward: true, reads: true });
  await secretary.send('people.edit', { participantId: 'P02', changes: { role: 'member', isMember: true } });
  await secretary.send('meeting.returnChair', {});
  await deputy.waitForState((state) => state.shared.meeting.actingChairId === null);
  expect(viewerOf(await wholeState(app.meetingId), 'P02')).toEqual({
    participantId: 'P02',
    steward: false,
    reads: true,
  });
});

it('[SYNC-12] two server processes on one database serve one meeting in order', async () => {
  const other = await startApp({ databaseUrl: app.databaseUrl, meetingId: app.meetingId });
  try {
    const [chair, here] = [await app.enter('P01'), await app.enter('P04')];
    const [secretary, there] = [await other.enter('P12'), await other.enter('P05')];
    await chair.send('meeting.open', { withoutQuorum: true });
    const steps = Array.from({ length: 20 }, (_, index) => index);
    await Promise.all(
      steps.map((index) =>
        index % 2 === 0
          ? chair.send('agenda.callItem', { itemId: `A${(index % 6) + 1}` })
          : secretary.send('agenda.editItem', { itemId: 'A6', changes: { plannedMinutes: index } }),
      ),
    );
    const head = (await app.db.meeting.findUniqueOrThrow({ where: { id: app.meetingId } })).sequence;
    const devices = [chair, here, secretary, there];
    await Promise.all(devices.map((device) => device.waitForState((state) => state.sequence === head)));
    for (const device of devices) {
      const numbers = device.events.map(({ sequence }) => sequence);
      expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
      expect(device.state.shared).toEqual(here.state.shared);
    }
  } finally {
    await other.close();
  }
});

it('[SYNC-11] a restart of the server in the middle loses nothing and needs no reload', async () => {
  const [chair, member] = [await app.enter('P01'), await app.enter('P04')];
  await chair.send('meeting.open', { withoutQuorum: true });
  await chair.send('agenda.callItem', { itemId: 'A1' });
  const port = String(app.app.ports.http);
  await app.app.close();
  const again = await startApp({
    databaseUrl: app.databaseUrl,
    meetingId: app.meetingId,
    env: { HTTP_PORT: port },
  });
  try {
    await chair.waitForState(() => chair.isConnected);
    await expect.poll(() => chair.isConnected && member.isConnected, { timeout: 5000 }).toBe(true);
    await chair.send('agenda.callItem', { itemId: 'A2' });
    await member.waitForState((state) => state.shared.agenda.currentItemId === 'A2');
    expect(member.state.shared.agenda.byId.A1?.status).toBe('concluded');
  } finally {
    await again.close();
  }
});

it('[SYNC-15] times never run backwards', async () => {
  const chair = await app.enter('P01');
  await chair.send('meeting.open', { withoutQuorum: true });
  await Promise.all(['A1', 'A2', 'A3'].map((itemId) => chair.reply('agenda.callItem', { itemId })));
  const times = (await eventsAfter(app.db, app.meetingId, 0)).map(({ at }) => Date.parse(at));
  expect(times).toEqual([...times].sort((a, b) => a - b));
});
