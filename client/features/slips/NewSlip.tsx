import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#client/lib/ids.ts';
import { useCommand } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { OPTION_SETS, optionSet } from '#domain/poll/optionSets.ts';

const [, SLIP_OPTIONS] = OPTION_SETS;

/** Writes a new opinion slip; it is sent only after the chair has approved it. */
export function NewSlip({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('slips');
  const [number, setNumber] = useState('');
  const [title, setTitle] = useState('');
  const [content, setContent] = useState('');
  const { run, pending } = useCommand('slip.create');
  const save = async (): Promise<void> => {
    const details = {
      number,
      title,
      content,
      options: optionSet(SLIP_OPTIONS),
      paper: null,
      reason: '',
      workingDays: null,
    };
    if (await run({ slipId: newId(), details })) {
      onDone();
    }
  };
  return (
    <div className="col g2">
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
      <Textarea
        label={t('field.content')}
        autosize
        minRows={4}
        maxLength={10_000}
        value={content}
        onChange={(event) => setContent(event.currentTarget.value)}
      />
      <Button variant="primary" waiting={!title.trim()} pending={pending} onClick={() => void save()}>
        {t('create')}
      </Button>
    </div>
  );
}
