import { z } from 'zod';
import { TrackId } from './capture.ts';
import { byName, defineCommand, defineEvent } from './define.ts';
import { Instant, isFreeKey, Nothing, ParticipantId } from './ids.ts';

export const SpanId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/)
  .refine(isFreeKey, 'reserved');

/**
 * Why a stretch of speech is held to be somebody's: the holder of the floor was heard on the own track; on another's track
 * only (a room microphone); a loud track alone, nobody having the floor; or a person said so.
 */
export const SpeakerBasis = z.enum(['floor_and_track', 'floor', 'track', 'corrected']);
export type SpeakerBasis = z.infer<typeof SpeakerBasis>;

export const speakerCommands = byName(
  /** Services only: this track was the loudest from..until. */
  defineCommand('speaker.reportSpan', {
    payload: z.strictObject({
      trackId: TrackId,
      participantId: ParticipantId,
      /** The track is the hall's sound system. */
      roomMicrophone: z.boolean(),
      fromAt: Instant,
      untilAt: Instant,
    }),
    result: Nothing,
  }),
  /** The secretary's one tap: this stretch was somebody else's. */
  defineCommand('speaker.correctSpan', {
    payload: z.strictObject({ spanId: SpanId, participantId: ParticipantId }),
    result: Nothing,
  }),
);

export const speakerEvents = byName(
  defineEvent(
    'speaker.heard',
    'everyone',
    z.strictObject({
      spanId: SpanId,
      /** Who is held to have spoken. */
      participantId: ParticipantId,
      basis: SpeakerBasis,
      trackId: TrackId,
      fromAt: Instant,
      untilAt: Instant,
    }),
  ),
  /** Floor and loudest track name different people; the span follows the floor until the secretary says otherwise. */
  defineEvent(
    'speaker.contradicted',
    'stewards',
    z.strictObject({ spanId: SpanId, floorParticipantId: ParticipantId, trackParticipantId: ParticipantId }),
  ),
  defineEvent('speaker.corrected', 'everyone', z.strictObject({ spanId: SpanId, participantId: ParticipantId })),
);
