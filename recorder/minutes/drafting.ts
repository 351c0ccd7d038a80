import { extractTurn } from '#recorder/language/index.ts';
import { draftMinutes } from './draft.ts';
import type { MinutesDraft } from './draftTypes.ts';
import type { MeetingRecord } from './record.ts';

/** Drafts the minutes of a record with the language parser of this product. Pure; a day of talk takes seconds, so the server does it on a thread. */
export function draft(record: MeetingRecord): MinutesDraft {
  return draftMinutes(record, extractTurn);
}
