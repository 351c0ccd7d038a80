import type { CountsAs, PollOption } from '#protocol/ballot.ts';
import type { EventData } from '#protocol/registry.ts';
import type { SlipDetails, SlipResult, SlipRule, SlipStatus } from '#protocol/slip.ts';
import { type ChairSide, requiredVotes, settle } from './poll/majority.ts';
import { merge, type Reducers, update } from './reduce.ts';
import { Rejected } from './rejected.ts';

/** One answer of a member; `late` ones are kept and never counted. */
export type SlipAnswer = {
  readonly choice: string;
  readonly reason: string;
  readonly other: string;
  readonly at: string;
  readonly late: boolean;
};

export type SlipEntry = {
  readonly slipId: string;
  readonly details: SlipDetails;
  readonly status: SlipStatus;
  readonly remark: string | null;
  readonly openedAt: string | null;
  readonly deadlineAt: string | null;
  readonly extensions: readonly { readonly deadlineAt: string; readonly by: string; readonly reason: string }[];
  readonly recipients: readonly string[];
  readonly rule: SlipRule | null;
  /** Answers of each member, first to last. */
  readonly answers: Readonly<Record<string, readonly SlipAnswer[]>>;
  readonly result: SlipResult | null;
};

/** All slips as the stewards know them. */
export type SlipsSlice = Readonly<Record<string, SlipEntry>>;

function change(slice: SlipsSlice, slipId: string, changes: Partial<SlipEntry>): SlipsSlice {
  return update(slice, slipId, (entry) => ({ ...entry, ...changes }));
}

const fresh = {
  status: 'draft',
  remark: null,
  openedAt: null,
  deadlineAt: null,
  extensions: [],
  recipients: [],
  rule: null,
  answers: {},
  result: null,
} as const;

export const stewardSlipsReducers: Reducers<SlipsSlice> = {
  'slip.created': (slice, created) => ({ ...slice, [created.slipId]: { ...fresh, ...created } }),
  'slip.edited': (slice, { slipId, changes }) =>
    update(slice, slipId, (entry) => ({ ...entry, details: merge(entry.details, changes) })),
  'slip.submitted': (slice, { slipId }) => change(slice, slipId, { status: 'submitted', remark: null }),
  'slip.approved': (slice, { slipId }) => change(slice, slipId, { status: 'approved' }),
  'slip.sentBack': (slice, { slipId, remark }) => change(slice, slipId, { status: 'draft', remark }),
  'slip.opened': (slice, { slipId, ...opened }, { at }) =>
    change(slice, slipId, { ...opened, status: 'open', openedAt: at }),
  'slip.answered': (slice, { slipId, participantId, ...answer }, { at }) =>
    update(slice, slipId, (entry) => ({
      ...entry,
      answers: { ...entry.answers, [participantId]: [...(entry.answers[participantId] ?? []), { ...answer, at }] },
    })),
  'slip.extended': (slice, { slipId, ...extension }) =>
    update(slice, slipId, (entry) => ({
      ...entry,
      deadlineAt: extension.deadlineAt,
      extensions: [...entry.extensions, extension],
    })),
  'slip.closed': (slice, { slipId }) => change(slice, slipId, { status: 'closed' }),
  'slip.synthesised': (slice, { slipId, result }) => change(slice, slipId, { status: 'synthesised', result }),
  'slip.decided': (slice, { slipId, decision }) => change(slice, slipId, { status: decision }),
};

/** A slip as one member got it, with the own answers. */
export type OwnSlip = Omit<EventData<'slip.received'>, 'participantId'> & {
  readonly receivedAt: string;
  readonly ended: boolean;
  readonly answers: readonly SlipAnswer[];
};

export type OwnSlipsSlice = Readonly<Record<string, OwnSlip>>;

export const ownSlipsReducers: Reducers<OwnSlipsSlice> = {
  'slip.received': (slice, { participantId: _own, ...received }, { at }) => ({
    ...slice,
    [received.slipId]: { ...received, receivedAt: at, ended: false, answers: [] },
  }),
  'slip.answerKept': (slice, { slipId, participantId: _own, ...answer }, { at }) =>
    update(slice, slipId, (own) => ({ ...own, answers: [...own.answers, { ...answer, at }] })),
  'slip.deadlineMoved': (slice, { slipId, deadlineAt }) => update(slice, slipId, (own) => ({ ...own, deadlineAt })),
  'slip.ended': (slice, { slipId }) => update(slice, slipId, (own) => ({ ...own, ended: true })),
};

/** Slips that were reported to the meeting, in the order of the reports. */
export type ReportedSlipsSlice = readonly EventData<'slip.reported'>[];

export const reportedSlipsReducers: Reducers<ReportedSlipsSlice> = {
  'slip.reported': (slice, reported) => [...slice, reported],
};

/** The slip in one of the given states, or a rejection. */
export function requireSlip(slice: SlipsSlice, slipId: string, ...statuses: SlipStatus[]): SlipEntry {
  const entry = slice[slipId];
  if (entry === undefined) {
    throw new Rejected('not_found', 'SLIP-1');
  }
  if (!statuses.includes(entry.status)) {
    throw new Rejected('conflict', 'SLIP-2', { status: entry.status });
  }
  return entry;
}

/** The answer of a member that counts: the last one that was in time. */
export function countedAnswer(entry: SlipEntry, participantId: string): SlipAnswer | null {
  return (entry.answers[participantId] ?? []).findLast(({ late }) => !late) ?? null;
}

function countsAsOf(options: readonly PollOption[], choice: string | undefined): CountsAs | null {
  return options.find(({ optionId }) => optionId === choice)?.countsAs ?? null;
}

/**
 * Result of a slip under its silence policy (domain guide §1.6): raw counts, then silence added where the policy says; more
 * than half of all members decides, a tie goes by the chair's own answer.
 */
export function slipResult(entry: SlipEntry, rule: SlipRule, chairId: string | null): SlipResult {
  const { options } = entry.details;
  const choices = entry.recipients.map((id) => countedAnswer(entry, id)?.choice);
  const count = (countsAs: CountsAs): number =>
    choices.filter((choice) => countsAsOf(options, choice) === countsAs).length;
  const raw = { agree: count('agree'), disagree: count('disagree'), neutral: count('neutral') };
  const silent = choices.filter((choice) => choice === undefined).length;
  const counted = {
    ...raw,
    agree: raw.agree + (rule.silence === 'deemed_agree' ? silent : 0),
    disagree: raw.disagree + (rule.silence === 'deemed_disagree' ? silent : 0),
  };
  const base = {
    total_members: rule.totalMembers,
    present_members: entry.recipients.length,
    ballots_cast: counted.agree + counted.disagree + counted.neutral,
  }[rule.majority.base];
  const chairCounts = chairId === null ? null : countsAsOf(options, countedAnswer(entry, chairId)?.choice);
  const chairSide: ChairSide = chairCounts === 'neutral' ? null : chairCounts;
  return {
    byOption: options.map(({ optionId }) => ({
      optionId,
      count: choices.filter((choice) => choice === optionId).length,
    })),
    raw,
    silent,
    late: entry.recipients.filter((id) => entry.answers[id]?.at(-1)?.late).length,
    counted,
    of: rule.totalMembers,
    required: requiredVotes(rule.majority.rule, counted.disagree, base),
    silence: rule.silence,
    outcome: settle({ ...counted, base }, rule.majority, chairSide).outcome,
  };
}
