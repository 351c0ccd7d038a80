import { Autocomplete, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RhythmSelect } from '#client/features/rhythm/index.ts';
import { api } from '#client/lib/api.ts';
import { useSaving } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { DayInput } from '#client/ui/DayInput.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { type Rhythm, ruleOn } from '#domain/recurrence.ts';
import { DueBoundary } from '#protocol/proposal.ts';
import { NewTaskFields } from '#protocol/task.ts';
import classes from '../Tasks.module.css';
import { useUnits } from '../useTasks.ts';

type Given = Omit<NewTaskFields, 'recurrence'> & { readonly rhythm: Rhythm | null };

const NOTHING: Given = {
  ...{ action: '', leadUnit: '', coordinatingUnits: [], source: '' },
  ...{ dueDay: null, dueBoundary: 'by', rhythm: null },
};

function fieldsOf({ rhythm, ...given }: Given) {
  const recurrence = rhythm === null || given.dueDay === null ? null : ruleOn(rhythm, given.dueDay);
  return NewTaskFields.safeParse({ ...given, recurrence });
}

type FormProps = { given: Given; set: (change: Partial<Given>) => void };

function Words({ given, set }: FormProps) {
  const { t } = useTranslation('tasks');
  const units = useUnits();
  return (
    <>
      <Textarea
        label={t('add.action')}
        value={given.action}
        autosize
        minRows={3}
        maxLength={2000}
        onChange={(event) => set({ action: event.currentTarget.value })}
      />
      <Autocomplete
        label={t('add.lead')}
        data={units}
        value={given.leadUnit}
        maxLength={200}
        onChange={(leadUnit) => set({ leadUnit })}
      />
      <TagsInput
        label={t('add.coordinating')}
        data={units}
        value={[...given.coordinatingUnits]}
        onChange={(coordinatingUnits) => set({ coordinatingUnits })}
      />
      <TextInput
        label={t('add.source')}
        value={given.source}
        maxLength={300}
        onChange={(event) => set({ source: event.currentTarget.value })}
      />
    </>
  );
}

function Due({ given, set }: FormProps) {
  const { t } = useTranslation('tasks');
  return (
    <>
      <div className={classes.two}>
        <DayInput
          label={t('due')}
          value={given.dueDay ?? ''}
          onChange={(day) => set({ dueDay: day === '' ? null : day })}
        />
        <Select
          label={t('importing.column.dueBoundary')}
          data={DueBoundary.options.map((value) => ({ value, label: t(`boundary.${value}`) }))}
          value={given.dueBoundary}
          allowDeselect={false}
          onChange={(boundary) => set({ dueBoundary: DueBoundary.nullable().parse(boundary) })}
        />
      </div>
      <RhythmSelect value={given.rhythm} disabled={given.dueDay === null} onChange={(rhythm) => set({ rhythm })} />
    </>
  );
}

/** A duty that comes from no meeting, once or recurring, entered by the office. */
export function NewTaskSheet({ done }: { done: () => void }) {
  const { t } = useTranslation('tasks');
  const [opened, setOpened] = useState(false);
  const [given, setGiven] = useState<Given>(NOTHING);
  const set = (change: Partial<Given>): void => setGiven((before) => ({ ...before, ...change }));
  const fields = fieldsOf(given);
  const { save, pending } = useSaving();
  const enter = async (): Promise<void> => {
    if (await save(() => api.post('/api/tasks', fields.data))) {
      setGiven(NOTHING);
      setOpened(false);
      done();
    }
  };
  return (
    <>
      <Button variant="primary" icon="plus" onClick={() => setOpened(true)}>
        {t('add.open')}
      </Button>
      <Sheet opened={opened} title={t('add.open')} closeLabel={t('common:close')} onClose={() => setOpened(false)}>
        <div className={classes.stack}>
          <Words given={given} set={set} />
          <Due given={given} set={set} />
          <Button variant="primary" waiting={!fields.success} pending={pending} onClick={() => void enter()}>
            {t('add.save')}
          </Button>
        </div>
      </Sheet>
    </>
  );
}
