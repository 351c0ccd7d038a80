import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dayKey, formatDay, formatLongDay } from '#client/i18n/format.ts';
import type { TaskView } from '#protocol/task.ts';
import type { Act } from './useTasks.ts';

const noon = (day: string): string => `${day}T12:00:00+07:00`;

type Props = { task: TaskView; act: Act; pending: boolean };

/** Puts reminders off to a working day before the due day; twice at most. */
export function SnoozeRow({ task, act, pending }: Props) {
  const { t, i18n } = useTranslation('tasks');
  const { snoozeDays, snoozedUntil } = task;
  const silent = snoozedUntil !== null && snoozedUntil > dayKey(new Date());
  return (
    <>
      {silent ? <p className="meta">{t('snooze.until', { day: formatDay(noon(snoozedUntil)) })}</p> : null}
      {snoozeDays.length === 0 ? null : (
        <Select
          label={t('snooze.label')}
          description={t('snooze.hint')}
          placeholder={t('snooze.choose')}
          data={snoozeDays.map((day) => ({ value: day, label: formatLongDay(noon(day), i18n.language) }))}
          value={null}
          disabled={pending}
          onChange={(untilDay) => untilDay !== null && void act({ kind: 'snooze', untilDay })}
        />
      )}
    </>
  );
}
