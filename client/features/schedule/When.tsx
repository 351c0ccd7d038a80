import { useTranslation } from 'react-i18next';
import { ClockInput } from '#client/ui/ClockInput.tsx';
import { DayInput } from '#client/ui/DayInput.tsx';
import { endsTooEarly, type Times } from './times.ts';

/** When a meeting is held: day, beginning and end. */
export function When({ form, set }: { form: Times; set: (change: Partial<Times>) => void }) {
  const { t } = useTranslation('prepare');
  return (
    <div className="row g2 wrap">
      <DayInput label={t('meeting.day')} value={form.day} onChange={(day) => set({ day })} />
      <ClockInput label={t('meeting.from')} value={form.from} onChange={(from) => set({ from })} />
      <ClockInput
        label={t('meeting.to')}
        value={form.to}
        error={endsTooEarly(form) ? t('meeting.tooEarly') : undefined}
        onChange={(to) => set({ to })}
      />
    </div>
  );
}
