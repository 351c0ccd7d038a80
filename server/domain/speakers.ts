import type { SpeakerBasis } from '#protocol/speaker.ts';
import type { Reducers } from './reduce.ts';
import type { MeetingState } from './state.ts';

/** A stretch of speech and whose it is held to be. */
export type SpeakerSpan = {
  readonly spanId: string;
  readonly participantId: string;
  readonly basis: SpeakerBasis;
  readonly trackId: string;
  readonly fromAt: string;
  readonly untilAt: string;
};

/** Somebody had the floor. */
export type FloorTurn = { readonly participantId: string; readonly fromAt: string; readonly untilAt: string | null };

/** Who spoke when: floor × loudest track (DESIGN §7). */
export type SpeakersSlice = {
  readonly spans: readonly SpeakerSpan[];
  readonly turns: readonly FloorTurn[];
};

export const initialSpeakers: SpeakersSlice = { spans: [], turns: [] };

const closeTurn = (turns: readonly FloorTurn[], at: string): readonly FloorTurn[] =>
  turns.map((turn) => (turn.untilAt === null ? { ...turn, untilAt: at } : turn));

export const speakersReducers: Reducers<SpeakersSlice> = {
  'floor.given': (slice, { speech }, { at }) => ({
    ...slice,
    turns: [...closeTurn(slice.turns, at), { participantId: speech.participantId, fromAt: at, untilAt: null }],
  }),
  'floor.stopped': (slice, _data, { at }) => ({ ...slice, turns: closeTurn(slice.turns, at) }),
  'speaker.heard': (slice, span) => ({ ...slice, spans: [...slice.spans, span] }),
  'speaker.corrected': (slice, { spanId, participantId }) => ({
    ...slice,
    spans: slice.spans.map((span) =>
      span.spanId === spanId ? { ...span, participantId, basis: 'corrected' as const } : span,
    ),
  }),
};

/** Floor and loudest track named different people. */
export type Contradiction = {
  readonly spanId: string;
  readonly floorParticipantId: string;
  readonly trackParticipantId: string;
};

/** Contradictions as the stewards were told of them; which of them are still open is `openContradictions`. */
export type ContradictionsSlice = Readonly<Record<string, Contradiction>>;

export const initialContradictions: ContradictionsSlice = {};

export const contradictionsReducers: Reducers<ContradictionsSlice> = {
  'speaker.contradicted': (slice, contradiction) => ({ ...slice, [contradiction.spanId]: contradiction }),
};

/** Contradictions that nobody has settled yet, with their spans, newest last. */
export function openContradictions(state: MeetingState): (Contradiction & { readonly span: SpeakerSpan })[] {
  return state.shared.speakers.spans.flatMap((span) => {
    const contradiction = state.stewards.contradictions[span.spanId];
    return contradiction !== undefined && span.basis !== 'corrected' ? [{ ...contradiction, span }] : [];
  });
}

/** Length in milliseconds that two stretches have in common; an end of null is still to come. */
function overlapMs(turn: FloorTurn, fromAt: string, untilAt: string): number {
  const from = Math.max(Date.parse(turn.fromAt), Date.parse(fromAt));
  const until = Math.min(
    turn.untilAt === null ? Number.POSITIVE_INFINITY : Date.parse(turn.untilAt),
    Date.parse(untilAt),
  );
  return Math.max(0, until - from);
}

/** Who had the floor for most of from..until; null when nobody had it for at least half of that time. */
export function floorHolderDuring(slice: SpeakersSlice, fromAt: string, untilAt: string): string | null {
  const half = (Date.parse(untilAt) - Date.parse(fromAt)) / 2;
  const held = slice.turns
    .map((turn) => ({ participantId: turn.participantId, ms: overlapMs(turn, fromAt, untilAt) }))
    .sort((a, b) => b.ms - a.ms)[0];
  return held !== undefined && held.ms > 0 && held.ms >= half ? held.participantId : null;
}

/** What is known about a loud stretch. */
export type HeardStretch = {
  /** Whose device carried it. */
  readonly trackParticipantId: string;
  /** The device is the hall's sound system: its voice is somebody's in the room. */
  readonly roomMicrophone: boolean;
  readonly floorParticipantId: string | null;
  /** The one who has the floor takes part from elsewhere. */
  readonly floorIsRemote: boolean;
  /** Those who run the meeting may speak in between without the floor. */
  readonly trackRunsMeeting: boolean;
  readonly chairId: string | null;
};

/** Whose a stretch of speech is held to be, why, and whether floor and track contradict each other. */
export type SpeakerVerdict = {
  readonly participantId: string;
  readonly basis: SpeakerBasis;
  readonly contradicted: boolean;
};

/**
 * Floor × loudest track (SPEAKER-1..4). The floor decides unless somebody who runs the meeting was heard; a room microphone
 * names nobody, so its voice is the floor holder's, or the chair's when nobody has the floor.
 */
export function decideSpeaker(heard: HeardStretch): SpeakerVerdict {
  const { floorParticipantId: floor, trackParticipantId: track } = heard;
  if (heard.roomMicrophone) {
    if (floor === null) {
      return { participantId: heard.chairId ?? track, basis: 'track', contradicted: false };
    }
    return { participantId: floor, basis: 'floor', contradicted: heard.floorIsRemote };
  }
  if (floor === null || heard.trackRunsMeeting) {
    return { participantId: track, basis: floor === track ? 'floor_and_track' : 'track', contradicted: false };
  }
  if (floor === track) {
    return { participantId: track, basis: 'floor_and_track', contradicted: false };
  }
  return { participantId: floor, basis: 'floor', contradicted: true };
}
