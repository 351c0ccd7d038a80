import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/vi';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayFromText } from './dayFromText.ts';

type Props = {
  label: string;
  /** `YYYY-MM-DD`; empty when no day is chosen. */
  value: string;
  /** The last day that may be chosen, `YYYY-MM-DD`. */
  max?: string | undefined;
  onChange: (day: string) => void;
};

/** A day as it is written here (31/12/2026), typed or chosen from a calendar that begins on Monday, whatever the browser's language. */
export function DayInput({ label, value, max, onChange }: Props) {
  const { t, i18n } = useTranslation();
  // Closed as soon as there is a day: an open calendar would cover what comes next.
  const [open, setOpen] = useState(false);
  return (
    <DateInput
      size="md"
      label={label}
      placeholder={t('calendar.placeholder')}
      inputMode="numeric"
      valueFormat="DD/MM/YYYY"
      locale={i18n.language}
      firstDayOfWeek={1}
      highlightToday
      dateParser={(text) => dayFromText(text, new Date())}
      clearable
      clearButtonProps={{ 'aria-label': t('calendar.clear') }}
      ariaLabels={{
        previousMonth: t('calendar.previousMonth'),
        nextMonth: t('calendar.nextMonth'),
        previousYear: t('calendar.previousYear'),
        nextYear: t('calendar.nextYear'),
        previousDecade: t('calendar.previousYears'),
        nextDecade: t('calendar.nextYears'),
        monthLevelControl: t('calendar.chooseMonth'),
        yearLevelControl: t('calendar.chooseYear'),
      }}
      value={value === '' ? null : value}
      {...(max === undefined ? {} : { maxDate: max })}
      popoverProps={{ opened: open }}
      onFocus={() => setOpen(true)}
      onClick={() => setOpen(true)}
      onBlur={() => setOpen(false)}
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
      onChange={(day) => {
        setOpen(false);
        onChange(day ?? '');
      }}
    />
  );
}
