import { NumberInput, Switch, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#client/lib/ids.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';
import { Segmented } from '#client/ui/Segmented.tsx';
import { OPTION_SETS, optionSet } from '#domain/poll/optionSets.ts';
import type { PollOption } from '#protocol/ballot.ts';
import { draftOf } from './selectors.ts';

type Form = {
  question: string;
  form: 'open' | 'secret' | 'acclamation';
  election: boolean;
  seats: number;
  candidates: string;
  seconds: number;
  publishAtClose: boolean;
};

const FRESH: Form = {
  question: '',
  form: 'open',
  election: false,
  seats: 1,
  candidates: '',
  seconds: 60,
  publishAtClose: false,
};

/** Candidates are written one on a line. */
export function candidateOptions(text: string): PollOption[] {
  const names = text.split('\n').map((line) => line.trim());
  return names
    .filter(Boolean)
    .map((label, index) => ({ optionId: `c${index + 1}`, label, countsAs: 'agree' as const }));
}

function useSave(mode: 'new' | 'edit' | null, onDone: () => void) {
  const create = useCommand('poll.create');
  const edit = useCommand('poll.edit');
  const acclaim = useCommand('poll.recordAcclamation');
  const itemId = useMeeting((state) => state.shared.agenda.currentItemId);
  const written = useMeeting((state) => state.shared.meeting.profile?.vote.options ?? OPTION_SETS[0]);
  const draft = useMeeting(draftOf);
  const details = (form: Form) => ({
    itemId,
    question: form.question,
    form: form.form === 'secret' ? ('secret' as const) : ('open' as const),
    method: form.election ? ('election' as const) : ('decision' as const),
    seats: form.election ? form.seats : 1,
    options: form.election ? candidateOptions(form.candidates) : optionSet(written),
    seconds: form.seconds === 0 ? null : form.seconds,
    publishAtClose: form.publishAtClose,
  });
  const save = async (form: Form): Promise<void> => {
    const done = await run(form);
    if (done) {
      onDone();
    }
  };
  const run = (form: Form): Promise<boolean> => {
    if (form.form === 'acclamation') {
      return acclaim.run({
        pollId: newId(),
        itemId,
        question: form.question,
        statement: form.candidates || form.question,
      });
    }
    if (mode === 'edit' && draft !== null) {
      return edit.run({ pollId: draft.pollId, changes: details(form) });
    }
    return create.run({ pollId: newId(), details: { ...details(form), paper: null, majority: null, weighted: false } });
  };
  return { save, pending: create.pending || edit.pending || acclaim.pending };
}

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
    <Button variant="danger" full pending={pending} onClick={() => void discard()}>
      {t('card.discard')}
    </Button>
  );
}

type FieldsProps = { form: Form; set: (change: Partial<Form>) => void };

function BallotFields({ form, set }: FieldsProps) {
  const { t } = useTranslation('poll');
  return (
    <>
      <Switch
        label={t('question.election')}
        checked={form.election}
        onChange={(event) => set({ election: event.currentTarget.checked })}
      />
      {form.election ? (
        <>
          <Textarea
            label={t('question.candidates')}
            autosize
            minRows={3}
            value={form.candidates}
            onChange={(event) => set({ candidates: event.currentTarget.value })}
          />
          <NumberInput
            label={t('question.seats')}
            min={1}
            max={100}
            value={form.seats}
            onChange={(value) => set({ seats: Number(value) || 1 })}
          />
        </>
      ) : null}
      <NumberInput
        label={t('question.seconds')}
        description={t('question.secondsHint')}
        min={0}
        max={3600}
        step={30}
        value={form.seconds}
        onChange={(value) => set({ seconds: Number(value) || 0 })}
      />
      <Switch
        label={t('question.publishAtClose')}
        checked={form.publishAtClose}
        onChange={(event) => set({ publishAtClose: event.currentTarget.checked })}
      />
    </>
  );
}

function Fields({ mode, initial, onClose }: { mode: 'new' | 'edit'; initial: Form; onClose: () => void }) {
  const { t } = useTranslation('poll');
  const [form, setForm] = useState(initial);
  const { save, pending } = useSave(mode, onClose);
  const set = (change: Partial<Form>): void => setForm((now) => ({ ...now, ...change }));
  const kinds = (['open', 'secret', 'acclamation'] as const).map((value) => ({ value, label: t(`form.${value}`) }));
  const incomplete = !form.question.trim() || (form.election && candidateOptions(form.candidates).length < 1);
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
      {form.form === 'acclamation' ? (
        <Textarea
          label={t('question.statement')}
          description={t('question.statementHint')}
          autosize
          minRows={2}
          maxLength={1000}
          value={form.candidates}
          onChange={(event) => set({ candidates: event.currentTarget.value })}
        />
      ) : (
        <BallotFields form={form} set={set} />
      )}
      <Button variant="primary" full waiting={incomplete} pending={pending} onClick={() => void save(form)}>
        {t(form.form === 'acclamation' ? 'question.record' : 'question.save')}
      </Button>
      {mode === 'edit' ? <Discard onDone={onClose} /> : null}
    </>
  );
}

/** Writes or changes the question of a vote before it is opened, or records that nobody objected. */
export function QuestionDialog({ mode, onClose }: { mode: 'new' | 'edit' | null; onClose: () => void }) {
  const { t } = useTranslation('poll');
  const draft = useMeeting(draftOf);
  const details = draft?.details;
  const initial: Form =
    mode === 'edit' && details
      ? {
          question: details.question,
          form: details.form,
          election: details.method === 'election',
          seats: details.seats,
          candidates: details.method === 'election' ? details.options.map(({ label }) => label).join('\n') : '',
          seconds: details.seconds ?? 0,
          publishAtClose: details.publishAtClose,
        }
      : FRESH;
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
