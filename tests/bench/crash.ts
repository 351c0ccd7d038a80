/**
 * `kill -9` of the server in the middle of a write loop, 20 rounds (or as given): every command that was acknowledged must
 * be in the log afterwards, once, the chain whole, and a repeat of the last command without an answer done once.
 */
import { randomUUID } from 'node:crypto';
import { PRACTICE_PASSWORD } from '#prisma/seed/accounts.ts';
import { firstBrokenLink } from '#server/persistence/chain.ts';
import { type Database, openDatabase } from '#server/persistence/client.ts';
import { eventsAfter } from '#server/persistence/eventLog.ts';
import { HttpClient } from '#tests/support/httpClient.ts';
import { MeetingClient } from '#tests/support/participant.ts';
import { type ServerProcess, startServerProcess } from '#tests/support/serverProcess.ts';
import type { Bench } from './bench.ts';
import { benchDatabase } from './support/database.ts';

const KILL_AFTER_MS = 400;

type Written = { acknowledged: string[]; unanswered: { commandId: string; unit: string }[] };

async function enter(url: string, meetingId: string): Promise<MeetingClient> {
  const browser = new HttpClient(url);
  await browser.signIn('thuky', PRACTICE_PASSWORD);
  return new MeetingClient({ url, cookie: browser.cookie }, meetingId).enter();
}

/** Writes one command after another until the server is gone; keeps what was acknowledged. */
async function writeUntilKilled(server: ServerProcess, meetingId: string, round: number): Promise<Written> {
  const client = await enter(server.url, meetingId);
  const written: Written = { acknowledged: [], unanswered: [] };
  const gone = new Promise<'gone'>((resolve) => client.on('disconnect', () => resolve('gone')));
  const kill = setTimeout(() => void server.kill(), KILL_AFTER_MS);
  for (let index = 0; ; index += 1) {
    const unit = `vòng ${round} lệnh ${index}`;
    const commandId = randomUUID();
    const payload = { itemId: 'A6', changes: { unit } };
    const reply = await Promise.race([
      client.reply('agenda.editItem', payload, commandId).catch(() => 'gone' as const),
      gone,
    ]);
    if (reply === 'gone') {
      written.unanswered.push({ commandId, unit });
      break;
    }
    if (reply.ok) {
      written.acknowledged.push(unit);
    } else if (reply.rejection.code !== 'too_many_requests') {
      throw new Error(`refused: ${JSON.stringify(reply.rejection)}`);
    }
  }
  clearTimeout(kill);
  client.close();
  return written;
}

async function repeat(server: ServerProcess, meetingId: string, { unanswered }: Written): Promise<string[]> {
  const client = await enter(server.url, meetingId);
  for (const { commandId, unit } of unanswered) {
    for (let time = 0; time < 2; time += 1) {
      const reply = await client.reply('agenda.editItem', { itemId: 'A6', changes: { unit } }, commandId);
      if (!reply.ok) {
        throw new Error(`a repeat was refused: ${JSON.stringify(reply.rejection)}`);
      }
    }
  }
  client.close();
  return unanswered.map(({ unit }) => unit);
}

async function unitsInLog(db: Database, meetingId: string): Promise<{ units: string[]; whole: boolean }> {
  const events = await eventsAfter(db, meetingId, 0);
  const units = events.flatMap(({ name, data }) =>
    name === 'agenda.itemEdited' ? [(data as { changes: { unit: string } }).changes.unit] : [],
  );
  return { units, whole: firstBrokenLink(events) === null };
}

const bench: Bench = async ([given = '20']) => {
  const rounds = Number(given);
  const database = await benchDatabase();
  const db = openDatabase(database.url, 2);
  const expected: string[] = [];
  let acknowledged = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const server = await startServerProcess(database.url);
    const written = await writeUntilKilled(server, database.meetingId, round);
    acknowledged += written.acknowledged.length;
    const next = await startServerProcess(database.url);
    expected.push(...written.acknowledged, ...(await repeat(next, database.meetingId, written)));
    await next.kill();
  }
  const { units, whole } = await unitsInLog(db, database.meetingId);
  await db.$disconnect();
  await database.stop();
  const found = new Set(units);
  const lost = expected.filter((unit) => !found.has(unit)).length;
  const doubled = units.length - found.size;
  const unknown = units.length - doubled - expected.length + lost;
  return {
    figures: { rounds, acknowledged, found: acknowledged - lost, lost, doubled, unknown, chain_whole: whole },
    goals: { found: '= acknowledged', doubled: '0', unknown: '0', chain_whole: 'true' },
    met: lost === 0 && doubled === 0 && unknown === 0 && whole,
  };
};

export default bench;
