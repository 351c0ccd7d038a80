import { GATHERED, requireStatus } from '#domain/meeting.ts';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import { openSummons, type SummonsEntry } from '#domain/summons.ts';
import type { Summons } from '#protocol/room.ts';
import { actsAsSteward, done, event, type Handler, type NewEvent, requireActingParticipant } from '../handler.ts';

/** Calls of one person that may wait at the same time. */
const MOST_WAITING = 3;

/** Who besides the stewards hears of a summons: its caller, and the technicians when it is theirs (ROOM-4). */
function listeners({ shared }: MeetingState, { kind, fromId }: Summons): string[] {
  const technicians = Object.values(shared.people.byId).filter(({ role }) => role === 'technician');
  const called = kind === 'technical' ? technicians.map(({ participantId }) => participantId) : [];
  return [...new Set([fromId, ...called])];
}

/** Calls for service; one thing once at a time, and no more than a few (ROOM-4). */
const call: Handler<'summons.call'> = ({ state, payload, actor, newId }) => {
  requireStatus(state.shared.meeting, GATHERED, 'MEETING-2');
  const { participantId: fromId } = requireActingParticipant(actor);
  const own = openSummons(state.stewards.summons).filter((entry) => entry.fromId === fromId);
  if (own.length >= MOST_WAITING || own.some(({ kind }) => kind === payload.kind)) {
    throw new Rejected('conflict', 'ROOM-4', { waiting: own.length });
  }
  const summons = { summonsId: newId(), fromId, ...payload };
  const copies = listeners(state, summons).map((participantId) => event('summons.noted', { participantId, summons }));
  return { events: [event('summons.called', { summons }), ...copies], result: { summonsId: summons.summonsId } };
};

function requireOpen({ stewards }: MeetingState, summonsId: string): SummonsEntry {
  const summons = stewards.summons[summonsId];
  if (summons === undefined) {
    throw new Rejected('not_found', 'ROOM-4');
  }
  if (summons.status === 'done' || summons.status === 'withdrawn') {
    throw new Rejected('conflict', 'ROOM-4', { status: summons.status });
  }
  return summons;
}

function settled(state: MeetingState, summons: SummonsEntry, status: SummonsEntry['status'], byId: string): NewEvent[] {
  const answer = { summonsId: summons.summonsId, status, byId };
  const copies = listeners(state, summons).map((participantId) =>
    event('summons.answerNoted', { ...answer, participantId }),
  );
  return [event('summons.answered', answer), ...copies];
}

/** Says that service is coming or done: by those who run the meeting, or by a technician for what is technical. */
const answer: Handler<'summons.answer'> = ({ state, payload, actor }) => {
  const summons = requireOpen(state, payload.summonsId);
  const { participantId, role } = requireActingParticipant(actor);
  if (!actsAsSteward(actor) && !(role === 'technician' && summons.kind === 'technical')) {
    throw new Rejected('forbidden', 'ROOM-4');
  }
  return done(...settled(state, summons, payload.status, participantId));
};

/** Takes the own call back. */
const withdraw: Handler<'summons.withdraw'> = ({ state, payload, actor }) => {
  const summons = requireOpen(state, payload.summonsId);
  const { participantId } = requireActingParticipant(actor);
  if (summons.fromId !== participantId) {
    throw new Rejected('forbidden', 'ROOM-4');
  }
  return done(...settled(state, summons, 'withdrawn', participantId));
};

export const summonsHandlers = {
  'summons.call': call,
  'summons.answer': answer,
  'summons.withdraw': withdraw,
};
