import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { seedAccounts } from '#prisma/seed/accounts.ts';
import { ensurePracticeMeeting, seedPractice } from '#prisma/seed/index.ts';
import { sampleMeeting } from '#prisma/seed/sample.ts';
import { silentLogger } from '#server/logging/logger.ts';
import { openDatabase } from '#server/persistence/client.ts';
import { type Job, Timeline } from '#server/persistence/timeline.ts';
import { testDatabase } from '#tests/support/database.ts';

/** A busy machine takes its time. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

/** A timeline of a start that is killed before its next command. */
class KilledTimeline extends Timeline {
  #left: number;

  constructor(parts: ConstructorParameters<typeof Timeline>, commands: number) {
    super(...parts);
    this.#left = commands;
  }

  override submit(meetingId: string, job: Job) {
    this.#left -= 1;
    return this.#left < 0 ? Promise.reject(new Error('killed')) : super.submit(meetingId, job);
  }
}

it('[START-10] a practice meeting that an interrupted start left half written is finished by the next one', async () => {
  await using database = await testDatabase();
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-seed-'));
  const db = openDatabase(database.url, 2);
  const [sample, now] = [sampleMeeting(), new Date('2026-11-18T00:00:00Z')];
  const accounts = await seedAccounts(db, sample);
  // After the meeting alone, amid the programme, amid the answers, amid the papers, before their release.
  for (const commands of [1, 4, 12, 24, 26]) {
    const timeline = new KilledTimeline([db, silentLogger], commands);
    await expect(ensurePracticeMeeting(db, { timeline, sample, accounts }, dataDir, now)).rejects.toThrow('killed');
  }
  const meetingId = await seedPractice(database.url, dataDir, now);
  expect(await db.meeting.count({ where: { practice: true } })).toBe(1);
  const { shared } = await new Timeline(db, silentLogger).state(meetingId);
  expect(Object.keys(shared.papers).sort()).toEqual(sample.documents.map(({ id }) => id).sort());
  expect(shared.agenda.order).toEqual(sample.agenda.map(({ id }) => id));
  expect(Object.keys(shared.people.byId).sort()).toEqual(sample.participants.map(({ id }) => id).sort());
  expect(Object.keys(shared.people.replies)).toHaveLength(sample.participants.length - 1);
  await db.$disconnect();
  fs.rmSync(dataDir, { recursive: true });
});
