import { randomUUID } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';
import { questionOf } from '#tests/support/session.ts';
import { Books } from './books.ts';
import { findWrongs } from './checks.ts';
import type { Device } from './device.ts';
import { runStorm } from './run.ts';
import { leaveRoom, openRoom, type Stand, startStand } from './stage.ts';

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) {
    await cleanUp();
  }
});

async function stand(processes: number): Promise<Stand> {
  const database = await testDatabase();
  cleanUps.push(database.drop);
  const started = await startStand(database.url, processes);
  cleanUps.push(started.close);
  return started;
}

// A hundred thousand messages: npm run bench -- fuzz
it.each([
  { processes: 1, seed: 1 },
  { processes: 2, seed: 2 },
])(
  '[SYNC-1] [SYNC-3] [SYNC-8] [SYNC-12] everybody sends anything at once to $processes server(s): nothing wrong',
  async ({ processes, seed }) => {
    const running = await stand(processes);
    const { wrongs, accepted, rejected, published } = await runStorm(running, seed, 1000);
    expect(wrongs).toEqual([]);
    expect(running.servers.map(({ isRunning }) => isRunning())).not.toContain(false);
    // A fuzz that is always refused, or never, proves nothing.
    expect([accepted, rejected, published].every((count) => count > 0)).toBe(true);
  },
);

async function order(books: Books, device: Device, meetingId: string, name: string, payload: unknown): Promise<void> {
  const envelope = { commandId: randomUUID(), meetingId, name, payload };
  books.answered(device.seat.as, envelope, envelope, await device.ask('command', envelope));
}

// Seed 11 of the large run: the count of the last ballot was written while the books were being checked, and every device had it.
it('[SYNC-6] what the server writes while it is being checked is no phantom, and what it never wrote is one', async () => {
  const running = await stand(1);
  const books = new Books();
  const room = await openRoom(running, books);
  cleanUps.push(async () => leaveRoom(room));
  const [secretary, voter, away] = ['S', 'M1', 'M5'].map((id) => room.devices.find(({ seat }) => seat.as === id)!);
  const pollId = 'seed-11';
  await order(books, secretary!, room.meetingId, 'poll.create', { pollId, details: questionOf({}) });
  await order(books, secretary!, room.meetingId, 'poll.open', { pollId });
  await order(books, voter!, room.meetingId, 'poll.cast', { pollId, choices: ['tan_thanh'] });
  // The check waits for this device, and in the meantime the ballot is counted.
  away!.leaveFor(1000);
  await findWrongs(running, room, books);
  expect(books.wrongs).toEqual([]);
  expect(room.screen.state.shared.polls.byId[pollId]!.received).toBe(1);

  const count = room.screen.heard.findLast(({ name }) => name === 'poll.counted')!;
  const phantom = { ...count, sequence: count.sequence + 1 };
  room.screen.heard.push(phantom);
  room.witness.heard('the screen', [phantom]);
  await findWrongs(running, room, books);
  expect(books.wrongs.filter((wrong) => wrong.includes('isn’t in the log'))).toHaveLength(2);
});
