import type { ImportedSlice } from '#domain/meeting.ts';
import { importMeeting, type MeetingRecord } from '#recorder/minutes/index.ts';

/** What the kept file of an imported meeting says; its words come from the transcript, where they may have been corrected since. */
export function importedRecord(file: NonNullable<ImportedSlice>): MeetingRecord {
  return importMeeting({ ...file, transcript: [] });
}
