import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumberedItem } from '#client/features/agenda/index.ts';
import { useCommand } from '#client/realtime/index.ts';
import classes from './Agenda.module.css';

/** Planned minutes of an item, changed in place: saved on Enter and on leaving the field. */
export function Minutes({ item }: { item: NumberedItem }) {
  const { t } = useTranslation('prepare');
  const { run } = useCommand('agenda.editItem');
  const [text, setText] = useState(String(item.plannedMinutes));
  useEffect(() => setText(String(item.plannedMinutes)), [item.plannedMinutes]);
  const save = (): void => {
    const plannedMinutes = Math.min(600, Math.max(0, Number.parseInt(text, 10) || 0));
    setText(String(plannedMinutes));
    if (plannedMinutes !== item.plannedMinutes) {
      void run({ itemId: item.itemId, changes: { plannedMinutes } });
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') {
      event.currentTarget.blur();
    }
  };
  return (
    <input
      className={classes.minutes}
      inputMode="numeric"
      aria-label={t('minutesOf', { number: item.number })}
      value={text}
      onChange={(event) => setText(event.currentTarget.value.replace(/\D/g, ''))}
      onKeyDown={onKeyDown}
      onBlur={save}
    />
  );
}
