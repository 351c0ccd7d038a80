import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { foldAll } from '#domain/fold.ts';
import { initialState } from '#domain/state.ts';
import { viewerOf, viewFor } from '#domain/view.ts';
import { signInNames } from '#prisma/seed/accounts.ts';
import { writePracticeMeeting } from '#prisma/seed/practiceMeeting.ts';
import { sampleMeeting } from '#prisma/seed/sample.ts';
import { firstBrokenLink } from '#server/persistence/chain.ts';
import { eventsAfter } from '#server/persistence/eventLog.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { MeetingClient } from '#tests/support/participant.ts';

const people = ['P01', 'P12', 'P02', 'P04', 'P10'] as const;
const items = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'];

let app: TestApp;
const cookies = new Map<string, string>();
let accounts: Map<string, string>;

beforeAll(async () => {
  app = await startApp();
  for (const id of people) {
    cookies.set(id, (await app.signedIn(signInNames[id] ?? '')).cookie);
  }
  const rows = await app.db.account.findMany({ select: { id: true, signInName: true } });
  accounts = new Map(rows.map(({ id, signInName }) => [signInName, id]));
});

afterAll(() => app.close());

const someone = fc.constantFrom(...people);
const item = fc.constantFrom(...items);

/** One step of a random meeting: a command (which may be refused), or something that happens to a device. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('call' as const), who: someone, item }),
  fc.record({ kind: fc.constant('move' as const), who: someone, item, before: item }),
  fc.record({ kind: fc.constant('checkIn' as const), who: someone, remote: fc.boolean() }),
  fc.record({ kind: fc.constant('leave' as const), who: someone }),
  fc.record({ kind: fc.constant('request' as const), who: someone, item }),
  fc.record({ kind: fc.constant('draftPoll' as const), who: someone, item }),
  fc.record({ kind: fc.constant('takeChair' as const), who: someone }),
  fc.record({ kind: fc.constant('returnChair' as const), who: someone }),
  fc.record({ kind: fc.constant('promote' as const), who: someone, back: fc.boolean() }),
  fc.record({
    kind: fc.constant('retrain' as const),
    who: someone,
    whom: fc.constantFrom('P04', 'P10'),
    back: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('ready' as const), who: someone, item }),
  fc.record({ kind: fc.constant('goAway' as const), who: someone }),
  fc.record({ kind: fc.constant('comeBack' as const), who: someone }),
  fc.record({ kind: fc.constant('breakLine' as const), who: someone }),
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function commandOf(given: Step): [string, unknown] | null {
  switch (given.kind) {
    case 'call':
      return ['agenda.callItem', { itemId: given.item, despiteUnheard: true }];
    case 'move':
      return ['agenda.moveItem', { itemId: given.item, parentId: null, beforeId: given.before }];
    case 'checkIn':
      return [
        'attendance.checkIn',
        { participantId: given.who, mode: given.remote ? 'remote' : 'on_site', method: 'self' },
      ];
    case 'leave':
      return ['attendance.leave', { participantId: given.who, reason: '' }];
    case 'request':
      return ['floor.request', { itemId: given.item, kind: 'speech' }];
    case 'draftPoll':
      return ['poll.create', { pollId: randomUUID(), details: draft(given.item) }];
    case 'takeChair':
      return ['meeting.takeChair', { reason: 'mất mạng' }];
    case 'returnChair':
      return ['meeting.returnChair', {}];
    case 'promote':
      return ['people.edit', { participantId: 'P02', changes: { role: given.back ? 'member' : 'co_chair' } }];
    case 'retrain': {
      const role = given.back ? 'observer' : 'technician';
      return ['people.edit', { participantId: given.whom, changes: { role, isMember: false } }];
    }
    case 'ready':
      return ['poll.markReady', { itemId: given.item }];
    default:
      return null;
  }
}

const draft = (itemId: string) => ({
  itemId,
  question: 'Câu hỏi',
  form: 'open',
  method: 'decision',
  seats: 1,
  options: [{ optionId: 'tan_thanh', label: 'Tán thành', countsAs: 'agree' }],
  paper: null,
  seconds: null,
  majority: null,
  weighted: false,
  publishAtClose: true,
});

async function take(given: Step, client: MeetingClient): Promise<void> {
  if (given.kind === 'goAway') {
    client.goAway();
  } else if (given.kind === 'comeBack') {
    client.returnNow();
  } else if (given.kind === 'breakLine') {
    client.breakLine();
  } else {
    const command = commandOf(given);
    if (command !== null && client.isConnected) {
      await client.reply(...command).catch(() => undefined);
    }
  }
}

async function meet(steps: readonly Step[]): Promise<void> {
  const meetingId = randomUUID();
  const { timeline } = app.app.parts;
  await writePracticeMeeting({ timeline, sample: sampleMeeting(), accounts, meetingId }, new Date());
  const clients = new Map<string, MeetingClient>();
  for (const id of people) {
    clients.set(id, await new MeetingClient({ url: app.url, cookie: cookies.get(id) ?? '' }, meetingId).enter());
  }
  await clients.get('P01')!.send('meeting.open', { withoutQuorum: true });
  for (const given of steps) {
    await take(given, clients.get(given.who)!);
  }
  for (const client of clients.values()) {
    client.returnNow();
    await expect.poll(() => client.isConnected, { timeout: 5000 }).toBe(true);
  }
  const log = await eventsAfter(app.db, meetingId, 0);
  expect(firstBrokenLink(log)).toBeNull();
  const whole = foldAll(initialState(meetingId), log);
  for (const client of clients.values()) {
    const { shared, stewards, own } = viewFor(whole, viewerOf(whole, client.participantId ?? ''));
    const parts = () => ({ shared: client.state.shared, stewards: client.state.stewards, own: client.state.own });
    await expect.poll(parts, { timeout: 5000 }).toEqual({ shared, stewards, own });
    client.close();
  }
}

it('[SYNC-3] in random meetings every device’s state is the fold of what it may see, whatever the disconnects', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => meet(steps)),
    { seed: 20_261_118, numRuns: 12, endOnFailure: true },
  );
});
