import type { PollOption, PollRecord, SlipRecord } from '../record.ts';
import { optionsOf } from './options.ts';
import type { FileSlip, FileVote } from './schema.ts';

/** Fields of a result that are not the count of an option. */
const NOT_OPTIONS = /^(total|pct|percent|required|passed|note|base|majority|winner|selected|quorum|present)/;

interface Body {
  totalMembers: number;
  chairId: string | null;
}

/** False for a vote of which the file holds neither a result nor ballots: nothing can be said about it. */
export function isCounted(vote: FileVote): boolean {
  const numbers = Object.entries(vote.result ?? {}).filter(
    ([key, value]) => !NOT_OPTIONS.test(key) && typeof value === 'number',
  );
  return numbers.length > 0 || (vote.ballots ?? []).length > 0;
}

/** A poll of the file. Counts come from the result; without one they are counted from the ballots. */
export function pollOf(vote: FileVote, body: Body): PollRecord {
  const ballots = (vote.ballots ?? []).map((ballot) => ({ personId: ballot.participant, optionId: ballot.choice }));
  const form = formOf(vote.mode ?? '');
  return {
    id: vote.id,
    itemId: vote.agenda_item,
    question: vote.question.normalize('NFC'),
    form,
    ...outcomeOf(vote, ballots, body),
    ballots: form === 'secret' ? [] : ballots,
    ...countingOf(vote),
    reservedOpinions: (vote.reserved_opinions ?? []).map((row) => ({ personId: row.participant, text: row.text })),
    openedAfter: vote.opened_after,
    closedBefore: vote.closed_before,
    closedAt: vote.closed_at,
  };
}

type Ballots = PollRecord['ballots'];

function outcomeOf(vote: FileVote, ballots: Ballots, body: Body) {
  const result = vote.result ?? {};
  const counted = Object.keys(result).filter((key) => !NOT_OPTIONS.test(key) && typeof result[key] === 'number');
  const options = optionsOf(vote.options, [...counted, ...ballots.map((ballot) => ballot.optionId)]);
  const countOf = ({ id }: PollOption) => {
    const given = result[id];
    return typeof given === 'number' ? given : ballots.filter((ballot) => ballot.optionId === id).length;
  };
  const counts = Object.fromEntries(options.map((option) => [option.id, countOf(option)]));
  const totalMembers = typeof result.total_members === 'number' ? result.total_members : body.totalMembers;
  const chairChoice = ballots.find((ballot) => ballot.personId === body.chairId)?.optionId;
  const own = passes({ options, counts, totalMembers, chairChoice });
  return { options, counts, totalMembers, passed: typeof result.passed === 'boolean' ? result.passed : own };
}

function formOf(mode: string): PollRecord['form'] {
  if (/kin|secret/.test(mode)) {
    return 'secret';
  }
  return /nhanh|acclamation|khong_co_y_kien_khac/.test(mode) ? 'acclamation' : 'open';
}

function countingOf(vote: FileVote) {
  const { issued = null, collected = null, valid = null } = vote;
  const rest = typeof collected === 'number' && typeof valid === 'number' ? collected - valid : null;
  return { issued, collected, valid, invalid: vote.invalid ?? rest };
}

/** BR-V1 and BR-V2 of domain.md §1.5. */
function passes(poll: {
  options: PollOption[];
  counts: Record<string, number>;
  totalMembers: number;
  chairChoice: string | undefined;
}): boolean | null {
  const sum = (kind: PollOption['countsAs']) =>
    poll.options
      .filter((option) => option.countsAs === kind)
      .reduce((total, option) => total + (poll.counts[option.id] ?? 0), 0);
  const [agree, disagree] = [sum('agree'), sum('disagree')];
  if (2 * agree > poll.totalMembers) {
    return true;
  }
  if (agree !== disagree) {
    return false;
  }
  const side = poll.options.find((option) => option.id === poll.chairChoice)?.countsAs;
  return side === undefined || side === 'neutral' ? null : side === 'agree';
}

/** A slip of the file; a recipient without an answer counts as silent even when the file does not list them. */
export function slipOf(slip: FileSlip): SlipRecord {
  const answers = (slip.responses ?? []).map((row) => ({
    personId: row.participant,
    optionId: row.choice,
    answeredAt: row.answered_at,
    reason: row.reason,
  }));
  const answered = new Set(answers.map((answer) => answer.personId));
  const silent = new Set([...slip.no_reply, ...slip.recipients.filter((person) => !answered.has(person))]);
  return {
    id: slip.id,
    number: slip.number,
    title: slip.title.normalize('NFC'),
    options: optionsOf(
      slip.options,
      answers.map((answer) => answer.optionId),
    ),
    recipientIds: slip.recipients,
    answers,
    noReplyIds: [...silent],
    deadline: slip.deadline,
  };
}
