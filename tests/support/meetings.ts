import { readFileSync } from 'node:fs';
import { importMeeting } from '#recorder/minutes/import/importMeeting.ts';
import type { MeetingRecord } from '#recorder/minutes/record.ts';

const FILES = {
  lacGiang: 'prisma/seed/data/sample-meeting.json',
  hoaLam: 'tests/support/data/meeting-two.json',
  anTrach: 'tests/support/data/meeting-three.json',
  rachSay: 'tests/support/data/meeting-four.json',
} as const;

export type MeetingName = keyof typeof FILES;

/** A whole meeting file as JSON: `lacGiang` is the sample; a commune's, a water company's and a Southern ward's are by other hands. */
export function meetingFile(name: MeetingName) {
  return JSON.parse(readFileSync(FILES[name], 'utf8'));
}

/** The record of a meeting file; `spoken` takes the recogniser's words instead of the written ones. */
export function meetingRecord(name: MeetingName, options: { spoken?: boolean } = {}): MeetingRecord {
  const { expected: _, ...file } = meetingFile(name);
  if (options.spoken) {
    for (const row of file.transcript) {
      delete row.text;
    }
  }
  return importMeeting(file);
}
