/**
 * 500 ballots at once, open and secret, from 500 devices: time until the last receipt, and the rate against the same rows
 * written straight to the same database by hand, each ballot durable by itself.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type BallotToken, castSecretBallot, drawToken, finishToken } from '#client/lib/secretBallot.ts';
import { createLogger } from '#server/logging/logger.ts';
import { openDatabase } from '#server/persistence/client.ts';
import { Timeline } from '#server/persistence/timeline.ts';
import { type BigMeeting, memberIds, writeBigMeeting } from '#tests/support/bigMeeting.ts';
import { MeetingClient } from '#tests/support/participant.ts';
import { startServerProcess } from '#tests/support/serverProcess.ts';
import { questionOf } from '#tests/support/session.ts';
import { type BenchResult, percentile, rounded } from './bench.ts';
import { benchDatabase } from './support/database.ts';

const BALLOTS = 500;
const POOL = 10;
const ROUNDS = 5;
const SECRET_ROUNDS = 3;
const CHOICES = ['tan_thanh', 'khong_tan_thanh', 'tan_thanh', 'khong_bieu_quyet', 'tan_thanh'];

type Times = { readonly total: number; readonly each: readonly number[] };

/** Runs the same work for all at once; milliseconds until each and until the last was done. */
async function atOnce(count: number, work: (index: number) => Promise<unknown>): Promise<Times> {
  const begun = performance.now();
  const each = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      await work(index);
      return performance.now() - begun;
    }),
  );
  return { total: performance.now() - begun, each };
}

async function enterAll(url: string, { meetingId, cookies }: BigMeeting): Promise<Map<string, MeetingClient>> {
  const clients = new Map<string, MeetingClient>();
  const ids = Object.keys(cookies);
  for (let from = 0; from < ids.length; from += 25) {
    const some = ids.slice(from, from + 25);
    const entered = await Promise.all(
      some.map((id) => new MeetingClient({ url, cookie: cookies[id] ?? '' }, meetingId).enter()),
    );
    some.forEach((id, index) => {
      clients.set(id, entered[index] as MeetingClient);
    });
  }
  return clients;
}

/** The rows of one open ballot, an event and a receipt, written by hand in one transaction. */
async function writeStraight(pool: pg.Pool, meetingId: string, sequence: number): Promise<void> {
  const client = await pool.connect();
  const data = {
    pollId: 'bench',
    participantId: `M${sequence}`,
    choices: ['tan_thanh'],
    place: 'on_site',
    signature: null,
  };
  const reply = { ok: true, sequence, result: { choices: ['tan_thanh'], changes: 0 } };
  try {
    await client.query('BEGIN');
    await client.query(
      'INSERT INTO "MeetingEvent" ("meetingId","sequence","name","at","actorKind","actorId","data","hash") VALUES ($1,$2,$3,now(),$4,$5,$6,$7)',
      [meetingId, sequence, 'poll.ballotCast', 'participant', `M${sequence}`, data, 'a'.repeat(64)],
    );
    await client.query(
      'INSERT INTO "Receipt" ("meetingId","commandId","actor","sequence","reply") VALUES ($1,$2,$3,$4,$5)',
      [meetingId, randomUUID(), `seat:M${sequence}`, sequence, reply],
    );
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

async function straight(databaseUrl: string, { meetingId }: BigMeeting): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: POOL });
  await Promise.all(Array.from({ length: POOL }, () => pool.query('SELECT 1')));
  const { total } = await atOnce(BALLOTS, (index) => writeStraight(pool, meetingId, 1_000_000 + index));
  await pool.query('DELETE FROM "MeetingEvent" WHERE "sequence" >= 1000000');
  await pool.query('DELETE FROM "Receipt" WHERE "sequence" >= 1000000');
  await pool.end();
  return total;
}

async function openVote(clients: Map<string, MeetingClient>): Promise<{ times: Times; right: boolean }> {
  const chair = clients.get('C') as MeetingClient;
  const pollId = randomUUID();
  await chair.send('poll.create', { pollId, details: questionOf({ itemId: 'A1' }) });
  await chair.send('poll.open', { pollId });
  const voters = memberIds(BALLOTS).map((id) => clients.get(id) as MeetingClient);
  await Promise.all(voters.map((voter) => voter.waitForState(({ shared }) => shared.polls.byId[pollId] !== undefined)));
  const times = await atOnce(BALLOTS, (index) =>
    (voters[index] as MeetingClient).send('poll.cast', { pollId, choices: [CHOICES[index % CHOICES.length] ?? ''] }),
  );
  await chair.send('poll.close', { pollId });
  const { data } = await chair.waitForEvent('poll.published', (published) => published.pollId === pollId);
  return { times, right: data.result.received === BALLOTS && data.result.agree === (BALLOTS / CHOICES.length) * 3 };
}

async function secretVote(clients: Map<string, MeetingClient>, url: string) {
  const chair = clients.get('C') as MeetingClient;
  const pollId = randomUUID();
  await chair.send('poll.create', { pollId, details: questionOf({ itemId: 'A1', form: 'secret' }) });
  const begun = performance.now();
  await chair.send('poll.open', { pollId });
  const openMs = performance.now() - begun;
  const voters = memberIds(BALLOTS).map((id) => clients.get(id) as MeetingClient);
  await Promise.all(voters.map((voter) => voter.waitForState(({ shared }) => shared.polls.byId[pollId] !== undefined)));
  const publicKey = chair.state.shared.polls.byId[pollId]?.context?.publicKey ?? '';
  const tokens: BallotToken[] = [];
  for (let index = 0; index < BALLOTS; index += 1) {
    tokens.push(await drawToken(publicKey));
  }
  const signed: string[] = [];
  const issue = await atOnce(BALLOTS, async (index) => {
    const { blindedMessage } = tokens[index] as BallotToken;
    signed[index] = (
      await (voters[index] as MeetingClient).send('poll.takeToken', { pollId, blindedMessage })
    ).blindSignature;
  });
  const ballots: Parameters<typeof castSecretBallot>[1][] = [];
  for (const [index, token] of tokens.entries()) {
    const signature = await finishToken(publicKey, token, signed[index] ?? '');
    ballots.push({ serial: token.serial, signature, choices: [CHOICES[index % CHOICES.length] ?? ''] });
  }
  const cast = await atOnce(BALLOTS, (index) =>
    castSecretBallot(pollId, ballots[index] as (typeof ballots)[number], url),
  );
  const closing = performance.now();
  await chair.send('poll.close', { pollId });
  const { data } = await chair.waitForEvent('poll.published', (published) => published.pollId === pollId);
  const closeMs = performance.now() - closing;
  return { openMs, issue, cast, closeMs, right: data.result.received === BALLOTS && data.ballotIds.length === BALLOTS };
}

const median = (values: readonly number[]): number => percentile(values, 0.5);

async function measure(databaseUrl: string, url: string, meeting: BigMeeting, other: BigMeeting) {
  const clients = await enterAll(url, meeting);
  // The first round warms both sides up and isn't counted.
  await straight(databaseUrl, other);
  await openVote(clients);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ straightMs: await straight(databaseUrl, other), open: await openVote(clients) });
  }
  const secret = [];
  for (let round = 0; round < SECRET_ROUNDS; round += 1) {
    secret.push(await secretVote(clients, url));
  }
  for (const client of clients.values()) {
    client.close();
  }
  return { rounds, secret };
}

/** Measures with a database that waits for the disk, as in real use, and the server in its own process. */
export default async function votes(): Promise<BenchResult> {
  const database = await benchDatabase();
  const db = openDatabase(database.url, POOL);
  const timeline = new Timeline(db, createLogger({ level: 'error' }));
  const meeting = await writeBigMeeting(db, timeline, BALLOTS);
  // Rows written by hand go to a meeting that nobody follows.
  const other = await writeBigMeeting(db, timeline, 1);
  const product = await startServerProcess(database.url);
  try {
    const { rounds, secret } = await measure(database.url, product.url, meeting, other);
    const lasts = rounds.map(({ open }) => open.times.total);
    const lastReceiptMs = median(lasts);
    const worstReceiptMs = Math.max(...lasts);
    const worst = (of: (round: (typeof secret)[number]) => number): number => Math.max(...secret.map(of));
    const worstSecretMs = worst(({ cast }) => cast.total);
    const straightMs = median(rounds.map((round) => round.straightMs));
    const ratio = straightMs / lastReceiptMs;
    const right = secret.every((round) => round.right) && rounds.every(({ open }) => open.right);
    return {
      figures: {
        ballots: BALLOTS,
        'open: last receipt (median of rounds, ms)': rounded(lastReceiptMs, 0),
        'open: last receipt (worst of rounds, ms)': rounded(worstReceiptMs, 0),
        'open: median receipt (ms)': rounded(median(rounds.flatMap(({ open }) => open.times.each)), 0),
        'same rows written straight (median, ms)': rounded(straightMs, 0),
        'rate beside straight (ratio)': rounded(ratio),
        'secret: opening (worst of rounds, ms)': rounded(
          worst(({ openMs }) => openMs),
          0,
        ),
        'secret: last token (worst of rounds, ms)': rounded(
          worst(({ issue }) => issue.total),
          0,
        ),
        'secret: last receipt (median of rounds, ms)': rounded(median(secret.map(({ cast }) => cast.total)), 0),
        'secret: last receipt (worst of rounds, ms)': rounded(worstSecretMs, 0),
        'secret: close to result (worst of rounds, ms)': rounded(
          worst(({ closeMs }) => closeMs),
          0,
        ),
        'all results right': right,
      },
      goals: {
        'last receipt': '≤ 1000 ms in the worst round, open and secret',
        'rate beside straight': '≥ 0.7',
        results: 'exact',
      },
      met: right && worstReceiptMs <= 1000 && worstSecretMs <= 1000 && ratio >= 0.7,
    };
  } finally {
    await product.kill();
    await db.$disconnect();
    await database.stop();
  }
}
