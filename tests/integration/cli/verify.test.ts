import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { wholeLog } from '#server/persistence/meetingLists.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';

/** A busy machine takes its time. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

let app: TestApp;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-verify-'));

beforeAll(async () => {
  app = await startApp();
});

afterAll(async () => {
  await app.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

function verify(target: string): { code: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/cli/verify.ts', target], {
    env: { ...process.env, DATABASE_URL: app.databaseUrl },
    encoding: 'utf8',
  });
  return { code: status, text: stdout + stderr };
}

async function exported(signInName: string): Promise<string> {
  const client = await app.signedIn(signInName);
  const { body } = await client.get<string>(`/api/meetings/${app.meetingId}/timeline`);
  return body;
}

it('[SYNC-10] finds the practice meeting whole, and says when there is nothing to check', () => {
  expect(verify(app.meetingId)).toMatchObject({ code: 0, text: expect.stringContaining('NGUYÊN VẸN') });
  expect(verify('no-such-meeting').code).toBe(2);
  expect(verify('--list').text).toContain(app.meetingId);
});

it('[SYNC-10] reads a meeting that goes on as it was at one moment', async () => {
  const secretary = await app.enter('P12');
  let written = 0;
  const write = async (): Promise<void> => {
    for (; written < 150; written += 1) {
      await secretary.send('agenda.editItem', { itemId: 'A6', changes: { unit: `lần ${written}` } });
    }
  };
  const read = async (): Promise<void> => {
    while (written < 150) {
      const log = await wholeLog(app.db, app.meetingId);
      expect(log?.head.sequence).toBe(log?.events.at(-1)?.sequence);
    }
  };
  await Promise.all([write(), read(), read(), read()]);
});

it('[SYNC-10] checks an exported timeline without the database, and notices a changed line', async () => {
  const lines = (await exported('thuky')).trimEnd().split('\n');
  const file = path.join(folder, 'whole.jsonl');
  fs.writeFileSync(file, lines.join('\n'));
  expect(verify(file)).toMatchObject({ code: 0 });
  const forged = path.join(folder, 'forged.jsonl');
  const index = lines.findIndex((line) => line.includes('"people.replied"'));
  const event = JSON.parse(lines[index] ?? '{}');
  event.data.attending = !event.data.attending;
  fs.writeFileSync(forged, lines.with(index, JSON.stringify(event)).join('\n'));
  expect(verify(forged)).toMatchObject({ code: 1, text: expect.stringContaining(`số ${index + 1}`) });
  fs.writeFileSync(forged, 'không phải JSON');
  expect(verify(forged).code).toBe(2);
});

it('[RIGHTS-1] only those who run the meeting take its timeline away', async () => {
  const member = await app.signedIn('thanhvien');
  expect((await member.get(`/api/meetings/${app.meetingId}/timeline`)).status).toBe(403);
  const admin = await app.signedIn('quantri');
  expect((await admin.get(`/api/meetings/${app.meetingId}/timeline`)).status).toBe(404);
});

it('[SYNC-10] names the event that was changed in the database, and an end that was cut off', async () => {
  const where = { meetingId_sequence: { meetingId: app.meetingId, sequence: 7 } };
  const { data } = await app.db.meetingEvent.findUniqueOrThrow({ where });
  await app.db.meetingEvent.update({ where, data: { data: { ...(data as object), forged: true } } });
  expect(verify(app.meetingId)).toMatchObject({ code: 1, text: expect.stringContaining('số 7') });
  await app.db.meetingEvent.update({ where, data: { data: data as object } });
  expect(verify(app.meetingId).code).toBe(0);
  const last = await app.db.meetingEvent.findFirstOrThrow({
    where: { meetingId: app.meetingId },
    orderBy: { sequence: 'desc' },
  });
  await app.db.meetingEvent.delete({
    where: { meetingId_sequence: { meetingId: app.meetingId, sequence: last.sequence } },
  });
  expect(verify(app.meetingId)).toMatchObject({ code: 1, text: expect.stringContaining('cuối') });
});
