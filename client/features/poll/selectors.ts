import { allItems } from '#client/features/agenda/index.ts';
import { requiredVotes } from '#domain/poll/majority.ts';
import type { PublicPoll } from '#domain/poll/polls.ts';
import { totalVotes } from '#domain/poll/result.ts';
import { type Balloting, hasBallots, mayVoteNow } from '#domain/poll/roll.ts';
import type { MeetingState } from '#domain/state.ts';
import type { BallotContext } from '#protocol/ballot.ts';
import type { NoVote, OpenPoll } from './types.ts';

/** Number of the item a poll belongs to, as printed on the programme. */
export function itemNumber(state: MeetingState, itemId: string | null): string {
  return allItems(state).find((item) => item.itemId === itemId)?.number ?? '';
}

/** The poll that takes ballots now. */
export function openBallot(state: MeetingState): Balloting | null {
  const { byId, order } = state.shared.polls;
  const poll = order.map((id) => byId[id]).find((candidate) => candidate?.status === 'open');
  return poll !== undefined && hasBallots(poll) ? poll : null;
}

/** The poll opened last on the current item, whatever its state. */
export function latestPoll(state: MeetingState): PublicPoll | null {
  const { byId, order } = state.shared.polls;
  const itemId = state.shared.agenda.currentItemId;
  return (
    order.flatMap((id) => byId[id] ?? []).findLast((poll) => poll.itemId === itemId || poll.itemId === null) ?? null
  );
}

/** A poll in preparation for the current item; stewards only. */
export function draftOf(state: MeetingState) {
  const opened = state.shared.polls.byId;
  const itemId = state.shared.agenda.currentItemId;
  return (
    Object.values(state.stewards.polls.drafts).find(
      (draft) =>
        opened[draft.pollId] === undefined && (draft.details.itemId === itemId || draft.details.itemId === null),
    ) ?? null
  );
}

/** The last vote with ballots of the current item that is over and may be held again; stewards only. */
export function revotable(state: MeetingState): PublicPoll | null {
  const latest = latestPoll(state);
  const over = latest !== null && (latest.status === 'published' || latest.status === 'cancelled');
  return over && state.stewards.polls.drafts[latest.pollId] !== undefined ? latest : null;
}

/** Votes needed to pass as long as it doesn't depend on the ballots. */
function requiredOf(state: MeetingState, context: BallotContext): number | null {
  const { base, rule } = context.rule.majority;
  if (context.method === 'election' || base === 'ballots_cast' || rule === 'plurality') {
    return null;
  }
  const all = base === 'total_members' ? totalVotes(context) : mayVoteNow(state.shared, context.roll, false).length;
  return requiredVotes(rule, 0, all);
}

/** The open poll as its screens show it. */
export function openPollView(state: MeetingState, poll: Balloting, me: string | null = null): OpenPoll {
  const { context, quorum } = poll;
  const own = context.roll.find(({ participantId }) => participantId === me);
  const { paper, rule } = context;
  return {
    pollId: poll.pollId,
    itemNumber: itemNumber(state, poll.itemId),
    question: poll.question,
    secret: poll.form === 'secret',
    method: context.method,
    seats: context.method === 'election' ? context.seats : 1,
    options: poll.options,
    paper,
    openedAtMs: Date.parse(poll.openedAt),
    closesAtMs: poll.closesAt === null ? null : Date.parse(poll.closesAt),
    code: poll.code,
    received: poll.received,
    voters: mayVoteNow(state.shared, context.roll, rule.absentMayVote).length,
    present: quorum.present,
    total: quorum.total,
    quorumMet: quorum.met,
    required: requiredOf(state, context),
    weighted: context.weighted,
    votes: totalVotes(context),
    ownWeight: context.weighted ? (own?.weight ?? null) : null,
    silence: rule.silence,
  };
}

/** The open poll as its screens show it; null while none is open. */
export function currentOpenPoll(state: MeetingState): OpenPoll | null {
  const poll = openBallot(state);
  return poll === null ? null : openPollView(state, poll);
}

/** Why the participant reads the question and doesn't vote; null when he votes. */
export function noVoteOf(state: MeetingState, poll: Balloting, me: string | null): NoVote | null {
  const person = me === null ? undefined : state.shared.people.byId[me];
  if (person === undefined || !poll.context.roll.some(({ participantId }) => participantId === me)) {
    return person?.role === 'delegate' ? 'substitute' : 'notMember';
  }
  const may = mayVoteNow(state.shared, poll.context.roll, poll.context.rule.absentMayVote);
  return may.some(({ participantId }) => participantId === me) ? null : 'notPresent';
}

/** The vote of the current item as far as the chair's next step needs it. */
export type VoteStep = {
  readonly pollId: string;
  readonly question: string;
  readonly secret: boolean;
  readonly status: 'draft' | 'open' | 'closed' | 'tie';
  readonly received: number;
  readonly voters: number;
};

/** The vote that is on, waits for its publication, or is prepared for the current item. */
export function currentVoteStep(state: MeetingState): VoteStep | null {
  const open = currentOpenPoll(state);
  if (open !== null) {
    const { pollId, question, secret, received, voters } = open;
    return { pollId, question, secret, received, voters, status: 'open' };
  }
  const latest = latestPoll(state);
  if (latest?.status === 'closed') {
    const { pollId, question, received } = latest;
    const result = state.stewards.polls.tallied[pollId] ?? latest.result;
    const tie = result?.outcome === 'tie_needs_chair' && latest.tieDecision === null;
    return {
      pollId,
      question,
      secret: latest.form === 'secret',
      received,
      voters: received,
      status: tie ? 'tie' : 'closed',
    };
  }
  const draft = draftOf(state);
  return draft === null
    ? null
    : {
        pollId: draft.pollId,
        question: draft.details.question,
        secret: draft.details.form === 'secret',
        received: 0,
        voters: 0,
        status: 'draft',
      };
}
