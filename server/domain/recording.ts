import type { GapCause, SealedPiece } from '#protocol/capture.ts';
import type { Reducers } from './reduce.ts';
import { Rejected } from './rejected.ts';

/** A stretch of time on the server's clock, ISO 8601; `untilAt` is null while it goes on. */
export type Stretch = { readonly fromAt: string; readonly untilAt: string | null };

/** A stretch of a recording that is missing, and why. */
export type RecordingGap = { readonly cause: GapCause; readonly fromAt: string; readonly untilAt: string };

/** The meeting's recording, and its classified stretches (domain guide §4.1 SEC-BM3, §4.2). */
export type RecordingSlice = {
  readonly status: 'off' | 'recording' | 'paused';
  /** What the participants were told; a recording can't start without it (RECORD-1). */
  readonly announcement: { readonly form: string; readonly text: string; readonly at: string } | null;
  /** When sound was being recorded. */
  readonly stretches: readonly Stretch[];
  readonly pieces: readonly SealedPiece[];
  readonly gaps: readonly RecordingGap[];
  /** A classified item is going on; `resume` says whether recording goes on after it. */
  readonly private: { readonly sinceAt: string; readonly resume: boolean } | null;
  /** Classified stretches: times only, no content. */
  readonly privateStretches: readonly Stretch[];
};

export const initialRecording: RecordingSlice = {
  status: 'off',
  announcement: null,
  stretches: [],
  pieces: [],
  gaps: [],
  private: null,
  privateStretches: [],
};

function begin(slice: RecordingSlice, at: string): RecordingSlice {
  return { ...slice, status: 'recording', stretches: [...slice.stretches, { fromAt: at, untilAt: null }] };
}

const closeLast = (stretches: readonly Stretch[], at: string): readonly Stretch[] =>
  stretches.map((stretch) => (stretch.untilAt === null ? { ...stretch, untilAt: at } : stretch));

function end(slice: RecordingSlice, status: 'off' | 'paused', at: string): RecordingSlice {
  return { ...slice, status, stretches: closeLast(slice.stretches, at) };
}

function enterPrivacy(slice: RecordingSlice, at: string): RecordingSlice {
  const resume = slice.status === 'recording';
  return {
    ...(resume ? end(slice, 'paused', at) : slice),
    private: { sinceAt: at, resume },
    privateStretches: [...slice.privateStretches, { fromAt: at, untilAt: null }],
  };
}

function leavePrivacy(slice: RecordingSlice, resume: boolean, at: string): RecordingSlice {
  const left = { ...slice, private: null, privateStretches: closeLast(slice.privateStretches, at) };
  return resume ? begin(left, at) : left;
}

/** After the end of the meeting nothing is recorded and nothing is classified any more. */
function finish(slice: RecordingSlice, at: string): RecordingSlice {
  const left = slice.private === null ? slice : leavePrivacy(slice, false, at);
  return end(left, 'off', at);
}

export const recordingReducers: Reducers<RecordingSlice> = {
  'recording.announced': (slice, { form, text }, { at }) => ({ ...slice, announcement: { form, text, at } }),
  'recording.started': (slice, _data, { at }) => begin(slice, at),
  'recording.paused': (slice, _data, { at }) => end(slice, 'paused', at),
  'recording.stopped': (slice, _data, { at }) => ({ ...end(slice, 'off', at), announcement: null }),
  'recording.pieceStored': (slice, { piece }) => ({ ...slice, pieces: [...slice.pieces, piece] }),
  'recording.gapFound': (slice, gap) => ({ ...slice, gaps: [...slice.gaps, gap] }),
  'privacy.entered': (slice, _data, { at }) => enterPrivacy(slice, at),
  'privacy.left': (slice, { resumeRecording }, { at }) => leavePrivacy(slice, resumeRecording, at),
  'meeting.closed': (slice, _data, { at }) => finish(slice, at),
  'meeting.cancelled': (slice, _data, { at }) => finish(slice, at),
};

/** RECORD-3: refuses what makes no sense in this state of the recording. */
export function requireRecording(slice: RecordingSlice, statuses: readonly RecordingSlice['status'][]): void {
  if (!statuses.includes(slice.status)) {
    throw new Rejected('conflict', 'RECORD-3', { status: slice.status });
  }
}

/** PRIVACY-2: refuses while a classified item is going on. */
export function requireNotPrivate(slice: RecordingSlice): void {
  if (slice.private !== null) {
    throw new Rejected('conflict', 'PRIVACY-2');
  }
}

/** The part of from..until in which recording was on; null when it wasn't at all (RECORD-6). */
export function clipToRecording(
  slice: RecordingSlice,
  fromAt: string,
  untilAt: string,
): { readonly fromAt: string; readonly untilAt: string } | null {
  const within = slice.stretches.filter(
    (stretch) => stretch.fromAt < untilAt && (stretch.untilAt === null || stretch.untilAt > fromAt),
  );
  const last = within.at(-1);
  if (last === undefined) {
    return null;
  }
  const latestStart = last.fromAt > fromAt ? last.fromAt : fromAt;
  const earliestEnd = last.untilAt !== null && last.untilAt < untilAt ? last.untilAt : untilAt;
  return { fromAt: latestStart, untilAt: earliestEnd };
}
