import type { z } from 'zod';
import { agendaCommands, agendaEvents } from './agenda.ts';
import { attendanceCommands, attendanceEvents } from './attendance.ts';
import { conclusionCommands, conclusionEvents } from './conclusion.ts';
import type { Audience } from './define.ts';
import { floorCommands, floorEvents } from './floor.ts';
import { lobbyCommands, lobbyEvents, microphoneCommands, microphoneEvents } from './lobby.ts';
import { meetingCommands, meetingEvents } from './meeting.ts';
import { minutesCommands, minutesEvents } from './minutes.ts';
import { noteCommands, noteEvents } from './note.ts';
import { paperCommands, paperEvents } from './paper.ts';
import { peopleCommands, peopleEvents } from './people.ts';
import { pollCommands, pollEvents } from './poll.ts';
import { presenceSignals } from './presence.ts';
import { presentingCommands, presentingEvents } from './presenting.ts';
import { proposalCommands, proposalEvents, taskMirrorCommands } from './proposal.ts';
import { privacyCommands, privacyEvents, recordingCommands, recordingEvents } from './recording.ts';
import { questionCommands, questionEvents, roomCommands, roomEvents, summonsCommands, summonsEvents } from './room.ts';
import { slipCommands, slipEvents } from './slip.ts';
import { speakerCommands, speakerEvents } from './speaker.ts';
import { speechCommands, speechEvents } from './speech.ts';

/** Every command of the product. A command that isn't here can't be sent; one that has no handler doesn't compile. */
export const commands = {
  ...meetingCommands,
  ...peopleCommands,
  ...agendaCommands,
  ...attendanceCommands,
  ...floorCommands,
  ...pollCommands,
  ...conclusionCommands,
  ...slipCommands,
  ...roomCommands,
  ...summonsCommands,
  ...questionCommands,
  ...lobbyCommands,
  ...microphoneCommands,
  ...privacyCommands,
  ...recordingCommands,
  ...speakerCommands,
  ...presentingCommands,
  ...minutesCommands,
  ...noteCommands,
  ...proposalCommands,
  ...taskMirrorCommands,
  ...paperCommands,
  ...speechCommands,
};

/** Every event of the product, with its audience. */
export const events = {
  ...meetingEvents,
  ...peopleEvents,
  ...agendaEvents,
  ...attendanceEvents,
  ...floorEvents,
  ...pollEvents,
  ...conclusionEvents,
  ...slipEvents,
  ...roomEvents,
  ...summonsEvents,
  ...questionEvents,
  ...lobbyEvents,
  ...microphoneEvents,
  ...privacyEvents,
  ...recordingEvents,
  ...speakerEvents,
  ...presentingEvents,
  ...minutesEvents,
  ...noteEvents,
  ...proposalEvents,
  ...paperEvents,
  ...speechEvents,
};

/** Every lossy signal of the product. */
export const signals = { ...presenceSignals };

export type CommandName = keyof typeof commands;
export type CommandPayload<N extends CommandName> = z.output<(typeof commands)[N]['payload']>;
/** What a client writes: defaults may be left out. */
export type CommandInput<N extends CommandName> = z.input<(typeof commands)[N]['payload']>;
export type CommandResult<N extends CommandName> = z.output<(typeof commands)[N]['result']>;

export type EventName = keyof typeof events;
export type EventData<N extends EventName> = z.output<(typeof events)[N]['data']>;
/** Names of the events that a given audience receives. */
export type EventNameFor<A extends Audience> = {
  [N in EventName]: (typeof events)[N]['audience'] extends A ? N : never;
}[EventName];

export type SignalName = keyof typeof signals;
export type SignalData<N extends SignalName> = z.output<(typeof signals)[N]['data']>;

/** Whether a string from the wire names a command. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

/** Whether a string from the log names an event this version knows. */
export function isEventName(name: string): name is EventName {
  return Object.hasOwn(events, name);
}

/** Who may see an event. */
export function audienceOf(name: EventName): Audience {
  return events[name].audience;
}
