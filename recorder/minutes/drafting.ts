import { extractTurn } from '#recorder/language/index.ts';
import { draftMinutes } from './draft.ts';
import type { MinutesDraft } from './draftTypes.ts';
import type { MeetingRecord } from './record.ts';
import type { TurnMemory } from './turnMemory.ts';

/**
 * Drafts the minutes of a record with the language parser of this product. Pure; a day of talk takes seconds, so the server does it on
 * a thread, with the `memory` of the draft before: the result is the same, only sooner.
 */
export function draft(record: MeetingRecord, memory?: TurnMemory): MinutesDraft {
  return draftMinutes(record, extractTurn, memory);
}
