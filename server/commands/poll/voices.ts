import { requireItem } from '#domain/agenda.ts';
import { requireInSession } from '#domain/meeting.ts';
import { hadVote, requirePoll } from '#domain/poll/roll.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** Puts a voter's dissent on record after the poll; the decision is followed all the same (POLL-22, BR-V5). */
export const reserveOpinion: Handler<'poll.reserveOpinion'> = ({ state, payload, actor }) => {
  requireInSession(state.shared.meeting);
  const poll = requirePoll(state, payload.pollId);
  const { participantId } = requireActingParticipant(actor);
  if (!hadVote(state, poll, participantId)) {
    throw new Rejected('forbidden', 'POLL-6');
  }
  if (poll.status !== 'closed' && poll.status !== 'published') {
    throw new Rejected('conflict', 'POLL-22', { status: poll.status });
  }
  return done(event('poll.opinionReserved', { ...payload, participantId }));
};

/** Says that the sender has read enough to vote on an item (POLL-23); saying it twice changes nothing. */
export const markReady: Handler<'poll.markReady'> = ({ state, payload: { itemId }, actor }) => {
  requireItem(state.shared.agenda, itemId);
  const { participantId } = requireActingParticipant(actor);
  if (state.shared.people.byId[participantId]?.isMember !== true) {
    throw new Rejected('forbidden', 'POLL-6');
  }
  const ready = state.shared.polls.ready[itemId] ?? [];
  return ready.includes(participantId) ? done() : done(event('poll.readyMarked', { itemId, participantId }));
};

/** Tells the stewards that somebody misses a ballot among the published ids; an id that is there isn't missing (BALLOT-9). */
export const reportMissing: Handler<'poll.reportMissing'> = ({ state, payload }) => {
  const poll = requirePoll(state, payload.pollId);
  const reports = state.stewards.polls.missing.filter(({ pollId }) => pollId === payload.pollId);
  const known = reports.some(({ ballotId }) => ballotId === payload.ballotId);
  if (poll.status !== 'published' || poll.form !== 'secret' || poll.ballotIds.includes(payload.ballotId)) {
    throw new Rejected('conflict', 'BALLOT-9');
  }
  // Reports carry no name, so there can't be more of them than voters.
  if (!known && reports.length >= poll.voters.length) {
    throw new Rejected('too_many_requests', 'BALLOT-9');
  }
  return known ? done() : done(event('poll.missingReported', payload));
};
