import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { castSecretBallot, drawToken, finishToken } from '#client/lib/secretBallot.ts';
import { CommandReply } from '#protocol/envelope.ts';
import { type BigMeeting, memberIds } from '../bigMeeting.ts';
import { type Line, MeetingClient } from '../participant.ts';
import { questionOf } from '../session.ts';

const SPREAD_MS = 300;
const AGAIN_MS = 100;
const GIVE_UP_MS = 60_000;
const CHOICES = ['tan_thanh', 'khong_tan_thanh', 'tan_thanh', 'khong_bieu_quyet', 'tan_thanh'];

/** What a voter holds in the end: the choice, when the server acknowledged it, and of a secret ballot its id. */
export type Receipt = {
  readonly voter: string;
  readonly choice: string;
  readonly at: number;
  readonly ballotId: string | null;
};

export type FaultPoll = {
  readonly meetingId: string;
  readonly pollId: string;
  readonly form: 'open' | 'secret';
  readonly clients: ReadonlyMap<string, MeetingClient>;
  readonly voters: readonly string[];
};

/** Does the work again until it answers; a refusal that says "not now" counts as no answer. */
export async function untilAnswered<T>(work: () => Promise<T>): Promise<T> {
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

/** Sends a command under one id until it is answered with a result, as the screens do. */
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

async function enterOnce(line: Line, meetingId: string): Promise<MeetingClient> {
  const client = new MeetingClient(line, meetingId);
  try {
    return await client.enter();
  } catch (error) {
    client.close();
    throw error;
  }
}

/** Everybody's device enters the meeting and a poll is opened. */
export async function openPoll(
  url: string,
  { meetingId, cookies }: BigMeeting,
  form: 'open' | 'secret',
  voters: number,
): Promise<FaultPoll> {
  const entered = await Promise.all(
    Object.entries(cookies).map(
      async ([id, cookie]) => [id, await untilAnswered(() => enterOnce({ url, cookie }, meetingId))] as const,
    ),
  );
  const clients = new Map(entered);
  const pollId = randomUUID();
  const details = questionOf({ form, publishAtClose: false });
  await sendSurely(clients.get('S') as MeetingClient, 'poll.create', { pollId, details });
  await sendSurely(clients.get('C') as MeetingClient, 'poll.open', { pollId });
  return { meetingId, pollId, form, clients, voters: memberIds(voters) };
}

type Vote = (id: string, client: MeetingClient, choice: string) => Promise<string | null>;

function openVote({ pollId }: FaultPoll): Vote {
  return async (_id, client, choice) => {
    await sendSurely(client, 'poll.cast', { pollId, choices: [choice] });
    return null;
  };
}

async function secretVote(url: string, { pollId, clients, voters }: FaultPoll): Promise<Vote> {
  const chair = clients.get('C') as MeetingClient;
  const { shared } = await chair.waitForState((state) => state.shared.polls.byId[pollId] !== undefined);
  const publicKey = shared.polls.byId[pollId]?.context?.publicKey ?? '';
  const tokens = new Map(await Promise.all(voters.map(async (id) => [id, await drawToken(publicKey)] as const)));
  return async (id, client, choice) => {
    const token = tokens.get(id) as Awaited<ReturnType<typeof drawToken>>;
    const payload = { pollId, blindedMessage: token.blindedMessage };
    const { blindSignature } = (await sendSurely(client, 'poll.takeToken', payload)) as { blindSignature: string };
    const signature = await finishToken(publicKey, token, blindSignature);
    return untilAnswered(() => castSecretBallot(pollId, { serial: token.serial, signature, choices: [choice] }, url));
  };
}

/** Makes ready all that voting needs; the answer lets every voter vote at a moment of its own within a third of a second. */
export async function prepareVoters(
  url: string,
  poll: FaultPoll,
): Promise<(answered: () => void) => Promise<Receipt[]>> {
  const vote = poll.form === 'open' ? openVote(poll) : await secretVote(url, poll);
  return (answered) =>
    Promise.all(
      poll.voters.map(async (voter, index) => {
        await delay(randomInt(SPREAD_MS));
        const choice = CHOICES[index % CHOICES.length] ?? '';
        const ballotId = await vote(voter, poll.clients.get(voter) as MeetingClient, choice);
        answered();
        return { voter, choice, at: Date.now(), ballotId };
      }),
    );
}

/** Closes and publishes the poll, and sends everybody home. */
export async function finishPoll({ pollId, clients }: FaultPoll): Promise<void> {
  const chair = clients.get('C') as MeetingClient;
  await sendSurely(chair, 'poll.close', { pollId });
  await sendSurely(chair, 'poll.publish', { pollId });
  for (const client of clients.values()) {
    client.close();
  }
}
