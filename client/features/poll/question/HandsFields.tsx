import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { quorum } from '#client/features/attendance/index.ts';
import { fullName, sortByName } from '#client/i18n/names.ts';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { cx } from '#client/ui/cx.ts';
import { optionSet } from '#domain/poll/optionSets.ts';
import { useOptionLabel } from '../ChoiceList.tsx';
import type { Form } from './form.ts';
import classes from './Question.module.css';
import { useOptionSet } from './useSaveQuestion.ts';

type Props = { form: Form; set: (change: Partial<Form>) => void };

/** Hands that somebody counted in the room, one figure an option, beside how many could be raised. */
export function HandsFields({ form, set }: Props) {
  const { t } = useTranslation('poll');
  const label = useOptionLabel();
  const me = useMyId();
  const options = optionSet(useOptionSet());
  const present = useMeeting((state) => quorum(state)?.present ?? 0);
  const people = useMeeting((state) => sortByName(Object.values(state.shared.people.byId)));
  const counted = Object.values(form.hands).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <div className={classes.hands}>
        {options.map((option) => (
          <NumberInput
            key={option.optionId}
            label={label(option)}
            min={0}
            max={2000}
            allowDecimal={false}
            value={form.hands[option.optionId] ?? ''}
            onChange={(value) => set({ hands: { ...form.hands, [option.optionId]: Number(value) || 0 } })}
          />
        ))}
      </div>
      <p className={cx('meta', counted > present && 'inkAgainst')} role="status">
        {t(counted > present ? 'hands.tooMany' : 'hands.counted', { counted, present })}
      </p>
      <Select
        label={t('hands.countedBy')}
        allowDeselect={false}
        searchable
        data={people.map((person) => ({ value: person.participantId, label: fullName(person) }))}
        value={form.countedById ?? me}
        onChange={(countedById) => set({ countedById })}
      />
    </>
  );
}
