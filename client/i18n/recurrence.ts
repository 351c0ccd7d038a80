import type { TFunction } from 'i18next';
import { readRecurrence } from '#domain/recurrence.ts';

const QUARTER = 3;

/** How often a duty recurs, in words: "hằng tháng", "2 tuần một lần", "hằng quý". */
export function recurrenceWords(t: TFunction<'tasks'>, recurrence: string): string {
  const rule = readRecurrence(recurrence);
  if (rule === null) {
    return t('recurring.other');
  }
  const quarterly = rule.frequency === 'MONTHLY' && rule.interval % QUARTER === 0;
  const unit = quarterly ? 'QUARTERLY' : rule.frequency;
  const count = quarterly ? rule.interval / QUARTER : rule.interval;
  return count === 1 ? t(`recurring.${unit}`) : t(`recurring.every_${unit}`, { count });
}
