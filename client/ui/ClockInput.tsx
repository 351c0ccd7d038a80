import '@mantine/dates/styles.layer.css';
import { TimePicker } from '@mantine/dates';
import { useTranslation } from 'react-i18next';

type Props = {
  label: string;
  /** `HH:mm`, or `HH:mm:ss` with seconds; empty when no time is given. */
  value: string;
  withSeconds?: boolean;
  error?: string | undefined;
  onChange: (time: string) => void;
};

/** A time of day with twenty-four hours, whatever the browser's language. */
export function ClockInput({ label, value, withSeconds = false, error, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <TimePicker
      size="md"
      label={label}
      format="24h"
      withSeconds={withSeconds}
      hoursInputLabel={`${label}, ${t('calendar.hours')}`}
      minutesInputLabel={`${label}, ${t('calendar.minutes')}`}
      secondsInputLabel={`${label}, ${t('calendar.seconds')}`}
      error={error}
      value={value}
      onChange={onChange}
    />
  );
}
