import { phraseAt, type Token, wordAt } from '../text/tokens.ts';
import type { DueBoundary } from '../types.ts';
import type { Read } from './expression.ts';

export interface Prefix {
  readonly boundary: DueBoundary;
  readonly period: boolean;
  /** "hết tuần", "trong tháng": a period without a name is the current one. */
  readonly allowsBarePeriod: boolean;
  /** "thời hạn: tháng 6": a noun that names the limit; a period after it is one to finish within. */
  readonly names?: boolean;
  /** "sau 05 ngày": only a count of days can follow, a day would be a start. */
  readonly counts?: boolean;
}

const before: Prefix = { boundary: 'before', period: false, allowsBarePeriod: false };
const by: Prefix = { boundary: 'by', period: false, allowsBarePeriod: false };
const byEnd: Prefix = { boundary: 'by', period: false, allowsBarePeriod: true };
const within: Prefix = { boundary: 'within', period: false, allowsBarePeriod: true };
const limit: Prefix = { boundary: 'by', period: false, allowsBarePeriod: false, names: true };

/** Words before a date and what they make of it (domain.md §3.4). */
const WORDS: readonly (readonly [string, Prefix])[] = [
  ['trước', before],
  ['trước cả', before],
  ['trước thời điểm', before],
  ['muộn nhất trước', before],
  ['chậm nhất trước', before],
  ['chậm nhất', by],
  ['chậm nhất là', by],
  ['chậm nhất vào', by],
  ['chậm nhất đến', by],
  ['chậm nhất là vào', by],
  ['chậm nhất là đến', by],
  ['muộn nhất', by],
  ['muộn nhất là', by],
  ['muộn nhất vào', by],
  ['trễ nhất', by],
  ['trễ nhất là', by],
  ['không muộn hơn', by],
  ['không chậm hơn', by],
  ['không trễ hơn', by],
  ['không quá', by],
  ['hạn cuối', limit],
  ['hạn cuối là', limit],
  ['hạn cuối cùng', limit],
  ['hạn cuối cùng là', limit],
  ['hạn chót', limit],
  ['hạn chót là', limit],
  ['thời hạn', limit],
  ['thời hạn là', limit],
  ['thời hạn hoàn thành', limit],
  ['thời hạn hoàn thành là', limit],
  ['hạn hoàn thành', limit],
  ['hạn hoàn thành là', limit],
  ['hạn', limit],
  ['hạn là', limit],
  ['thời gian hoàn thành', limit],
  ['thời gian hoàn thành là', limit],
  ['thời gian thực hiện', limit],
  ['thời hạn thực hiện', limit],
  ['thời hạn báo cáo', limit],
  ['hạn đến', by],
  ['sau', { ...within, counts: true }],
  ['đến', by],
  ['tới', by],
  ['cho đến', by],
  ['cho tới', by],
  ['sang', by],
  ['xuống', by],
  ['xuống còn', by],
  ['lên', by],
  ['vào', by],
  ['vào lúc', by],
  ['lúc', by],
  ['ngay', by],
  ['ngay trong', within],
  ['hết', byEnd],
  ['trong', within],
  ['trong vòng', within],
  ['trong thời hạn', within],
  ['trong thời gian', within],
  ['trong khoảng', within],
  ['trong khoảng thời gian', within],
  ['nội trong', within],
  ['thời hạn trong', within],
  ['thời gian trong', within],
  ['thời gian', { ...within, counts: true }],
  ['không quá', within],
  ['tối đa', within],
  ['từ nay đến', { ...byEnd, period: true }],
  ['từ giờ đến', { ...byEnd, period: true }],
  ['từ nay tới', { ...byEnd, period: true }],
  ['từ nay cho đến', { ...byEnd, period: true }],
  ['từ đây đến', { ...byEnd, period: true }],
];

function longest(tokens: readonly Token[], at: number): Read<Prefix> | null {
  let best: Read<Prefix> | null = null;
  for (const [phrase, value] of WORDS) {
    const next = phraseAt(tokens, at, phrase);
    if (next !== null && next > (best?.next ?? at)) {
      best = { value, next };
    }
  }
  return best;
}

function joined(first: Prefix, second: Prefix): Prefix {
  return {
    boundary: second.boundary === 'before' ? 'before' : first.boundary,
    period: first.period || second.period,
    allowsBarePeriod: first.allowsBarePeriod || second.allowsBarePeriod,
  };
}

/** "chậm nhất là hết", "đến hết": words chain; the first says the boundary, "hết" allows a nameless period. */
export function readPrefix(tokens: readonly Token[], at: number): Read<Prefix> | null {
  const first = longest(tokens, at);
  const overdue = wordAt(tokens, at) === 'hạn' && wordAt(tokens, at - 1) === 'quá';
  if (!first || overdue) {
    return null;
  }
  let { next, value } = first;
  next = value.names && wordAt(tokens, next) === ':' ? next + 1 : next;
  for (let more = longest(tokens, next); more; more = longest(tokens, next)) {
    value = joined(value, more.value);
    next = more.next;
  }
  // "trước hết" is "first of all" unless a date follows; the caller finds none then.
  return { value, next };
}

const PERIOD_NAMES = new Set(['tuần', 'tháng', 'quý', 'năm', 'ngày']);

/** A period word that stands alone after "hết"/"trong". */
export function barePeriodAt(tokens: readonly Token[], at: number): string | null {
  const word = wordAt(tokens, at);
  return PERIOD_NAMES.has(word) ? word : null;
}
