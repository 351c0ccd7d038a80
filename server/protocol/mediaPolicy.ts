import { z } from 'zod';
import { MeetingId, ParticipantId } from './ids.ts';

/**
 * What the timeline allows a meeting's media, as one value: the server sends it whole whenever it changes and answers it
 * whenever the media service asks, so neither has to remember what the other knows.
 */
export const MediaPolicy = z.strictObject({
  meetingId: MeetingId,
  /** Number of the event it was read at; an older policy never replaces a newer one. */
  sequence: z.int().nonnegative(),
  /** The meeting is over or gone: its room is closed. */
  ended: z.boolean(),
  recording: z.boolean(),
  /** A classified item: no track passes, none is recorded. */
  private: z.boolean(),
  /** Participants whose own microphone may be heard now. A room microphone isn't bound by this. */
  microphones: z.array(ParticipantId),
  /** Of them, whoever has the floor or chairs: passed on however many others are loud. */
  leading: z.array(ParticipantId),
  /** Remote attendees whom the stewards put out, or took off the list. */
  out: z.array(ParticipantId),
  /** Technicians: their devices carry the hall's sound and get nothing of the others'. */
  technicians: z.array(ParticipantId),
});
export type MediaPolicy = z.infer<typeof MediaPolicy>;
