import type { CountsAs, MeetingFacts, PollOption, PollRecord, SlipRecord } from './record.ts';

/** Result of an opinion slip: raw counts, and the count under the meeting's silence policy (domain.md §1.6). */
export interface SlipResult {
  /** Option id → answers in time. */
  counts: Record<string, number>;
  silent: number;
  /** Answers after the deadline: stored, never counted. */
  late: number;
  /** Agreeing under the policy. */
  agree: number;
  of: number;
  passed: boolean;
}

export function slipResult(
  slip: SlipRecord,
  meeting: Pick<MeetingFacts, 'silencePolicy' | 'totalMembers'>,
): SlipResult {
  const isLate = (answeredAt: string | null) =>
    answeredAt !== null && slip.deadline !== null && Date.parse(answeredAt) > Date.parse(slip.deadline);
  const inTime = slip.answers.filter((answer) => !isLate(answer.answeredAt));
  const counts = Object.fromEntries(
    slip.options.map((option) => [option.id, inTime.filter((answer) => answer.optionId === option.id).length]),
  );
  const late = slip.answers.length - inTime.length;
  const silent = slip.noReplyIds.length;
  const said = sumOf(slip.options, counts, 'agree');
  const agree = meeting.silencePolicy === 'deemed_agree' ? said + silent + late : said;
  const of = Math.max(meeting.totalMembers, slip.recipientIds.length);
  return { counts, silent, late, agree, of, passed: 2 * agree > of };
}

/** Ballots for options that count as `kind`. */
export function sumOf(options: PollOption[], counts: Record<string, number>, kind: CountsAs): number {
  return options
    .filter((option) => option.countsAs === kind)
    .reduce((total, option) => total + (counts[option.id] ?? 0), 0);
}

/** The option a poll is decided on: the one that counts as agreement, else the one with most ballots. */
export function leadingCount(poll: PollRecord): { label: string; count: number } {
  const agreeing = poll.options.filter((option) => option.countsAs === 'agree');
  const candidates = agreeing.length === 1 ? agreeing : poll.options;
  const [best] = [...candidates].sort((a, b) => (poll.counts[b.id] ?? 0) - (poll.counts[a.id] ?? 0));
  return { label: best?.label ?? '', count: best ? (poll.counts[best.id] ?? 0) : 0 };
}

/** `88,9%`: of whole numbers, half up, one decimal, a comma, no `,0`. */
export function percent(part: number, whole: number): string {
  return whole > 0 ? `${(Math.round((part * 1000) / whole) / 10).toString().replace('.', ',')}%` : '0%';
}
