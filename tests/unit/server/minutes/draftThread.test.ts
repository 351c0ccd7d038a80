import { afterAll, expect, it } from 'vitest';
import { draft } from '#recorder/minutes/drafting.ts';
import type { MeetingRecord } from '#recorder/minutes/record.ts';
import { DraftThread } from '#server/minutes/draftThread.ts';
import { meetingRecord } from '#tests/support/meetings.ts';

const thread = new DraftThread();

afterAll(() => thread.close());

it('[MINUTES-48] gives the same draft from the thread, and the event loop turns meanwhile', async () => {
  const record = meetingRecord('lacGiang');
  let served = 0;
  const serve = (): void => {
    served += 1;
    next = setImmediate(serve);
  };
  let next = setImmediate(serve);
  const made = await thread.draft(record);
  clearImmediate(next);
  expect(served).toBeGreaterThan(0);
  expect(made).toEqual(draft(record));
}, 30_000);

it('[MINUTES-48] drafts the next meeting after one that failed', async () => {
  const broken = { ...meetingRecord('hoaLam'), people: null } as unknown as MeetingRecord;
  await expect(thread.draft(broken)).rejects.toThrow('drafting failed');
  const { minutes } = await thread.draft(meetingRecord('hoaLam'));
  expect(minutes.blocks.length).toBeGreaterThan(0);
}, 30_000);
