import { createHash } from 'node:crypto';
import { requireDetails, requireInSession, requireProfile } from '#domain/meeting.ts';
import { contextCode, contextText } from '#domain/poll/code.ts';
import type { PollDraft } from '#domain/poll/polls.ts';
import { mayVoteNow, pollRuleOf, requireNoOpenPoll, rollOf } from '#domain/poll/roll.ts';
import { quorumOf } from '#domain/quorum.ts';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import type { BallotContext } from '#protocol/ballot.ts';
import { createBox } from '#server/persistence/ballotBox.ts';
import { event, type Handler } from '../handler.ts';
import { requireDraft } from './draft.ts';

/** Opens a poll: checks, freezes what is voted on, and shows its code on every screen (POLL-3, POLL-4, POLL-5). */
export const open: Handler<'poll.open'> = async ({ state, payload: { pollId }, now, tx }) => {
  requireInSession(state.shared.meeting);
  const draft = requireDraft(state, pollId);
  requireNoOpenPoll(state.shared);
  const { itemId, seconds, form, publishAtClose } = draft.details;
  if (itemId !== null && itemId !== state.shared.agenda.currentItemId) {
    throw new Rejected('conflict', 'POLL-3', { itemId });
  }
  const quorum = requireQuorum(state);
  const frozen = freeze(state, draft);
  requireVoters(state, frozen);
  const meetingId = state.meetingId;
  const publicKey = form === 'secret' ? await createBox(tx, { pollId, meetingId, voters: frozen.roll.length }) : null;
  const context: BallotContext = { ...frozen, publicKey };
  const hash = createHash('sha256').update(contextText(context)).digest();
  const contextHash = hash.toString('hex');
  const code = contextCode(hash);
  const closesAt = seconds === null ? null : new Date(Date.parse(now) + seconds * 1000).toISOString();
  return {
    events: [event('poll.opened', { pollId, context, contextHash, code, quorum, closesAt, publishAtClose })],
    result: { code },
  };
};

/** POLL-4: without a quorum nothing can be decided; the profile says whether that blocks or warns (BR-V8). */
export function requireQuorum(state: MeetingState) {
  const quorum = quorumOf(state);
  if (!quorum.met && requireProfile(state.shared.meeting).vote.quorumLost === 'block') {
    throw new Rejected('conflict', 'POLL-4', {
      present: quorum.present,
      required: quorum.required,
      total: quorum.total,
    });
  }
  return quorum;
}

function freeze(state: MeetingState, { pollId, details, revoteOf }: PollDraft): Omit<BallotContext, 'publicKey'> {
  const { meeting } = state.shared;
  const { itemId, question, form, method, seats, options, paper, weighted, majority } = details;
  return {
    meetingId: state.meetingId,
    pollId,
    itemId,
    question,
    form,
    method,
    seats,
    options,
    paper,
    weighted,
    totalMembers: requireDetails(meeting).totalMembers,
    roll: rollOf(state.shared),
    rule: pollRuleOf(requireProfile(meeting), majority),
    revoteOf,
  };
}

/** POLL-6, BALLOT-7: somebody must be able to vote; of a secret poll so many that the result tells nothing about one. */
function requireVoters(state: MeetingState, { roll, rule, form }: Omit<BallotContext, 'publicKey'>): void {
  const voters = mayVoteNow(state.shared, roll, rule.absentMayVote).length;
  if (form === 'secret' && voters < rule.secretMinVoters) {
    throw new Rejected('conflict', 'BALLOT-7', { voters, required: rule.secretMinVoters });
  }
  if (voters === 0) {
    throw new Rejected('conflict', 'POLL-6', { voters });
  }
}
