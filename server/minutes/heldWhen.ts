import { requireDetails } from '#domain/meeting.ts';
import { type TranscriptSegment, transcriptOf } from '#domain/speech.ts';
import type { MeetingState } from '#domain/state.ts';

/** An instant by the clock of the meeting's place, with its offset. */
export function local(at: string): string {
  const shifted = new Date(Date.parse(at) + 7 * 3_600_000).toISOString();
  return `${shifted.slice(0, 19)}+07:00`;
}

const dayOf = (at: string): string => local(at).slice(0, 10);

/** When a meeting took place, and what tells so. */
export type HeldWhen = {
  readonly startAt: string;
  /** Null while it goes on. */
  readonly endAt: string | null;
  /** It was held without the product, on a day before it was opened here or without ever being: who spoke was there. */
  readonly speakers: ReadonlySet<string> | null;
};

/**
 * When a meeting took place: from its opening to its end. What was brought in from elsewhere and belongs to an earlier day, or to a
 * meeting that nobody opened, tells when it was really held: "ngày mai" counts from there (MINUTES-51).
 */
export function heldWhen(state: MeetingState): HeldWhen {
  const { meeting, speech } = state.shared;
  const { openedAt, closedAt } = meeting;
  const brought = transcriptOf(speech).filter(({ origin }) => origin !== 'live');
  const [first] = brought;
  if (first === undefined || (openedAt !== null && dayOf(first.startAt) >= dayOf(openedAt))) {
    return { startAt: openedAt ?? requireDetails(meeting).scheduledStartAt, endAt: closedAt, speakers: null };
  }
  return { startAt: first.startAt, endAt: closedAt === null ? null : lastOf(brought), speakers: speakersOf(brought) };
}

/** Whether there is anything to draft: a meeting that was opened, or words of one that was held elsewhere. */
export function wasHeld(state: MeetingState): boolean {
  return state.shared.meeting.openedAt !== null || heldWhen(state).speakers !== null;
}

const lastOf = (segments: readonly TranscriptSegment[]): string | null =>
  segments
    .map(({ endAt }) => endAt)
    .toSorted()
    .at(-1) ?? null;

const speakersOf = (segments: readonly TranscriptSegment[]): Set<string> =>
  new Set(segments.flatMap(({ speakerId }) => speakerId ?? []));
