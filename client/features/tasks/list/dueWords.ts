import type { TFunction } from 'i18next';
import { formatDay } from '#client/i18n/format.ts';
import { recurrenceWords } from '#client/i18n/recurrence.ts';
import type { TaskSummary } from '#protocol/task.ts';

/** Until when, in words of a list; the first day stands beside an extended one. */
export function dueWords(t: TFunction<'tasks'>, { dueDay, originalDueDay }: TaskSummary): string {
  const day = (iso: string): string => formatDay(`${iso}T12:00:00+07:00`);
  if (dueDay === null) {
    return t('noDue');
  }
  const due = t('dueOn', { day: day(dueDay) });
  return originalDueDay === null || originalDueDay === dueDay
    ? due
    : `${due} (${t('firstDue', { day: day(originalDueDay) })})`;
}

/** What kind of task it is, where that says something: a period of a recurring one, a part of another. */
export function kindWords(t: TFunction<'tasks'>, { partOf, period, recurrence }: TaskSummary): string | null {
  if (partOf !== null) {
    return t('partChip');
  }
  return period === null || recurrence === null ? null : recurrenceWords(t, recurrence);
}
