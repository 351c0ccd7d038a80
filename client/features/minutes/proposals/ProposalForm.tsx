import { Autocomplete, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import type { StewardProposal } from '#domain/proposals.ts';
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
      <TextInput
        type="date"
        label={t('due')}
        value={fields.dueDay ?? ''}
        onChange={(event) =>
          set({ dueDay: event.currentTarget.value === '' ? null : event.currentTarget.value, duePrecision: 'day' })
        }
      />
      <Select
        label={t('boundaryLabel')}
        data={DueBoundary.options.map((boundary) => ({ value: boundary, label: t(`boundary.${boundary}`) }))}
        value={fields.dueBoundary}
        clearable
        onChange={(boundary) => set({ dueBoundary: boundary === null ? null : DueBoundary.parse(boundary) })}
      />
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
