import { randomUUID } from 'node:crypto';
import { Rejected } from '#domain/rejected.ts';
import { roleNow } from '#domain/roleNow.ts';
import type { MeetingState } from '#domain/state.ts';
import { isStorable } from '#domain/storable.ts';
import type { CommandEnvelope, CommandReply, EventActor } from '#protocol/envelope.ts';
import { type CommandName, type CommandPayload, commands, events, isCommandName } from '#protocol/registry.ts';
import type { OrganisationRole, ServiceName } from '#protocol/roles.ts';
import type { Decided, Timeline } from '#server/persistence/timeline.ts';
import type { Actor, CommandContext, Decision, Handler } from './handler.ts';
import { handlers } from './handlers.ts';
import { mayAct } from './permissions.ts';

/** Who a connection belongs to, as its session says. What that person is in a meeting is decided per command. */
export type Identity =
  | {
      readonly kind: 'account';
      readonly accountId: string;
      readonly organisationId: string;
      readonly organisationRole: OrganisationRole;
      /** Whether the session was opened with a second factor. */
      readonly secondFactor?: boolean;
    }
  | { readonly kind: 'seat'; readonly meetingId: string; readonly participantId: string }
  | { readonly kind: 'screen'; readonly meetingIds: readonly string[] }
  | { readonly kind: 'service'; readonly service: ServiceName };

/** The participant an identity is in a meeting; undefined when it takes no part. */
export function participantIdOf(state: MeetingState, identity: Identity): string | undefined {
  if (identity.kind === 'seat') {
    const known = state.shared.people.byId[identity.participantId] !== undefined;
    return identity.meetingId === state.meetingId && known ? identity.participantId : undefined;
  }
  if (identity.kind !== 'account') {
    return undefined;
  }
  return Object.values(state.shared.people.byId).find(({ accountId }) => accountId === identity.accountId)
    ?.participantId;
}

/** Who the identity acts as in this meeting; a stranger learns no more than that there is nothing for him (RIGHTS-2). */
function actorOf(state: MeetingState, identity: Identity): Actor {
  if (identity.kind === 'service') {
    return identity;
  }
  const participantId = participantIdOf(state, identity);
  const person = participantId === undefined ? undefined : state.shared.people.byId[participantId];
  if (person !== undefined) {
    return {
      kind: 'participant',
      participantId: person.participantId,
      role: roleNow(state, person.participantId) ?? person.role,
      accountId: person.accountId,
      secondFactor: identity.kind === 'account' && identity.secondFactor === true,
    };
  }
  if (identity.kind === 'account' && state.sequence === 0) {
    return { kind: 'account', accountId: identity.accountId, organisationRole: identity.organisationRole };
  }
  throw new Rejected('not_found', 'RIGHTS-2');
}

function eventActor(actor: Actor): EventActor {
  switch (actor.kind) {
    case 'participant':
      return { kind: 'participant', id: actor.participantId };
    case 'account':
      return { kind: 'account', id: actor.accountId };
    case 'service':
      return { kind: 'service', id: actor.service };
  }
}

function parsePayload<N extends CommandName>(name: N, payload: unknown): CommandPayload<N> {
  if (!isStorable(payload)) {
    throw new Rejected('invalid_payload', null, { path: '', issue: 'control_character' });
  }
  const parsed = commands[name].payload.safeParse(payload);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Rejected('invalid_payload', null, { path: issue?.path.join('.') ?? '', issue: issue?.code ?? '' });
  }
  return parsed.data as CommandPayload<N>;
}

/** Facts leave the server as their schema says; a handler that says otherwise is a bug, found before it is saved. */
function checkEvents(decision: Decision<CommandName>): void {
  for (const { name, data } of decision.events) {
    events[name].data.parse(data);
  }
}

function senderOf(identity: Identity): string {
  switch (identity.kind) {
    case 'account':
      return `account:${identity.accountId}`;
    case 'seat':
      return `seat:${identity.participantId}`;
    case 'screen':
      return 'screen';
    case 'service':
      return `service:${identity.service}`;
  }
}

async function decide(
  name: CommandName,
  payload: unknown,
  identity: Identity,
  given: Pick<CommandContext<CommandName>, 'state' | 'tx' | 'now'>,
): Promise<Decided> {
  const actor = actorOf(given.state, identity);
  if (!mayAct(name, actor)) {
    throw new Rejected('forbidden', 'RIGHTS-1', { command: name });
  }
  const handler = handlers[name] as Handler<CommandName>;
  const context = {
    ...given,
    meetingId: given.state.meetingId,
    payload,
    actor,
    newId: randomUUID,
  } as CommandContext<CommandName>;
  const decision = await handler(context);
  checkEvents(decision);
  const signer = decision.unsigned ? ({ kind: 'service', id: 'server' } as const) : eventActor(actor);
  return { actor: signer, events: decision.events, result: decision.result };
}

/** Carries out one command from the wire: parse → permission map → decide → one transaction → reply. */
export async function execute(
  timeline: Timeline,
  identity: Identity,
  envelope: CommandEnvelope,
): Promise<CommandReply> {
  try {
    if (!isCommandName(envelope.name)) {
      throw new Rejected('invalid_payload', 'SYNC-1', { command: 'unknown' });
    }
    const name = envelope.name;
    const payload = parsePayload(name, envelope.payload);
    const creates = name === 'meeting.create' && identity.kind === 'account';
    return await timeline.submit(envelope.meetingId, {
      commandId: envelope.commandId,
      sender: senderOf(identity),
      createsIn: creates ? identity.organisationId : null,
      decide: (given) => decide(name, payload, identity, given),
    });
  } catch (error) {
    if (error instanceof Rejected) {
      return { ok: false, rejection: error.toRejection() };
    }
    throw error;
  }
}
