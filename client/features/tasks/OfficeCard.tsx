import { Autocomplete, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import type { TaskView } from '#protocol/task.ts';
import { LabelForm } from './LabelForm.tsx';
import classes from './Tasks.module.css';
import { type Act, useUnits } from './useTasks.ts';

type Props = { task: TaskView; act: Act; pending: boolean };

/** What the office that gave the task can do: answer, remind, give it to another unit, cancel. */
export function OfficeCard({ task, act, pending }: Props) {
  const { t } = useTranslation('tasks');
  const [text, setText] = useState('');
  const [unit, setUnit] = useState('');
  const units = useUnits();
  const may = (kind: string): boolean => task.allowed.includes(kind);
  const clearAfter = async (done: Promise<boolean>): Promise<void> => {
    if (await done) {
      setText('');
      setUnit('');
    }
  };
  return (
    <section className={classes.card} aria-label={t('office.title')}>
      <h2 className="strong">{t('office.title')}</h2>
      {task.question === null ? null : <p>{t('answer.asked', { text: task.question })}</p>}
      <Textarea
        label={t('office.words')}
        value={text}
        autosize
        minRows={2}
        maxLength={1000}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes.bar}>
        {may('answer') && task.question !== null ? (
          <Button
            variant="primary"
            waiting={text.trim() === ''}
            pending={pending}
            onClick={() => void clearAfter(act({ kind: 'answer', text }))}
          >
            {t('office.answer')}
          </Button>
        ) : null}
        {may('remind') ? (
          <Button icon="message" pending={pending} onClick={() => void act({ kind: 'remind' })}>
            {t('office.remind')}
          </Button>
        ) : null}
        {may('cancel') ? (
          <Button
            variant="danger"
            waiting={text.trim() === ''}
            pending={pending}
            onClick={() => void clearAfter(act({ kind: 'cancel', reason: text }))}
          >
            {t('office.cancel')}
          </Button>
        ) : null}
      </div>
      {may('reassign') ? (
        <div className={classes.bar}>
          <Autocomplete
            data={units}
            aria-label={t('office.newUnit')}
            placeholder={t('office.newUnit')}
            value={unit}
            maxLength={200}
            onChange={setUnit}
          />
          <Button
            waiting={unit.trim() === ''}
            pending={pending}
            onClick={() => void clearAfter(act({ kind: 'reassign', leadUnit: unit }))}
          >
            {t('office.reassign')}
          </Button>
        </div>
      ) : null}
      {task.partOf === null ? <LabelForm task={task} act={act} pending={pending} /> : null}
    </section>
  );
}
