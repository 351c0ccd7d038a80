import { z } from 'zod';
import { byName, defineCommand, defineEvent } from './define.ts';
import { Nothing, ParticipantId, prose } from './ids.ts';

/** The lobby of remote attendees: they check their devices and knock; the secretary (or who chairs) lets them in. */
export const lobbyCommands = byName(
  defineCommand('lobby.knock', { payload: z.strictObject({}), result: Nothing }),
  defineCommand('lobby.admit', { payload: z.strictObject({ participantId: ParticipantId }), result: Nothing }),
  /** Also puts out somebody who is in already. */
  defineCommand('lobby.refuse', {
    payload: z.strictObject({ participantId: ParticipantId, reason: prose(300) }),
    result: Nothing,
  }),
);

export const lobbyEvents = byName(
  defineEvent('lobby.knocked', 'stewards', z.strictObject({ participantId: ParticipantId })),
  defineEvent('lobby.admitted', 'everyone', z.strictObject({ participantId: ParticipantId })),
  defineEvent('lobby.refused', 'everyone', z.strictObject({ participantId: ParticipantId, reason: z.string() })),
);

/** Microphones: whoever runs the meeting may silence anyone; being given the floor lifts it. */
export const microphoneCommands = byName(
  defineCommand('microphone.mute', { payload: z.strictObject({ participantId: ParticipantId }), result: Nothing }),
  defineCommand('microphone.unmute', { payload: z.strictObject({ participantId: ParticipantId }), result: Nothing }),
);

export const microphoneEvents = byName(
  defineEvent('microphone.muted', 'everyone', z.strictObject({ participantId: ParticipantId })),
  defineEvent('microphone.unmuted', 'everyone', z.strictObject({ participantId: ParticipantId })),
);
