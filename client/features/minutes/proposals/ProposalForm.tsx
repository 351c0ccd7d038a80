import { Autocomplete, Select, TagsInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RhythmSelect } from '#client/features/rhythm/index.ts';
import { recurrenceWords } from '#client/i18n/recurrence.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { DayInput } from '#client/ui/DayInput.tsx';
import type { StewardProposal } from '#domain/proposals.ts';
import { type Rhythm, rhythmOf, ruleOn } from '#domain/recurrence.ts';
import { DueBoundary, type TaskFields } from '#protocol/proposal.ts';
import classes from './Proposals.module.css';

/** Units that sit in the meeting, for choosing instead of typing. */
function useUnits(): string[] {
  return useMeeting((state) =>
    [...new Set(Object.values(state.shared.people.byId).map(({ unit }) => unit))]
      .filter((unit) => unit !== '')
      .toSorted(),
  );
}

/** The day of a proposal with its rhythm: a rhythm made by hand goes with the day, as "thứ Sáu hằng tuần" is told by its first Friday. */
function withDay({ recurrence }: TaskFields, dueDay: string | null): Partial<TaskFields> {
  const rhythm = rhythmOf(recurrence);
  const moved = rhythm !== null && dueDay !== null ? ruleOn(rhythm, dueDay) : recurrence;
  return { dueDay, duePrecision: 'day', recurrence: moved };
}

function withRhythm({ dueDay }: TaskFields, rhythm: Rhythm | null): Partial<TaskFields> {
  return { recurrence: rhythm === null || dueDay === null ? null : ruleOn(rhythm, dueDay) };
}

function Recurs({ fields, set }: { fields: TaskFields; set: (change: Partial<TaskFields>) => void }) {
  const { t } = useTranslation('tasks');
  const { recurrence, dueDay } = fields;
  const rhythm = rhythmOf(recurrence);
  return (
    <RhythmSelect
      value={rhythm}
      placeholder={recurrence === null || rhythm !== null ? undefined : recurrenceWords(t, recurrence)}
      disabled={dueDay === null}
      onChange={(chosen) => set(withRhythm(fields, chosen))}
    />
  );
}

/** Corrects a proposed task. */
export function ProposalForm({ proposal, close }: { proposal: StewardProposal; close: () => void }) {
  const { t } = useTranslation('minutes');
  const units = useUnits();
  const [fields, setFields] = useState<TaskFields>(proposal.fields);
  const { run, pending } = useCommand('proposal.edit');
  const set = (change: Partial<TaskFields>): void => setFields((before) => ({ ...before, ...change }));
  const save = async (): Promise<void> => {
    if (await run({ proposalId: proposal.proposalId, fields })) {
      close();
    }
  };
  return (
    <div className={classes.edit}>
      <Textarea
        label={t('action')}
        value={fields.action}
        autosize
        minRows={2}
        maxLength={2000}
        onChange={(event) => set({ action: event.currentTarget.value })}
      />
      <Autocomplete
        label={t('lead')}
        data={units}
        value={fields.leadUnit}
        maxLength={200}
        onChange={(leadUnit) => set({ leadUnit, leadPersonId: null })}
      />
      <TagsInput
        label={t('coordinating')}
        data={units}
        value={[...fields.coordinatingUnits]}
        onChange={(coordinatingUnits) => set({ coordinatingUnits })}
      />
      <DayInput
        label={t('due')}
        value={fields.dueDay ?? ''}
        onChange={(day) => set(withDay(fields, day === '' ? null : day))}
      />
      <Select
        label={t('boundaryLabel')}
        data={DueBoundary.options.map((boundary) => ({ value: boundary, label: t(`boundary.${boundary}`) }))}
        value={fields.dueBoundary}
        clearable
        onChange={(boundary) => set({ dueBoundary: boundary === null ? null : DueBoundary.parse(boundary) })}
      />
      <Recurs fields={fields} set={set} />
      <div className={classes.buttons}>
        <Button
          variant="primary"
          waiting={fields.leadUnit.trim() === '' || fields.action.trim() === ''}
          pending={pending}
          onClick={() => void save()}
        >
          {t('save')}
        </Button>
        <Button onClick={close}>{t('cancel')}</Button>
      </div>
    </div>
  );
}
