import { isSteward } from '#domain/people.ts';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import type { CommandName, CommandPayload, CommandResult, EventData, EventName } from '#protocol/registry.ts';
import type { MeetingRole, OrganisationRole, ServiceName } from '#protocol/roles.ts';
import type { Tx } from '#server/persistence/client.ts';

/** Who sends a command, as the server established it; never taken from the payload. */
export type Actor =
  | {
      readonly kind: 'participant';
      readonly participantId: string;
      /** The role that counts now: an acting chair acts as `chair`. */
      readonly role: MeetingRole;
      readonly accountId: string | null;
      /** Whether the session was opened with a second factor. */
      readonly secondFactor?: boolean;
    }
  | { readonly kind: 'account'; readonly accountId: string; readonly organisationRole: OrganisationRole }
  | { readonly kind: 'service'; readonly service: ServiceName };

/** A fact to append; number, time, actor and hash are given when it is saved. */
export type NewEvent = { [N in EventName]: { readonly name: N; readonly data: EventData<N> } }[EventName];

/** Makes a fact to append, with its data checked by the compiler. */
export function event<N extends EventName>(name: N, data: EventData<N>): NewEvent {
  return { name, data } as NewEvent;
}

export type CommandContext<N extends CommandName> = {
  readonly meetingId: string;
  /** The whole state (all audiences), the newest there is when the decision is saved. */
  readonly state: MeetingState;
  readonly payload: CommandPayload<N>;
  readonly actor: Actor;
  /** Server time, ISO 8601 UTC. */
  readonly now: string;
  readonly newId: () => string;
  /** The open transaction, for side tables; guards come before the first use: without one the short way of committing starts over. */
  readonly tx: Tx;
};

export type Decision<N extends CommandName> = {
  readonly events: readonly NewEvent[];
  readonly result: CommandResult<N>;
  /** The facts are the server's: they must not name who sent the command (questions where askers are hidden). */
  readonly unsigned?: boolean;
};

/** One verb: looks at the state, refuses with `Rejected`, or answers the facts that follow. */
export type Handler<N extends CommandName> = (context: CommandContext<N>) => Decision<N> | Promise<Decision<N>>;

/** A decision whose command has nothing to answer. */
export function done<N extends CommandName>(...events: NewEvent[]): Decision<N> {
  return { events, result: {} as CommandResult<N> };
}

/** The participant who acts, for commands that only a participant may send. */
export function requireActingParticipant(actor: Actor): Extract<Actor, { kind: 'participant' }> {
  if (actor.kind !== 'participant') {
    throw new Rejected('forbidden', 'RIGHTS-1');
  }
  return actor;
}

/** Whether the actor runs the meeting: chair (or acting chair), co-chair or secretary. */
export function actsAsSteward(actor: Actor): boolean {
  return actor.kind === 'participant' && isSteward(actor.role);
}
