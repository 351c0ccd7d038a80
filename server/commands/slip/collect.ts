import { ALIVE, requireDetails, requireProfile, requireStatus } from '#domain/meeting.ts';
import { members } from '#domain/people.ts';
import { Rejected } from '#domain/rejected.ts';
import { requireSlip } from '#domain/slips.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';
import { deadlineAfter } from './deadline.ts';

/** Sends an approved slip to every member and freezes its rule (SLIP-2, SLIP-3). */
export const open: Handler<'slip.open'> = ({ state, payload: { slipId }, now }) => {
  const { meeting, people } = state.shared;
  requireStatus(meeting, ALIVE, 'MEETING-2');
  const { details } = requireSlip(state.stewards.slips, slipId, 'approved');
  const profile = requireProfile(meeting);
  const deadlineAt = deadlineAfter(now, details.workingDays ?? profile.slip.deadlineWorkingDays);
  const recipients = members(people).map(({ participantId }) => participantId);
  const rule = {
    profileId: profile.id,
    totalMembers: requireDetails(meeting).totalMembers,
    majority: profile.majority,
    silence: profile.slip.silencePolicy,
  };
  const { number, title, content, options, paper } = details;
  const copies = recipients.map((participantId) =>
    event('slip.received', { slipId, participantId, number, title, content, options, paper, deadlineAt }),
  );
  return {
    events: [event('slip.opened', { slipId, deadlineAt, recipients, rule }), ...copies],
    result: { deadlineAt },
  };
};

/**
 * Takes a member's answer, changed as often as wanted until the deadline by the server's clock. One that comes later is kept
 * as late and never counted (SLIP-4, SLIP-5).
 */
export const answer: Handler<'slip.answer'> = ({ state, payload, actor, now }) => {
  const { slipId, ...given } = payload;
  const { recipients, deadlineAt, details } = requireSlip(state.stewards.slips, slipId, 'open', 'closed');
  const { participantId } = requireActingParticipant(actor);
  if (!recipients.includes(participantId)) {
    throw new Rejected('not_found', 'SLIP-1');
  }
  const option = details.options.find(({ optionId }) => optionId === given.choice);
  if (option === undefined || (option.countsAs === 'disagree' && given.reason === '')) {
    throw new Rejected('invalid_payload', 'SLIP-4', { reason: given.reason !== '' });
  }
  const late = deadlineAt !== null && now > deadlineAt;
  const answered = { slipId, participantId, ...given, late };
  return { events: [event('slip.answered', answered), event('slip.answerKept', answered)], result: { late } };
};

/** Gives more time, from the deadline that stood; every member is told (SLIP-6). */
export const extend: Handler<'slip.extend'> = ({ state, payload: { slipId, workingDays, reason }, actor }) => {
  const { recipients, deadlineAt: before } = requireSlip(state.stewards.slips, slipId, 'open');
  const by = requireActingParticipant(actor).participantId;
  const deadlineAt = deadlineAfter(before ?? '', workingDays);
  const copies = recipients.map((participantId) =>
    event('slip.deadlineMoved', { slipId, participantId, deadlineAt, reason }),
  );
  return { events: [event('slip.extended', { slipId, deadlineAt, by, reason }), ...copies], result: { deadlineAt } };
};

/** Ends the collection: after the deadline, or before it when everybody has answered (SLIP-6). */
export const close: Handler<'slip.close'> = ({ state, payload: { slipId }, now }) => {
  const { recipients, answers, deadlineAt } = requireSlip(state.stewards.slips, slipId, 'open');
  const complete = recipients.every((participantId) => answers[participantId] !== undefined);
  if (!complete && deadlineAt !== null && now <= deadlineAt) {
    throw new Rejected('conflict', 'SLIP-6', { deadlineAt });
  }
  const copies = recipients.map((participantId) => event('slip.ended', { slipId, participantId }));
  return done(event('slip.closed', { slipId }), ...copies);
};
