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

/**
 * The segments whose speaker is named together with this one's: all that the same uploaded transcript gives to the same name, while
 * nobody of the meeting stands for it.
 */
export function namedTogether(
  state: MeetingState,
  { segmentId, trackId, speakerId, writtenName }: TranscriptSegment,
): string[] {
  if (speakerId !== null || writtenName === undefined) {
    return [segmentId];
  }
  return transcriptOf(state.shared.speech)
    .filter((other) => other.trackId === trackId && other.speakerId === null && other.writtenName === writtenName)
    .map((other) => other.segmentId);
}

/** Something brought in from elsewhere that is still read: where it stands, and whose words nobody stands for yet. */
export type ImportedTrack = {
  readonly trackId: string;
  readonly origin: 'recording' | 'transcript';
  readonly count: number;
  readonly open: number;
  readonly fromAt: string;
  readonly untilAt: string;
};

/** What was brought into the meeting from elsewhere, in order of time. */
export function importedTracks(state: MeetingState): ImportedTrack[] {
  const tracks = Map.groupBy(transcriptOf(state.shared.speech), ({ trackId }) => trackId);
  return [...tracks].flatMap(([trackId, segments]) => {
    const [first] = segments;
    return first === undefined || first.origin === 'live'
      ? []
      : [
          {
            trackId,
            origin: first.origin,
            count: segments.length,
            open: segments.filter(({ speakerId }) => speakerId === null).length,
            fromAt: first.startAt,
            untilAt: segments.at(-1)?.endAt ?? first.endAt,
          },
        ];
  });
}

/** How many words and speakers still wait for the secretary's eye. */
export function openQuestions(rows: readonly TranscriptRow[]): number {
  return rows.reduce(
    (sum, { unsure, segment }) => sum + unsure + (segment.speakerId === null || segment.loudestId !== null ? 1 : 0),
    0,
  );
}
