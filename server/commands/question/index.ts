import { requireItem } from '#domain/agenda.ts';
import { ALIVE, requireProfile, requireStatus } from '#domain/meeting.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/**
 * Puts a question on an item's list for the chair. Where the agency's setting hides askers, the fact is the server's and the
 * name is nowhere in what the chair gets (ROOM-6).
 */
const ask: Handler<'question.ask'> = ({ state, payload, actor, newId }) => {
  requireStatus(state.shared.meeting, ALIVE, 'MEETING-2');
  const { status } = requireItem(state.shared.agenda, payload.itemId);
  if (['concluded', 'deferred', 'withdrawn'].includes(status)) {
    throw new Rejected('conflict', 'ROOM-5', { status });
  }
  const { participantId } = requireActingParticipant(actor);
  const questionId = newId();
  const hidden = requireProfile(state.shared.meeting).questionAskers === 'hidden';
  const asked = { questionId, ...payload };
  return {
    events: [
      event('question.asked', { ...asked, askerId: hidden ? null : participantId }),
      event('question.kept', { ...asked, participantId }),
    ],
    result: { questionId },
    unsigned: hidden,
  };
};

/** Takes the own question back while nothing has become of it. */
const withdraw: Handler<'question.withdraw'> = ({ state, payload: { questionId }, actor }) => {
  const { participantId } = requireActingParticipant(actor);
  const own = state.own[participantId]?.questions[questionId];
  if (own === undefined) {
    throw new Rejected('not_found', 'ROOM-5');
  }
  if (own.settled !== null) {
    throw new Rejected('conflict', 'ROOM-5', { settled: own.settled });
  }
  return {
    events: [event('question.withdrawn', { questionId }), event('question.dropped', { participantId, questionId })],
    result: {},
    unsigned: state.stewards.questions[questionId]?.askerId === null,
  };
};

/** Ticks a question off the list; its asker learns what became of it. */
const settle: Handler<'question.settle'> = ({ state, payload }) => {
  const { questionId } = payload;
  const question = state.stewards.questions[questionId];
  if (question === undefined) {
    throw new Rejected('not_found', 'ROOM-5');
  }
  if (question.settled !== null) {
    throw new Rejected('conflict', 'ROOM-5', { settled: question.settled });
  }
  const askers = Object.keys(state.own).filter((id) => state.own[id]?.questions[questionId] !== undefined);
  const copies = askers.map((participantId) => event('question.settledNoted', { ...payload, participantId }));
  return done(event('question.settled', payload), ...copies);
};

export const questionHandlers = {
  'question.ask': ask,
  'question.withdraw': withdraw,
  'question.settle': settle,
};
