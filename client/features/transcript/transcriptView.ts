import { initials, matches } from '#client/i18n/names.ts';
import { type TranscriptSegment, transcriptOf } from '#domain/speech.ts';
import { SURE_WORD, textOf } from '#domain/speechWords.ts';
import type { MeetingState } from '#domain/state.ts';

/** One turn of the transcript as a row shows it. */
export type TranscriptRow = {
  readonly segment: TranscriptSegment;
  /** Empty when nobody is named. */
  readonly speaker: string;
  readonly initials: string;
  /** Whose microphone was loudest, when that contradicts the speaker. */
  readonly loudest: string | null;
  /** Words nobody has confirmed and the machine was unsure of. */
  readonly unsure: number;
};

export type TranscriptFilter = { readonly itemId: string | null; readonly query: string };

function rowOf(state: MeetingState, segment: TranscriptSegment): TranscriptRow {
  const nameOf = (id: string | null) => state.shared.people.byId[id ?? '']?.name ?? '';
  const speaker = nameOf(segment.speakerId);
  return {
    segment,
    speaker,
    initials: speaker === '' ? '?' : initials(speaker),
    loudest: segment.loudestId === null ? null : nameOf(segment.loudestId),
    unsure: segment.words.filter(([, , , confidence]) => confidence < SURE_WORD).length,
  };
}

/** The rows of the transcript that fit the filter, in order of time. */
export function transcriptRows(state: MeetingState, filter: TranscriptFilter): TranscriptRow[] {
  return transcriptOf(state.shared.speech)
    .filter((segment) => filter.itemId === null || segment.itemId === filter.itemId)
    .map((segment) => rowOf(state, segment))
    .filter((row) => matches(`${row.speaker} ${textOf(row.segment.words)}`, filter.query.trim()));
}

/** How many words and speakers still wait for the secretary's eye. */
export function openQuestions(rows: readonly TranscriptRow[]): number {
  return rows.reduce(
    (sum, { unsure, segment }) => sum + unsure + (segment.speakerId === null || segment.loudestId !== null ? 1 : 0),
    0,
  );
}
