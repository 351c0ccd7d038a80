import { z } from 'zod';
import { GapCause, SealedPiece } from './capture.ts';
import { byName, defineCommand, defineEvent } from './define.ts';
import { AgendaItemId, Instant, Nothing, prose } from './ids.ts';

/** How the announcement of a recording was made (domain guide §4.2): said by the chair, shown on the devices, or both. */
export const AnnouncementForm = z.enum(['spoken', 'shown', 'spoken_and_shown']);

export const recordingCommands = byName(
  /** Logs that the participants have been told; recording can't start before it (AC-QP-02). */
  defineCommand('recording.announce', {
    payload: z.strictObject({ form: AnnouncementForm, text: prose(1000) }),
    result: Nothing,
  }),
  defineCommand('recording.start', { payload: z.strictObject({}), result: Nothing }),
  defineCommand('recording.pause', { payload: z.strictObject({ reason: prose(300) }), result: Nothing }),
  defineCommand('recording.stop', { payload: z.strictObject({ reason: prose(300) }), result: Nothing }),
  /** Services only: a piece is on disk and hashed. */
  defineCommand('recording.storePiece', { payload: z.strictObject({ piece: SealedPiece }), result: Nothing }),
  /** Services only: recording was on, but this stretch is missing. */
  defineCommand('recording.reportGap', {
    payload: z.strictObject({ cause: GapCause, fromAt: Instant, untilAt: Instant }),
    result: Nothing,
  }),
);

export const recordingEvents = byName(
  defineEvent('recording.announced', 'everyone', z.strictObject({ form: AnnouncementForm, text: z.string() })),
  defineEvent('recording.started', 'everyone', z.strictObject({})),
  defineEvent('recording.paused', 'everyone', z.strictObject({ reason: z.string() })),
  defineEvent('recording.stopped', 'everyone', z.strictObject({ reason: z.string() })),
  defineEvent('recording.pieceStored', 'everyone', z.strictObject({ piece: SealedPiece })),
  defineEvent('recording.gapFound', 'everyone', z.strictObject({ cause: GapCause, fromAt: Instant, untilAt: Instant })),
);

/** A classified stretch (domain guide SEC-BM3): one act stops recording, transcript, remote picture, caching and notices. */
export const privacyCommands = byName(
  defineCommand('privacy.enter', { payload: z.strictObject({}), result: Nothing }),
  defineCommand('privacy.leave', { payload: z.strictObject({}), result: Nothing }),
);

/** They carry times (in the envelope) and no content. */
export const privacyEvents = byName(
  defineEvent('privacy.entered', 'everyone', z.strictObject({ itemId: AgendaItemId.nullable() })),
  defineEvent('privacy.left', 'everyone', z.strictObject({ resumeRecording: z.boolean() })),
);
