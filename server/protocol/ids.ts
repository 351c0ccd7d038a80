import { z } from 'zod';

/**
 * Whether a text may be the key of a plain object: what every object has already ("constructor") would be found in tables
 * where nobody put it.
 */
export const isFreeKey = (text: string): boolean => !(text in Object.prototype);

/** Identifiers are opaque strings: made by `newId()` on the server (UUID v4) or taken from an imported meeting. */
const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/)
  .refine(isFreeKey, 'reserved');

export const MeetingId = id;
export const ParticipantId = id;
export const AccountId = id;
export const AgendaItemId = id;
export const FloorRequestId = id;
export const SpeechId = id;
export const PollId = id;
export const OptionId = id;
export const CommandId = z.string().regex(/^[A-Za-z0-9_:.-]{8,128}$/);

/** A short line of text typed by a person: trimmed, NFC, no control characters. */
export const line = (max: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .refine((text) => !/\p{Cc}/u.test(text), 'control_character'),
    );

/** Several lines of text typed by a person; may be empty. */
export const prose = (max: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .max(max)
        .refine((text) => !text.includes('\u0000'), 'control_character'),
    );

/** A moment on the server's clock, ISO 8601 in UTC. */
export const Instant = z.iso.datetime({ offset: true });

/** A calendar day in Asia/Ho_Chi_Minh, `YYYY-MM-DD`. */
export const Day = z.iso.date();

/** Result of a command that has nothing to tell beyond "done". */
export const Nothing = z.strictObject({});
