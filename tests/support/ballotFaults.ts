import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { castSecretBallot, drawToken, finishToken } from '#client/lib/secretBallot.ts';
import { CommandReply } from '#protocol/envelope.ts';
import { createLogger } from '#server/logging/logger.ts';
import { openDatabase } from '#server/persistence/client.ts';
import { Timeline } from '#server/persistence/timeline.ts';
import { type BigMeeting, memberIds, writeBigMeeting } from './bigMeeting.ts';
import { MeetingClient } from './participant.ts';
import { questionOf } from './session.ts';

/** What one round came to: ballots acknowledged before the fault, those counted, and what must be nothing. */
export type FaultRound = { readonly acknowledgedBefore: number; readonly lost: number; readonly twice: number };

/** Something that kills, and brings back what it killed. */
export type Fault = { readonly strike: () => Promise<void>; readonly recover: () => Promise<void> };

const SPREAD_MS = 300;
const AGAIN_MS = 100;
const GIVE_UP_MS = 60_000;
const CHOICES = ['tan_thanh', 'khong_tan_thanh', 'tan_thanh'];

/** Does the work again until it answers; a refusal that says "not now" counts as no answer. */
async function untilAnswered<T>(work: () => Promise<T>): Promise<T> {
  const until = Date.now() + GIVE_UP_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > until) {
        throw error;
      }
      await delay(AGAIN_MS);
    }
  }
}

/** Sends a command under one id until it is answered with a result. */
function sendSurely(client: MeetingClient, name: string, payload: unknown): Promise<unknown> {
  const commandId = randomUUID();
  return untilAnswered(async () => {
    const reply = CommandReply.parse(await client.reply(name, payload, commandId));
    if (!reply.ok) {
      throw new Error(JSON.stringify(reply.rejection));
    }
    return reply.result;
  });
}

type Poll = { readonly pollId: string; readonly clients: Map<string, MeetingClient>; readonly ids: readonly string[] };

async function openPoll(
  url: string,
  { meetingId, cookies }: BigMeeting,
  form: 'open' | 'secret',
  voters: number,
): Promise<Poll> {
  const entered = await Promise.all(
    Object.entries(cookies).map(
      async ([id, cookie]) => [id, await new MeetingClient({ url, cookie }, meetingId).enter()] as const,
    ),
  );
  const clients = new Map(entered);
  const pollId = randomUUID();
  await clients.get('S')?.send('poll.create', { pollId, details: questionOf({ form, publishAtClose: false }) });
  await clients.get('C')?.send('poll.open', { pollId });
  return { pollId, clients, ids: memberIds(voters) };
}

/** Every voter votes at a moment of its own within a third of a second; answers the times of the receipts. */
async function voteAll(
  poll: Poll,
  answered: () => void,
  vote: (id: string, client: MeetingClient, index: number) => Promise<unknown>,
): Promise<number[]> {
  return Promise.all(
    poll.ids.map(async (id, index) => {
      await delay(randomInt(SPREAD_MS));
      await vote(id, poll.clients.get(id) as MeetingClient, index);
      answered();
      return Date.now();
    }),
  );
}

async function secretVotes(
  url: string,
  poll: Poll,
): Promise<(id: string, client: MeetingClient, index: number) => Promise<unknown>> {
  const chair = poll.clients.get('C') as MeetingClient;
  await chair.waitForState(({ shared }) => shared.polls.byId[poll.pollId] !== undefined);
  const publicKey = chair.state.shared.polls.byId[poll.pollId]?.context?.publicKey ?? '';
  const tokens = new Map(await Promise.all(poll.ids.map(async (id) => [id, await drawToken(publicKey)] as const)));
  return async (id, client, index) => {
    const token = tokens.get(id) as Awaited<ReturnType<typeof drawToken>>;
    const payload = { pollId: poll.pollId, blindedMessage: token.blindedMessage };
    const { blindSignature } = (await sendSurely(client, 'poll.takeToken', payload)) as { blindSignature: string };
    const signature = await finishToken(publicKey, token, blindSignature);
    const choices = [CHOICES[index % CHOICES.length] ?? ''];
    return untilAnswered(() => castSecretBallot(poll.pollId, { serial: token.serial, signature, choices }, url));
  };
}

/** Says when it has been counted to a number. */
function afterSome(wanted: number): { count: () => void; reached: Promise<void> } {
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  let counted = 0;
  const count = (): void => {
    counted += 1;
    if (counted === wanted) {
      resolve();
    }
  };
  return { count, reached };
}

async function countOf({ pollId, clients, ids }: Poll): Promise<{ lost: number; twice: number }> {
  const chair = clients.get('C') as MeetingClient;
  await sendSurely(chair, 'poll.close', { pollId });
  await sendSurely(chair, 'poll.publish', { pollId });
  const { data } = await chair.waitForEvent('poll.published', (published) => published.pollId === pollId);
  const { agree, disagree, received } = data.result;
  const wanted = ids.filter((_, index) => CHOICES[index % CHOICES.length] === 'tan_thanh').length;
  const wrong = Math.abs(agree - wanted) + Math.abs(disagree - (ids.length - wanted));
  for (const client of clients.values()) {
    client.close();
  }
  return { lost: Math.max(0, ids.length - received) + wrong, twice: Math.max(0, received - ids.length) };
}

/**
 * Two polls at once, one open and one secret, with half of the ballots each; in the middle the fault strikes. Whoever
 * has a receipt doesn't vote again; all others repeat until they have one. Then every ballot must be counted once.
 */
export async function faultRound(databaseUrl: string, url: string, ballots: number, fault: Fault): Promise<FaultRound> {
  const db = openDatabase(databaseUrl, 2);
  const timeline = new Timeline(db, createLogger({ level: 'silent' }));
  const voters = ballots / 2;
  const meetings = [await writeBigMeeting(db, timeline, voters), await writeBigMeeting(db, timeline, voters)] as const;
  await db.$disconnect();
  const open = await openPoll(url, meetings[0], 'open', voters);
  const secret = await openPoll(url, meetings[1], 'secret', voters);
  const voteSecretly = await secretVotes(url, secret);
  const middle = afterSome(randomInt(1, Math.ceil(ballots / 2)));
  const voting = Promise.all([
    voteAll(open, middle.count, (_id, client, index) => {
      const choices = [CHOICES[index % CHOICES.length] ?? ''];
      return sendSurely(client, 'poll.cast', { pollId: open.pollId, choices });
    }),
    voteAll(secret, middle.count, voteSecretly),
  ]);
  await middle.reached;
  const struckAt = Date.now();
  await fault.strike();
  await fault.recover();
  const receipts = (await voting).flat();
  const counted = [await countOf(open), await countOf(secret)];
  return {
    acknowledgedBefore: receipts.filter((at) => at <= struckAt).length,
    lost: counted.reduce((sum, { lost }) => sum + lost, 0),
    twice: counted.reduce((sum, { twice }) => sum + twice, 0),
  };
}
