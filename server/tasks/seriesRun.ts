import { dueOfPeriod, nextPeriod, type RecurrenceRule, readRecurrence } from '#domain/recurrence.ts';
import type { Database } from '#server/persistence/client.ts';
import { type Continuation, continueSeries, type LockedSeries, seriesBehind } from '#server/persistence/taskSeries.ts';
import { labelsOf } from './labels.ts';
import { dayIn, workingDays } from './workingDays.ts';

function continuation(rule: RecurrenceRule, series: LockedSeries, today: string): Continuation {
  const given = dayIn(series.givenAt);
  const { action, leadUnit } = series;
  const periods: Continuation['periods'][number][] = [];
  let newest: string | null = series.newest;
  while (newest !== null && newest < today) {
    newest = nextPeriod(rule, series.anchor, newest, workingDays);
    // A period that was over before the duty was given was nobody's.
    if (newest !== null && newest >= given) {
      const dueDay = dueOfPeriod(newest, series.boundary, workingDays);
      const { priority } = labelsOf({ action, leadUnit, dueDay }, today);
      periods.push({ period: newest, dueDay, priority });
    }
  }
  return { periods, over: newest === null };
}

/**
 * TASK-16: begins the period of each recurring duty that follows the one that has passed, also those that passed while the
 * server was down. Run as often as you like, by as many processes: each period begins once.
 */
export async function beginPeriods(db: Database, now: Date): Promise<number> {
  const today = dayIn(now);
  let begun = 0;
  for (const seriesId of await seriesBehind(db, today)) {
    begun += await continueSeries(db, seriesId, (series) => {
      const rule = readRecurrence(series.rule);
      return rule === null ? { periods: [], over: true } : continuation(rule, series, today);
    });
  }
  return begun;
}
