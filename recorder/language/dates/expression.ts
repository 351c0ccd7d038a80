import type { Token } from '../text/tokens.ts';
import type { DueBoundary } from '../types.ts';

/** What a time expression names, before it is worked out for a meeting date. Months 1–12, weekdays 1 = Monday … 7. */
export type Core =
  | {
      readonly type: 'day';
      readonly day: number;
      readonly month: number | null;
      readonly year: number | null;
      readonly monthShift: number | null;
      readonly yearShift?: number | null;
    }
  | { readonly type: 'offset'; readonly days: number }
  | { readonly type: 'weekday'; readonly weekday: number; readonly week: number | null }
  | { readonly type: 'week'; readonly week: number }
  | {
      readonly type: 'month';
      readonly month: number | null;
      readonly year: number | null;
      readonly shift: number;
      readonly day: number | null;
      readonly yearShift?: number | null;
    }
  | {
      readonly type: 'quarter';
      readonly quarter: number | null;
      readonly year: number | null;
      readonly shift: number;
      readonly yearShift?: number | null;
    }
  | { readonly type: 'months'; readonly lastMonth: number; readonly year: number | null }
  | { readonly type: 'year'; readonly year: number | null; readonly shift: number }
  | { readonly type: 'duration'; readonly amount: number; readonly unit: DurationUnit; readonly anchor: Anchor }
  | {
      readonly type: 'lunar';
      readonly day: number | null;
      readonly month: number;
      readonly named: boolean;
      readonly daysBefore: number;
    }
  | { readonly type: 'holiday'; readonly month: number; readonly day: number; readonly daysBefore: number }
  | { readonly type: 'event' }
  | { readonly type: 'fuzzy' };

export type DurationUnit = 'workingDay' | 'day' | 'week' | 'month' | 'quarter' | 'year' | 'hour';

/** Where counting begins: the meeting, a named day, or something that has not happened yet. */
export type Anchor =
  | { readonly at: 'meeting' }
  | { readonly at: 'event' }
  | { readonly at: 'day'; readonly core: Core };

export interface Recurrence {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
}

/** A time expression in the text; `start`/`end` are token positions. */
export interface TimeExpression {
  readonly start: number;
  readonly end: number;
  readonly boundary: DueBoundary | null;
  /** "từ nay đến …", "từ ngày … đến …": the end of a period rather than a point. */
  readonly period: boolean;
  readonly core: Core | null;
  readonly time: string | null;
  readonly recurrence: Recurrence | null;
}

export interface Read<T> {
  readonly value: T;
  readonly next: number;
}

export type Reader<T> = (tokens: readonly Token[], at: number) => Read<T> | null;

/** Longest reading wins; on a tie the earlier reader. */
export function longestOf<T>(readers: readonly Reader<T>[]): Reader<T> {
  return (tokens, at) => {
    let best: Read<T> | null = null;
    for (const reader of readers) {
      const read = reader(tokens, at);
      if (read && (best === null || read.next > best.next)) {
        best = read;
      }
    }
    return best;
  };
}
