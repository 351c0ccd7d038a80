import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#client/lib/ids.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { WordsForm } from '#client/ui/WordsForm.tsx';
import { OPTION_SETS, optionSet } from '#domain/poll/optionSets.ts';
import type { SlipEntry } from '#domain/slips.ts';

const [, SLIP_OPTIONS] = OPTION_SETS;

const empty = { options: optionSet(SLIP_OPTIONS), paper: null, reason: '' };

/** Within how many working days members answer; left empty, as the rules of the body say. */
function Days({ days, onChange }: { days: number | null; onChange: (days: number | null) => void }) {
  const { t } = useTranslation('slips');
  const usual = useMeeting((state) => state.shared.meeting.profile?.slip.deadlineWorkingDays ?? null);
  return (
    <NumberInput
      label={t('field.days')}
      description={usual === null ? null : t('field.daysHint', { count: usual })}
      min={1}
      max={30}
      value={days ?? ''}
      onChange={(value) => onChange(Number(value) || null)}
    />
  );
}

/** Writes an opinion slip, a new one or a draft that is there; it is sent only after the chair has approved it. */
export function SlipForm({ entry, onDone }: { entry: SlipEntry | null; onDone: () => void }) {
  const { t } = useTranslation('slips');
  const [number, setNumber] = useState(entry?.details.number ?? '');
  const [title, setTitle] = useState(entry?.details.title ?? '');
  const [days, setDays] = useState(entry?.details.workingDays ?? null);
  const create = useCommand('slip.create');
  const edit = useCommand('slip.edit');
  const save = async (content: string): Promise<boolean> => {
    const written = { number, title, content, workingDays: days };
    const saved =
      entry === null
        ? await create.run({ slipId: newId(), details: { ...empty, ...written } })
        : await edit.run({ slipId: entry.slipId, changes: written });
    if (saved) {
      onDone();
    }
    return saved;
  };
  const head = (
    <>
      <TextInput
        label={t('field.number')}
        maxLength={60}
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <TextInput
        label={t('field.title')}
        maxLength={500}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
    </>
  );
  return (
    <div className="col g2">
      <WordsForm
        before={head}
        label={t('field.content')}
        submit={t('create')}
        initial={entry?.details.content ?? ''}
        minRows={4}
        maxLength={10_000}
        optional
        waiting={!title.trim()}
        pending={create.pending || edit.pending}
        onSend={save}
      >
        <Days days={days} onChange={setDays} />
      </WordsForm>
    </div>
  );
}
