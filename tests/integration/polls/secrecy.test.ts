import { randomInt, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, createApp } from '#server/app.ts';
import { createLogger } from '#server/logging/logger.ts';
import { openedBox } from '#server/persistence/ballotBox.ts';
import { unsealBytes, unwrapKeys } from '#server/persistence/ballotKeys.ts';
import { type Database, openDatabase } from '#server/persistence/client.ts';
import { testConfig } from '#tests/support/app.ts';
import { type BigMeeting, memberIds, writeBigMeeting } from '#tests/support/bigMeeting.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';
import { MeetingClient } from '#tests/support/participant.ts';
import { voteInSecret } from '#tests/support/secretVote.ts';
import { questionOf } from '#tests/support/session.ts';

/** Odd, so that random votes of everybody can never end in a tie, which would wait for the chair (POLL-15). */
const VOTERS = 17;
const POLLS = 5;
const OPTIONS = ['tan_thanh', 'khong_tan_thanh'] as const;

type Known = { readonly voter: string; readonly choice: string; readonly ballotId: string };
type Row = Record<string, unknown>;

let database: TestDatabase;
let db: Database;
let app: App;
let url: string;
let meeting: BigMeeting;
let clients: Record<string, MeetingClient>;
let dataDir: string;
const logged: string[] = [];
/** What really happened, voter by voter in the order of voting; no attacker sees this. */
const truth: { pollId: string; votes: Known[] }[] = [];
/** The key of the first poll's open box, as only this test and the server's own disk ever had it. */
let openKey: Buffer;
/** Where the write-ahead log stood before the first poll. */
let firstWal = '';
/** Copies of the database taken after each ballot of the first poll, as a nightly backup gone wild would. */
const backups: Map<string, Row[]>[] = [];

/** Every row of every table in the order in which it lies on the disk, with PostgreSQL's own hidden columns. */
async function dump(): Promise<Map<string, Row[]>> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const tables = await client.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
  );
  const all = new Map<string, Row[]>();
  for (const { name } of tables.rows) {
    const { rows } = await client.query<Row>(`SELECT ctid::text, xmin::text, * FROM "${name}" ORDER BY ctid`);
    all.set(name, rows);
  }
  await client.end();
  return all;
}

const keyFolder = (): string => path.join(dataDir, 'open-boxes');

async function ask<T extends object>(sql: string, ...values: unknown[]): Promise<T[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<T>(sql, values);
  await client.end();
  return rows;
}

const textOf = (copy: Map<string, Row[]>): string =>
  JSON.stringify([...copy], (_key, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString('base64') : value,
  );

async function hold(backUp: boolean): Promise<void> {
  const pollId = randomUUID();
  const chair = clients['C']!;
  await chair.send('poll.create', { pollId, details: questionOf({ form: 'secret', publishAtClose: false }) });
  await chair.send('poll.open', { pollId });
  const votes: Known[] = [];
  // One after another: the order of tokens is the order of ballots, the best an observer can hope for.
  for (const voter of memberIds(VOTERS)) {
    const choice = OPTIONS[randomInt(2)]!;
    if (backUp) {
      openKey = fs.readFileSync(path.join(keyFolder(), fs.readdirSync(keyFolder())[0]!));
    }
    votes.push({ voter, choice, ballotId: await voteInSecret(clients[voter]!, pollId, [choice], url) });
    if (backUp) {
      backups.push(await dump());
    }
  }
  await chair.send('poll.close', { pollId });
  await chair.send('poll.publish', { pollId });
  truth.push({ pollId, votes });
}

beforeAll(async () => {
  database = await testDatabase();
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-secrecy-'));
  db = openDatabase(database.url, 5);
  const log = createLogger({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  app = await createApp(testConfig(database.url, dataDir), log, db, database.url);
  url = `http://127.0.0.1:${app.ports.http}`;
  meeting = await writeBigMeeting(db, app.parts.timeline, VOTERS);
  const entered = await Promise.all(
    Object.entries(meeting.cookies).map(
      async ([id, cookie]) => [id, await new MeetingClient({ url, cookie }, meeting.meetingId).enter()] as const,
    ),
  );
  clients = Object.fromEntries(entered);
  firstWal = (await ask<{ name: string }>('SELECT pg_walfile_name(pg_current_wal_lsn()) AS name'))[0]!.name;
  for (let poll = 0; poll < POLLS; poll += 1) {
    await hold(poll === 0);
  }
}, 180_000);

afterAll(async () => {
  for (const client of Object.values(clients)) {
    client.close();
  }
  await app.close();
  await db.$disconnect();
  await database.drop();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

/** Voters in the order in which the log says that they took their tokens. */
async function votersByLog(pollId: string): Promise<string[]> {
  const events = await db.meetingEvent.findMany({ where: { name: 'poll.tokenTaken' }, orderBy: { sequence: 'asc' } });
  return events
    .map(({ data }) => data as { pollId: string; participantId: string })
    .filter((data) => data.pollId === pollId)
    .map(({ participantId }) => participantId);
}

/** Guesses right by matching voters in the order of the log with ballots in the order they are read. */
function rightGuesses(voters: readonly string[], choices: readonly string[], votes: readonly Known[]): number {
  const byVoter = new Map(votes.map(({ voter, choice }) => [voter, choice]));
  return voters.filter((voter, index) => byVoter.get(voter) === choices[index]).length;
}

it('[BALLOT-5] guesses no better than by chance with the whole dump, the keys of the box and the log of tokens', async () => {
  let right = 0;
  let expected = 0;
  let variance = 0;
  for (const { pollId, votes } of truth) {
    // The attacker even holds SECRET_KEY: the box is opened as the verifier does.
    const choices = (await openedBox(db, pollId)).map((ballot) => ballot.choices[0]!);
    right += rightGuesses(await votersByLog(pollId), choices, votes);
    const share = votes.filter(({ choice }) => choice === OPTIONS[0]).length / VOTERS;
    const hit = share * share + (1 - share) * (1 - share);
    expected += VOTERS * hit;
    variance += VOTERS * hit * (1 - hit);
  }
  // Five standard deviations: a real link would hit all eighty.
  expect(Math.abs(right - expected)).toBeLessThan(5 * Math.sqrt(variance) + 1);
});

it('[BALLOT-5] keeps serial numbers, ids and ballots out of every table and every log line until they are published', () => {
  const first = truth[0]!;
  const copies = backups.map(textOf);
  for (const { ballotId } of first.votes) {
    expect(copies.some((copy) => copy.includes(ballotId))).toBe(false);
  }
  const lines = logged.join('');
  for (const { votes } of truth) {
    expect(votes.some(({ ballotId }) => lines.includes(ballotId))).toBe(false);
  }
  expect(lines).not.toContain('ballot-box');
  expect(lines).not.toContain('khong_tan_thanh');
});

it('[BALLOT-5] changes the whole box with every ballot, at the same size, so that copies taken between ballots differ in nothing but noise', () => {
  const boxes = backups.map((copy) => copy.get('BallotBox')!.find(({ pollId }) => pollId === truth[0]!.pollId)!);
  const sealed = boxes.map(({ sealed: bytes }) => bytes as Buffer);
  expect(new Set(sealed.map(({ length }) => length)).size).toBe(1);
  for (const [index, bytes] of sealed.slice(1).entries()) {
    const before = sealed[index]!;
    const same = bytes.filter((byte, at) => byte === before[at]).length / bytes.length;
    // Two random strings of bytes agree in one of 256 places.
    expect(same).toBeLessThan(0.02);
  }
  const others = boxes.map(({ sealed: _sealed, ctid: _ctid, xmin: _xmin, ...row }) => JSON.stringify(row));
  expect(new Set(others).size).toBe(1);
});

it('[BALLOT-5] has one row per poll and no column for voter, time or order', async () => {
  const rows = (await dump()).get('BallotBox')!;
  expect(rows).toHaveLength(POLLS);
  expect(Object.keys(rows[0]!).toSorted()).toEqual([
    'ctid',
    'keys',
    'meetingId',
    'open',
    'openKeyId',
    'pollId',
    'publicKey',
    'sealed',
    'xmin',
  ]);
});

it('[BALLOT-5] publishes ids in an order that has nothing to do with the order of voting', () => {
  const positions = truth.flatMap(({ pollId, votes }) => {
    const published = clients['C']!.state.shared.polls.byId[pollId]!.ballotIds;
    return votes.map(({ ballotId }, index) => ({ index, at: published.indexOf(ballotId) }));
  });
  expect(positions.every(({ at }) => at >= 0)).toBe(true);
  const mean = (VOTERS - 1) / 2;
  const covariance = positions.reduce((sum, { index, at }) => sum + (index - mean) * (at - mean), 0);
  const correlation = covariance / ((positions.length * (VOTERS * VOTERS - 1)) / 12);
  expect(Math.abs(correlation)).toBeLessThan(5 / Math.sqrt(positions.length));
});

/** The ballots of an earlier state of a box, as an attacker with SECRET_KEY and some second key reads them; null when it stays shut. */
function read(row: Row, pollId: string, key: Buffer | null): string[] | null {
  try {
    const { content } = unwrapKeys({ pollId, openKey: key }, row.keys as Buffer);
    const text = unsealBytes(Buffer.from(content, 'base64'), pollId, row.sealed as Buffer).toString();
    return (JSON.parse(text) as { serial: string }[]).map(({ serial }) => serial);
  } catch {
    return null;
  }
}

it('[BALLOT-13] leaves no way to open what the box was during the poll, which would tell the order of the ballots', async () => {
  const { pollId } = truth[0]!;
  const boxOf = (copy: Map<string, Row[]>): Row => copy.get('BallotBox')!.find((row) => row.pollId === pollId)!;
  const earlier = backups.map(boxOf);
  // With the second key the attack works: each state has one ballot more than the one before, and the timeline names its voter.
  expect(earlier.map((row) => read(row, pollId, openKey)?.length)).toEqual(earlier.map((_, index) => index + 1));
  // That key is gone from the disk, and never was in the database.
  await expect.poll(() => fs.readdirSync(keyFolder())).toEqual([]);
  const now = await dump();
  for (const copy of [...backups, now]) {
    expect(textOf(copy)).not.toContain(openKey.toString('base64'));
  }
  // SECRET_KEY alone, or with what the closed box is opened by now, opens none of them.
  const { content } = unwrapKeys({ pollId, openKey: null }, boxOf(now).keys as Buffer);
  for (const row of earlier) {
    expect(read(row, pollId, null)).toBeNull();
    expect(() => unsealBytes(Buffer.from(content, 'base64'), pollId, row.sealed as Buffer)).toThrow();
  }
});

it('[BALLOT-13] writes neither the key nor any serial number into the write-ahead log', async () => {
  const { pollId } = truth[0]!;
  const serials = read(
    backups
      .at(-1)!
      .get('BallotBox')!
      .find((row) => row.pollId === pollId)!,
    pollId,
    openKey,
  )!;
  expect(serials).toHaveLength(VOTERS);
  const secrets = [openKey, ...serials.flatMap((serial) => [Buffer.from(serial), Buffer.from(serial, 'base64')])];
  const files = await ask<{ name: string }>(
    'SELECT name FROM pg_ls_waldir() WHERE name BETWEEN $1 AND pg_walfile_name(pg_current_wal_lsn())',
    firstWal,
  );
  // A segment may be given back by a checkpoint between the list and the reading; the newest one never is.
  const segment = "SELECT pg_read_binary_file('pg_wal/' || $1, 0, 67108864, true) AS bytes";
  let segments = 0;
  for (const { name } of files) {
    const [file] = await ask<{ bytes: Buffer | null }>(segment, name);
    segments += file?.bytes ? 1 : 0;
    expect(secrets.filter((secret) => file?.bytes?.includes(secret))).toEqual([]);
  }
  expect(segments).toBeGreaterThan(0);
});
