import { firstPeriod, readRecurrence } from '#domain/recurrence.ts';
import { workingDays } from './workingDays.ts';

export type SeriesStart = {
  readonly period: string;
  readonly dueDay: string;
  readonly dueBoundary: string | null;
};

/**
 * The first period of a duty that recurs, or null for one that doesn't. The day that a person confirmed stands as it is;
 * where none was said, the period's end is meant.
 */
export function seriesStart(
  { recurrence, dueDay, dueBoundary }: { recurrence: string | null; dueDay: string | null; dueBoundary: string | null },
  given: string,
): SeriesStart | null {
  const rule = recurrence === null ? null : readRecurrence(recurrence);
  if (rule === null) {
    return null;
  }
  if (dueDay !== null) {
    return { period: dueDay, dueDay, dueBoundary };
  }
  const period = firstPeriod(rule, given, workingDays);
  return period === null ? null : { period, dueDay: period, dueBoundary: dueBoundary ?? 'within' };
}
