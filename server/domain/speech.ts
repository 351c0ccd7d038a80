import type { EventData } from '#protocol/registry.ts';
import type { Segment, SegmentOrigin, SpeechSource } from '#protocol/speech.ts';
import { type Reducers, update } from './reduce.ts';
import { Rejected } from './rejected.ts';

/** A stretch of speech as everybody reads it now, corrections included. */
export type TranscriptSegment = Segment & {
  readonly trackId: string;
  readonly source: SpeechSource;
  readonly origin: SegmentOrigin;
  readonly engine: string;
  readonly model: string;
  /** Where an uploaded recording begins on the meeting's clock; null for tracks of the meeting itself. */
  readonly fileStartAt: string | null;
  /** Grows with each correction of the words. */
  readonly revision: number;
  /** The hall's microphone heard again what somebody's own microphone has already given. */
  readonly echo: boolean;
};

/** The transcript: segments in order of time, and how far each track has been listened to. */
export type SpeechSlice = {
  readonly byId: Readonly<Record<string, TranscriptSegment>>;
  /** Ids in order of their start. */
  readonly order: readonly string[];
  readonly heardUntil: Readonly<Record<string, string>>;
  readonly withdrawnTracks: readonly string[];
};

export const initialSpeech: SpeechSlice = {
  byId: {},
  order: [],
  heardUntil: {},
  withdrawnTracks: [],
};

/** Share of a hall segment that personal microphones must cover for it to be an echo of theirs. */
const ECHO_SHARE = 0.6;

function hear(slice: SpeechSlice, data: EventData<'speech.heard'>): SpeechSlice {
  const { trackId, source, origin, engine, model, segments, untilAt, fileStartAt } = data;
  const heardUntil = { ...slice.heardUntil, [trackId]: untilAt };
  const added = segments.map((segment) => ({
    ...segment,
    ...{ trackId, source, origin, engine, model, fileStartAt, revision: 0, echo: false },
  }));
  const byId = { ...slice.byId, ...Object.fromEntries(added.map((segment) => [segment.segmentId, segment])) };
  const order = [...slice.order, ...added.map(({ segmentId }) => segmentId)].sort(
    (a, b) => startOf(byId, a) - startOf(byId, b),
  );
  return markEchoes({ ...slice, byId, order, heardUntil }, added);
}

function startOf(byId: SpeechSlice['byId'], segmentId: string): number {
  return Date.parse(byId[segmentId]?.startAt ?? '');
}

/** Looks again at the hall's segments near new ones: whichever of the two was heard first, the hall's is the echo. */
function markEchoes(slice: SpeechSlice, added: readonly TranscriptSegment[]): SpeechSlice {
  const near = inOrder(slice).filter((segment) => added.some((other) => overlapMs(segment, other) > 0));
  const personal = near.filter(({ source, words }) => source === 'microphone' && words.length > 0);
  const echoes = near.filter(
    (segment) => segment.source === 'roomMicrophone' && !segment.echo && coveredShare(segment, personal) >= ECHO_SHARE,
  );
  const marked = echoes.map((segment) => [segment.segmentId, { ...segment, echo: true }] as const);
  return marked.length === 0 ? slice : { ...slice, byId: { ...slice.byId, ...Object.fromEntries(marked) } };
}

function overlapMs(a: Segment, b: Segment): number {
  return Math.min(Date.parse(a.endAt), Date.parse(b.endAt)) - Math.max(Date.parse(a.startAt), Date.parse(b.startAt));
}

function coveredShare(segment: Segment, others: readonly Segment[]): number {
  const length = Math.max(1, Date.parse(segment.endAt) - Date.parse(segment.startAt));
  return others.reduce((sum, other) => sum + Math.max(0, overlapMs(segment, other)), 0) / length;
}

export const speechReducers: Reducers<SpeechSlice> = {
  'speech.heard': hear,
  'speech.textCorrected': (slice, { segmentId, words }) => ({
    ...slice,
    byId: update(slice.byId, segmentId, (segment) => ({
      ...segment,
      words,
      doubtful: false,
      reasons: [],
      revision: segment.revision + 1,
    })),
  }),
  'speech.speakerCorrected': (slice, { segmentIds, speakerId }) => ({
    ...slice,
    byId: segmentIds.reduce(
      (byId, segmentId) => update(byId, segmentId, (segment) => ({ ...segment, speakerId, loudestId: null })),
      slice.byId,
    ),
  }),
  'speech.importWithdrawn': (slice, { trackId }) => ({
    ...slice,
    withdrawnTracks: [...slice.withdrawnTracks, trackId],
  }),
};

function inOrder(slice: SpeechSlice): TranscriptSegment[] {
  return slice.order.map((segmentId) => slice.byId[segmentId]).filter((segment) => segment !== undefined);
}

/** The transcript as it is read: in order of time, without echoes, struck-out segments and withdrawn imports. */
export function transcriptOf(slice: SpeechSlice): TranscriptSegment[] {
  return inOrder(slice).filter(
    ({ echo, words, revision, trackId }) =>
      !echo && (words.length > 0 || revision === 0) && !slice.withdrawnTracks.includes(trackId),
  );
}

/** The segment, or a rejection when there is none of that id. */
export function requireSegment(slice: SpeechSlice, segmentId: string): TranscriptSegment {
  const segment = slice.byId[segmentId];
  if (segment === undefined) {
    throw new Rejected('not_found', 'SPEECH-9');
  }
  return segment;
}
