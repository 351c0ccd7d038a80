import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quorum } from '#client/features/attendance/index.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { AskingButton } from '#client/ui/AskingButton.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';
import { Segmented } from '#client/ui/Segmented.tsx';
import { draftOf } from '../selectors.ts';
import { BallotFields } from './BallotFields.tsx';
import { type Form, FRESH, formOf, missingOf } from './form.ts';
import { HandsFields } from './HandsFields.tsx';
import { useSaveQuestion } from './useSaveQuestion.ts';

function Discard({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('poll');
  const draft = useMeeting(draftOf);
  const { run, pending } = useCommand('poll.discard');
  const discard = async (): Promise<void> => {
    if (draft !== null && (await run({ pollId: draft.pollId }))) {
      onDone();
    }
  };
  return (
    <AskingButton full label={t('card.discard')} title={t('card.discardTitle')} pending={pending} onConfirm={discard}>
      {draft?.details.question}
    </AskingButton>
  );
}

function KindFields({ form, set }: { form: Form; set: (change: Partial<Form>) => void }) {
  const { t } = useTranslation('poll');
  if (form.form === 'hands') {
    return <HandsFields form={form} set={set} />;
  }
  if (form.form !== 'acclamation') {
    return <BallotFields form={form} set={set} />;
  }
  return (
    <Textarea
      label={t('question.statement')}
      description={t('question.statementHint')}
      autosize
      minRows={2}
      maxLength={1000}
      value={form.statement}
      onChange={(event) => set({ statement: event.currentTarget.value })}
    />
  );
}

const SAVE = { open: 'save', secret: 'save', acclamation: 'record', hands: 'recordHands' } as const;

function Fields({ mode, initial, onClose }: { mode: 'new' | 'edit'; initial: Form; onClose: () => void }) {
  const { t } = useTranslation('poll');
  const [form, setForm] = useState(initial);
  const { save, pending } = useSaveQuestion(mode, onClose);
  const present = useMeeting((state) => quorum(state)?.present ?? 0);
  const set = (change: Partial<Form>): void => setForm((now) => ({ ...now, ...change }));
  const kinds = (['open', 'secret', 'acclamation', 'hands'] as const).map((value) => ({
    value,
    label: t(`kindShort.${value}`),
  }));
  return (
    <>
      <Segmented
        label={t('question.kind')}
        options={mode === 'new' ? kinds : kinds.slice(0, 2)}
        value={form.form}
        onChange={(value) => set({ form: value })}
      />
      <Textarea
        label={t('question.text')}
        data-autofocus
        autosize
        minRows={3}
        maxLength={1000}
        value={form.question}
        onChange={(event) => set({ question: event.currentTarget.value })}
      />
      <KindFields form={form} set={set} />
      <Button
        variant="primary"
        full
        waiting={missingOf(form, present) !== null}
        pending={pending}
        onClick={() => void save(form)}
      >
        {t(`question.${SAVE[form.form]}`)}
      </Button>
      {mode === 'edit' ? <Discard onDone={onClose} /> : null}
    </>
  );
}

/** Writes or changes the question of a vote before it is opened, or records what was decided without ballots. */
export function QuestionDialog({ mode, onClose }: { mode: 'new' | 'edit' | null; onClose: () => void }) {
  const { t } = useTranslation('poll');
  const draft = useMeeting(draftOf);
  const initial = mode === 'edit' && draft !== null ? formOf(draft.details) : FRESH;
  return (
    <Dialog
      opened={mode !== null}
      title={t('question.title')}
      closeLabel={t('common:close')}
      size="lg"
      onClose={onClose}
    >
      {mode === null ? null : <Fields key={mode} mode={mode} initial={initial} onClose={onClose} />}
    </Dialog>
  );
}
