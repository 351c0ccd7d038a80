import { fold } from '#domain/fold.ts';
import { Rejected } from '#domain/rejected.ts';
import { profileOn } from '#domain/ruleProfiles.ts';
import { initialState, type MeetingState } from '#domain/state.ts';
import type { EventActor, EventEnvelope, Rejection } from '#protocol/envelope.ts';
import type { MeetingDetails } from '#protocol/meeting.ts';
import type { Participant } from '#protocol/people.ts';
import { type CommandInput, type CommandName, type CommandPayload, commands } from '#protocol/registry.ts';
import type { MeetingRole } from '#protocol/roles.ts';
import { type Actor, type CommandContext, event, type Handler, type NewEvent } from '#server/commands/handler.ts';
import { handlers } from '#server/commands/handlers.ts';
import { mayAct } from '#server/commands/permissions.ts';
import type { Tx } from '#server/persistence/client.ts';

/** A participant with as little as a test needs to say. */
export function person(participantId: string, role: MeetingRole, changes: Partial<Participant> = {}): Participant {
  return {
    participantId,
    accountId: null,
    honorific: '',
    name: `Người ${participantId}`,
    title: '',
    unit: '',
    role,
    isMember: role === 'chair' || role === 'member',
    weight: 1,
    delegateFor: null,
    aliases: [],
    ...changes,
  };
}

export const someDetails: MeetingDetails = {
  title: 'Phiên họp',
  kind: 'regular_session',
  format: 'hybrid',
  place: 'Phòng họp số 2',
  scheduledStartAt: '2026-11-18T01:00:00.000Z',
  scheduledEndAt: '2026-11-18T03:00:00.000Z',
  totalMembers: 3,
  agencyName: 'UBND tỉnh',
  practice: false,
};

const noDatabase = new Proxy(
  {},
  {
    get: () => {
      throw new Error('this verb needs a database: test it in tests/integration');
    },
  },
) as Tx;

/**
 * A meeting without server or database: verbs decide on the fold of what they decided before. For rules that need neither
 * side tables nor sockets.
 */
export class Desk {
  state: MeetingState = initialState('desk');
  readonly events: EventEnvelope[] = [];
  /** The clock; a test moves it. */
  now = Date.parse('2026-11-18T01:00:00.000Z');

  /** Puts facts into the log as they are. */
  record(facts: readonly NewEvent[], actor: EventActor = { kind: 'service', id: 'server' }): void {
    for (const { name, data } of facts) {
      const envelope: EventEnvelope = {
        meetingId: 'desk',
        sequence: this.state.sequence + 1,
        name,
        at: new Date(this.now).toISOString(),
        actor,
        data: JSON.parse(JSON.stringify(data)),
      };
      this.events.push(envelope);
      this.state = fold(this.state, envelope);
    }
  }

  /** Lets a participant send a command: parsed, checked by the map, decided, folded in. */
  async send<N extends CommandName>(participantId: string, name: N, payload: CommandInput<N>): Promise<unknown> {
    const someone = this.state.shared.people.byId[participantId];
    const acting = this.state.shared.meeting.actingChairId === participantId;
    const actor: Actor = {
      kind: 'participant',
      participantId,
      role: acting ? 'chair' : (someone?.role ?? 'observer'),
      accountId: null,
    };
    if (!mayAct(name, actor)) {
      throw new Rejected('forbidden', 'RIGHTS-1');
    }
    const context = {
      meetingId: 'desk',
      state: this.state,
      payload: commands[name].payload.parse(payload) as CommandPayload<N>,
      actor,
      now: new Date(this.now).toISOString(),
      newId: () => `made-${this.events.length}-${Math.trunc(this.now)}`,
      tx: noDatabase,
    } as CommandContext<N>;
    const decision = await (handlers[name] as Handler<N>)(context);
    this.record(decision.events, { kind: 'participant', id: participantId });
    return decision.result;
  }

  /** The rejection of a command that must be refused; nothing may have changed. */
  async refusal<N extends CommandName>(participantId: string, name: N, payload: CommandInput<N>): Promise<Rejection> {
    const before = this.state;
    try {
      await this.send(participantId, name, payload);
    } catch (error) {
      if (error instanceof Rejected && this.state === before) {
        return error.toRejection();
      }
      throw error;
    }
    throw new Error(`${name} should have been refused`);
  }
}

/** A meeting in preparation: chair C, members M1 and M2, invitee I, secretary S, items one, two (part of one) and three. */
export function preparedDesk(changes: Partial<MeetingDetails> = {}): Desk {
  const desk = new Desk();
  const details = { ...someDetails, ...changes };
  const people = [
    person('S', 'secretary'),
    person('C', 'chair'),
    person('M1', 'member'),
    person('M2', 'member'),
    person('I', 'invitee'),
  ];
  const item = (itemId: string, parentId: string | null): NewEvent =>
    event('agenda.itemAdded', {
      itemId,
      beforeId: null,
      details: {
        title: `Nội dung ${itemId}`,
        kind: 'discussion',
        plannedMinutes: 10,
        presenterId: null,
        unit: '',
        parentId,
        classified: false,
      },
    });
  desk.record([
    event('meeting.created', { details, profile: profileOn(details.scheduledStartAt) }),
    event('people.added', { people }),
    item('one', null),
    item('two', 'one'),
    item('three', null),
  ]);
  return desk;
}

/** The same meeting in session, chair and both members present on site. */
export async function openDesk(changes: Partial<MeetingDetails> = {}): Promise<Desk> {
  const desk = preparedDesk(changes);
  for (const participantId of ['C', 'M1', 'M2']) {
    await desk.send(participantId, 'attendance.checkIn', { participantId, mode: 'on_site', method: 'self' });
  }
  await desk.send('C', 'meeting.open', {});
  return desk;
}
