import { z } from 'zod';
import { TrackId } from './capture.ts';
import { byName, defineCommand, defineEvent } from './define.ts';
import { AgendaItemId, Instant, Nothing, ParticipantId, prose } from './ids.ts';

/** Why the recogniser can't work; the screens say what to do about each. */
export const RecogniserFault = z.enum([
  'modelMissing',
  'modelDamaged',
  'engineMissing',
  'engineFailing',
  'serviceUnreachable',
  'decoderMissing',
  /** No worker has reported for some time. */
  'workerMissing',
]);
export type RecogniserFault = z.infer<typeof RecogniserFault>;

/** Whether speech can be recognised now. `detail` is for the system's keeper (a path, an exit code), never content. */
export const RecogniserStatus = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('ready') }),
  z.strictObject({ state: z.literal('starting') }),
  z.strictObject({ state: z.literal('unavailable'), fault: RecogniserFault, detail: z.string() }),
]);
export type RecogniserStatus = z.infer<typeof RecogniserStatus>;

/**
 * Why a segment may not be trusted: the same words four times and more, text that compresses like a loop, more words than a
 * mouth can say, an engine unsure of itself, a sentence of the engine's training films, or sound it could not read at all.
 */
export const DoubtReason = z.enum(['repeated', 'compressible', 'tooFast', 'lowConfidence', 'phantom', 'unreadable']);
export type DoubtReason = z.infer<typeof DoubtReason>;

/**
 * One word as it is spoken: text with its punctuation, start and end in ms from the start of its segment, confidence 0 to 1
 * (1 = a person wrote it). A tuple: a morning's session has forty thousand of them, and every tablet holds them all.
 */
export const Word = z.tuple([
  z.string().min(1).max(200),
  z.int().nonnegative(),
  z.int().nonnegative(),
  z.number().min(0).max(1),
]);
export type Word = z.infer<typeof Word>;

export const SegmentId = TrackId;

/** Where a segment comes from: heard during the meeting, heard in an uploaded recording, or read from an uploaded transcript. */
export const SegmentOrigin = z.enum(['live', 'recording', 'transcript']);
export type SegmentOrigin = z.infer<typeof SegmentOrigin>;

/** The track's kind; `file` = something uploaded. */
export const SpeechSource = z.enum(['microphone', 'roomMicrophone', 'screenAudio', 'file']);
export type SpeechSource = z.infer<typeof SpeechSource>;

/** A stretch of one person's speech as the worker reports it. */
export const HeardSegment = z.strictObject({
  segmentId: SegmentId,
  /** Named in the source (uploaded transcript); null: the server decides from the track and the floor. */
  speakerId: ParticipantId.nullable(),
  /** Named in the source (a meeting file); null: the item that was being dealt with at that moment. */
  itemId: AgendaItemId.nullable().default(null),
  /** As an uploaded transcript names who speaks, when that is nobody of the meeting. */
  writtenName: z.string().min(1).max(200).optional(),
  startAt: Instant,
  endAt: Instant,
  words: z.array(Word).max(600),
  doubtful: z.boolean(),
  reasons: z.array(DoubtReason).max(6),
});
export type HeardSegment = z.infer<typeof HeardSegment>;

/** A stretch of speech on the timeline. */
export const Segment = HeardSegment.extend({
  /** The agenda item that was being dealt with when it was said. */
  itemId: AgendaItemId.nullable(),
  /** Somebody else than the speaker whose microphone carried the words: for the secretary to settle; null = no contradiction. */
  loudestId: ParticipantId.nullable(),
});
export type Segment = z.infer<typeof Segment>;

export const speechCommands = byName(
  /**
   * From the recorder: everything on one track between two moments has been listened to. `fromAt` must be where the track's
   * listening stopped last time (null at its beginning), so each stretch enters the timeline once, whoever sends it.
   */
  defineCommand('speech.hear', {
    payload: z.strictObject({
      trackId: TrackId,
      participantId: ParticipantId.nullable(),
      source: SpeechSource,
      origin: SegmentOrigin,
      /** How speakers are found: the track's owner, whoever had the floor, or left open for the secretary. */
      speakers: z.enum(['track', 'floor', 'open']),
      fromAt: Instant.nullable(),
      untilAt: Instant,
      engine: z.string().max(80),
      model: z.string().max(80),
      segments: z.array(HeardSegment).max(200),
      /** For uploaded recordings: the moment at which the file begins; null for tracks of the meeting itself. */
      fileStartAt: Instant.nullable().default(null),
    }),
    /** `untilAt`: how far the track counts as heard now; a repeat after a crash may answer another moment than it asked for. */
    result: z.strictObject({ accepted: z.int().nonnegative(), untilAt: Instant }),
  }),
  /** The secretary's wording of a segment; an empty text strikes it out. `revision` is the one that was on the screen. */
  defineCommand('speech.correctText', {
    payload: z.strictObject({ segmentId: SegmentId, revision: z.int().nonnegative(), text: prose(8000) }),
    result: Nothing,
  }),
  /** Who said it, by the secretary; naming the speaker already shown confirms it. */
  defineCommand('speech.correctSpeaker', {
    payload: z.strictObject({ segmentIds: z.array(SegmentId).min(1).max(500), speakerId: ParticipantId.nullable() }),
    result: Nothing,
  }),
  /** Takes every segment of one uploaded recording or transcript back out of the timeline's reading. */
  defineCommand('speech.withdrawImport', { payload: z.strictObject({ trackId: TrackId }), result: Nothing }),
);

export const speechEvents = byName(
  defineEvent(
    'speech.heard',
    'followers',
    z.strictObject({
      trackId: TrackId,
      source: SpeechSource,
      origin: SegmentOrigin,
      untilAt: Instant,
      engine: z.string(),
      model: z.string(),
      segments: z.array(Segment),
      fileStartAt: Instant.nullable(),
    }),
  ),
  defineEvent('speech.textCorrected', 'followers', z.strictObject({ segmentId: SegmentId, words: z.array(Word) })),
  defineEvent(
    'speech.speakerCorrected',
    'followers',
    z.strictObject({ segmentIds: z.array(SegmentId), speakerId: ParticipantId.nullable() }),
  ),
  defineEvent('speech.importWithdrawn', 'followers', z.strictObject({ trackId: TrackId })),
);
