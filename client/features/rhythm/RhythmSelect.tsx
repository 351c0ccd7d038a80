import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RHYTHMS, type Rhythm } from '#domain/recurrence.ts';

type Props = {
  value: Rhythm | null;
  /** What stands there while no rhythm is chosen; "once" unless the words gave another rule. */
  placeholder?: string | undefined;
  /** A duty recurs with its first day: without one nothing can be chosen. */
  disabled: boolean;
  onChange: (rhythm: Rhythm | null) => void;
};

/** How often a duty comes round, counted from the day it is due first. */
export function RhythmSelect({ value, placeholder, disabled, onChange }: Props) {
  const { t } = useTranslation('tasks');
  return (
    <Select
      label={t('add.recurs')}
      description={t('add.recursHint')}
      placeholder={placeholder ?? t('add.once')}
      data={RHYTHMS.map((rhythm) => ({ value: rhythm, label: t(`recurring.${rhythm}`) }))}
      value={value}
      clearable
      disabled={disabled}
      onChange={(chosen) => onChange(RHYTHMS.find((rhythm) => rhythm === chosen) ?? null)}
    />
  );
}
