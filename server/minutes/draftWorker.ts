import { draft } from '#recorder/minutes/drafting.ts';
import type { MeetingRecord } from '#recorder/minutes/record.ts';
import { serveTasks } from '../threads/serveTasks.ts';

serveTasks<MeetingRecord>(
  (record) => Promise.resolve(draft(record)),
  (error) => (error instanceof Error ? error.message : String(error)),
);
