import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { PRACTICE_PASSWORD, signInNames } from '#prisma/seed/accounts.ts';
import { seedPractice } from '#prisma/seed/index.ts';
import { testDatabase } from '#tests/support/database.ts';
import { HttpClient } from '#tests/support/httpClient.ts';
import { MeetingClient } from '#tests/support/participant.ts';
import { freePort, type ServerProcess, startServerProcess } from '#tests/support/serverProcess.ts';
import { changed, openDocument, synced, typeParagraph } from '#tests/support/sharedDocument.ts';

const WRITERS = ['thuky', 'chutich'] as const;
const PRESENT = ['P01', 'P02', 'P04', 'P05', 'P06', 'P07'];
/** Words that each writes while the server runs, while it is gone, and when it is back. */
const SOME = 60;

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: ServerProcess;
let meetingId: string;

async function signedIn(signInName: string): Promise<HttpClient> {
  const client = new HttpClient(server.url);
  await client.signIn(signInName, PRACTICE_PASSWORD);
  return client;
}

const open = (signInName: string) => openDocument({ url: server.url, signedIn }, signInName, `minutes/${meetingId}`);

async function enter(participantId: string): Promise<MeetingClient> {
  const { cookie } = await signedIn(signInNames[participantId] ?? '');
  return new MeetingClient({ url: server.url, cookie }, meetingId).enter();
}

beforeAll(async () => {
  database = await testDatabase();
  const papers = mkdtempSync(path.join(tmpdir(), 'nghi-su-seed-'));
  meetingId = await seedPractice(database.url, papers);
  rmSync(papers, { recursive: true, force: true });
  server = await startServerProcess(database.url, { port: await freePort() });
  const [chair, secretary] = await Promise.all([enter('P01'), enter('P12')]);
  for (const participantId of PRESENT) {
    await secretary.send('attendance.checkIn', { participantId, mode: 'on_site', method: 'list' });
  }
  await chair.send('meeting.open', {});
  await chair.send('meeting.close', {});
  await secretary.waitForState(({ shared }) => shared.minutes.status === 'drafting');
  chair.close();
  secretary.close();
}, 120_000);

afterAll(async () => {
  await server.kill();
  await database.drop();
});

/** Writes one word after another, each in a turn of the loop of its own, so that they leave one by one. */
async function write(text: Y.XmlText, who: string, from: number): Promise<void> {
  for (let count = from; count < from + SOME; count += 1) {
    text.insert(text.length, `${who}${count} `);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const everything = (who: string): string => Array.from({ length: 3 * SOME }, (_, count) => `${who}${count} `).join('');

it('[DESK-16] loses no word when the server is killed while two people write', async () => {
  const editors = await Promise.all(WRITERS.map(open));
  await Promise.all(editors.map(({ provider }) => synced(provider)));
  const own = editors.map(({ doc }, index) => typeParagraph(doc, `own-${index}`, ''));
  const both = (from: number) =>
    Promise.all(WRITERS.map((who, index) => (own[index] === undefined ? null : write(own[index], who, from))));
  await both(0);
  await server.kill();
  await both(SOME);
  server = await startServerProcess(database.url, { port: server.port });
  await both(2 * SOME);

  const reader = await open('thuky');
  const printed = (): string => reader.doc.getXmlFragment('minutes').toString();
  await changed(reader.doc, () => WRITERS.every((who) => printed().includes(everything(who))));
  for (const who of WRITERS) {
    expect(printed().split(`${who}0 `)).toHaveLength(2);
  }
  for (const { provider } of [...editors, reader]) {
    provider.destroy();
  }
}, 120_000);
