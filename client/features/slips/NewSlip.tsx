import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#client/lib/ids.ts';
import { useCommand } from '#client/realtime/index.ts';
import { WordsForm } from '#client/ui/WordsForm.tsx';
import { OPTION_SETS, optionSet } from '#domain/poll/optionSets.ts';

const [, SLIP_OPTIONS] = OPTION_SETS;

/** Writes a new opinion slip; it is sent only after the chair has approved it. */
export function NewSlip({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('slips');
  const [number, setNumber] = useState('');
  const [title, setTitle] = useState('');
  const { run, pending } = useCommand('slip.create');
  const save = async (content: string): Promise<boolean> => {
    const details = {
      number,
      title,
      content,
      options: optionSet(SLIP_OPTIONS),
      paper: null,
      reason: '',
      workingDays: null,
    };
    const saved = await run({ slipId: newId(), details });
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
        minRows={4}
        maxLength={10_000}
        optional
        waiting={!title.trim()}
        pending={pending}
        onSend={save}
      />
    </div>
  );
}
