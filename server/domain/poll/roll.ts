import type { PollRule, RollEntry, VoterPlace } from '#protocol/ballot.ts';
import type { RuleProfile } from '#protocol/meeting.ts';
import { requireProfile } from '../meeting.ts';
import { chairOf, members } from '../people.ts';
import { Rejected } from '../rejected.ts';
import type { MeetingState, SharedState } from '../state.ts';
import type { PublicPoll } from './polls.ts';

/** The part of a rule profile that a poll freezes. */
export function pollRuleOf(profile: RuleProfile, majority: PollRule['majority'] | null): PollRule {
  const { quorum, vote } = profile;
  return {
    profileId: profile.id,
    quorum: { num: quorum.num, den: quorum.den, remoteCounts: quorum.remoteCounts, lost: vote.quorumLost },
    majority: majority ?? profile.majority,
    silence: vote.silence,
    absentMayVote: vote.absentRemoteVote,
    auth: vote.auth,
    secretMinVoters: vote.secretMinVoters,
  };
}

/** Where a member is, as far as voting goes: remote attendance counts as presence only where the profile says so. */
export function placeOf(shared: SharedState, participantId: string): VoterPlace {
  const presence = shared.attendance.byId[participantId];
  if (presence?.state !== 'present') {
    return 'absent';
  }
  if (presence.mode === 'on_site') {
    return 'on_site';
  }
  return requireProfile(shared.meeting).quorum.remoteCounts ? 'remote' : 'absent';
}

/** The electoral roll: every member of the body who takes part, delegates and guests never (BR-V3). */
export function rollOf(shared: SharedState): RollEntry[] {
  return members(shared.people).map(({ participantId, name, weight }) => ({
    participantId,
    name,
    weight,
    place: placeOf(shared, participantId),
  }));
}

/** Members of a roll who may vote now: those present, and the absent where the profile lets them. */
export function mayVoteNow(shared: SharedState, roll: readonly RollEntry[], absentMayVote: boolean): RollEntry[] {
  return roll.filter(({ participantId }) => absentMayVote || placeOf(shared, participantId) !== 'absent');
}

/** The poll, or a rejection when everybody's list has none of that id. */
export function requirePoll(state: MeetingState, pollId: string): PublicPoll {
  const poll = state.shared.polls.byId[pollId];
  if (poll === undefined) {
    throw new Rejected('not_found', 'POLL-1');
  }
  return poll;
}

/** A poll with its frozen context, as ballots need it. */
export type Balloting = PublicPoll & { readonly context: NonNullable<PublicPoll['context']> };

/** Whether a poll is held with ballots. */
export function hasBallots(poll: PublicPoll): poll is Balloting {
  return poll.context !== null;
}

/**
 * Whether a participant had a vote in a poll: stood on its frozen roll and was there, or may vote from away, or came in time to vote.
 * Where hands or voices are counted: is a member and here.
 */
export function hadVote({ shared }: MeetingState, poll: PublicPoll, participantId: string): boolean {
  if (!hasBallots(poll)) {
    const member = shared.people.byId[participantId]?.isMember === true;
    return member && placeOf(shared, participantId) !== 'absent';
  }
  const line = poll.context.roll.find((entry) => entry.participantId === participantId);
  const there = poll.context.rule.absentMayVote || line?.place !== 'absent' || poll.voters.includes(participantId);
  return line !== undefined && there;
}

/**
 * POLL-8: the poll takes ballots at server time `now`. A late ballot is refused with the time at which the poll closed, so
 * that a tablet that was offline can say so.
 */
export function requireOpen(state: MeetingState, pollId: string, now: string): Balloting {
  const poll = requirePoll(state, pollId);
  const over = poll.closesAt !== null && now > poll.closesAt;
  if (poll.status !== 'open' || over || !hasBallots(poll)) {
    const closedAt = poll.closedAt ?? (over ? poll.closesAt : null);
    throw new Rejected('conflict', 'POLL-8', { status: poll.status, closedAt });
  }
  return poll;
}

/** POLL-6, POLL-7: the voter's line on the roll and place now; refused for everybody else. */
export function requireVoter(
  state: MeetingState,
  { context }: Balloting,
  participantId: string,
): { entry: RollEntry; place: VoterPlace } {
  const entry = context.roll.find((line) => line.participantId === participantId);
  if (entry === undefined) {
    throw new Rejected('forbidden', 'POLL-6');
  }
  const place = placeOf(state.shared, participantId);
  if (place === 'absent' && !context.rule.absentMayVote) {
    throw new Rejected('forbidden', 'POLL-7', { place });
  }
  return { entry, place };
}

/** POLL-9: exactly one option of a decision; of an election at most as many different candidates as there are seats. */
export function requireChoices(context: Balloting['context'], choices: readonly string[]): void {
  const known = choices.every((choice) => context.options.some(({ optionId }) => optionId === choice));
  const different = new Set(choices).size === choices.length;
  const fits = context.method === 'decision' ? choices.length === 1 : choices.length <= context.seats;
  if (!known || !different || !fits) {
    throw new Rejected('invalid_payload', 'POLL-9', { choices: choices.length });
  }
}

/** Who presides now: the acting chair, else the chair. */
export function presidingId({ meeting, people }: SharedState): string | null {
  return meeting.actingChairId ?? chairOf(people)?.participantId ?? null;
}

/** The poll that is open now; null when none is. */
export function openPoll(shared: SharedState): PublicPoll | null {
  return Object.values(shared.polls.byId).find(({ status }) => status === 'open') ?? null;
}

/** POLL-24: an item can't end, nor the meeting pause, over an open poll. */
export function requireNoOpenPoll(shared: SharedState, itemId?: string): void {
  const poll = openPoll(shared);
  if (poll !== null && (itemId === undefined || poll.itemId === itemId)) {
    throw new Rejected('conflict', 'POLL-24', { pollId: poll.pollId });
  }
}
