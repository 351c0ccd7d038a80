import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Times } from './times.ts';

/** When a meeting is held: day, beginning and end. */
export function When({ form, set }: { form: Times; set: (change: Partial<Times>) => void }) {
  const { t } = useTranslation('prepare');
  return (
    <div className="row g2 wrap">
      <TextInput
        type="date"
        label={t('meeting.day')}
        value={form.day}
        onChange={(event) => set({ day: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        label={t('meeting.from')}
        value={form.from}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        label={t('meeting.to')}
        value={form.to}
        onChange={(event) => set({ to: event.currentTarget.value })}
      />
    </div>
  );
}
