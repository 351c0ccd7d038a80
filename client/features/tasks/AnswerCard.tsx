import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '#client/ui/cx.ts';
import type { GlyphName } from '#client/ui/glyphs.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import { WordsForm } from '#client/ui/WordsForm.tsx';
import type { TaskView } from '#protocol/task.ts';
import classes from './Tasks.module.css';
import type { Act } from './useTasks.ts';

type ChoiceProps = { icon: GlyphName; name: string; first?: boolean; disabled: boolean; onClick: () => void };

function Choice({ icon, name, first = false, disabled, onClick }: ChoiceProps) {
  const { t } = useTranslation('tasks');
  return (
    <button type="button" className={cx(classes.choice, first && classes.first)} disabled={disabled} onClick={onClick}>
      <Icon name={icon} size={32} />
      <span>
        <b>{t(`answer.${name}`)}</b>
        <span className="meta">{t(`answer.${name}Hint`)}</span>
      </span>
    </button>
  );
}

function DeclineForm({ act, pending }: { act: Act; pending: boolean }) {
  const { t } = useTranslation('tasks');
  const [suggestedUnit, setUnit] = useState('');
  return (
    <WordsForm
      label={t('answer.reason')}
      submit={t('answer.sendDecline')}
      maxLength={1000}
      pending={pending}
      onSend={(reason) => act({ kind: 'decline', reason, suggestedUnit })}
    >
      <TextInput
        label={t('answer.suggestedUnit')}
        value={suggestedUnit}
        maxLength={200}
        onChange={(event) => setUnit(event.currentTarget.value)}
      />
    </WordsForm>
  );
}

function AskForm({ act, pending, done }: { act: Act; pending: boolean; done: () => void }) {
  const { t } = useTranslation('tasks');
  const send = async (text: string): Promise<boolean> => {
    const sent = await act({ kind: 'ask', text });
    if (sent) {
      done();
    }
    return sent;
  };
  return (
    <WordsForm
      label={t('answer.question')}
      submit={t('answer.sendAsk')}
      maxLength={2000}
      pending={pending}
      onSend={send}
    />
  );
}

/** Screen 12, right: take it, ask back, or say that it isn't one's own. */
export function AnswerCard({ task, act, pending }: { task: TaskView; act: Act; pending: boolean }) {
  const { t } = useTranslation('tasks');
  const [open, setOpen] = useState<'ask' | 'decline' | null>(null);
  return (
    <section className={classes.card} aria-label={t('answer.title')}>
      <h2 className="strong">{t('answer.title')}</h2>
      {task.question === null ? null : <p className="sub">{t('answer.asked', { text: task.question })}</p>}
      <Choice icon="check" name="accept" first disabled={pending} onClick={() => void act({ kind: 'accept' })} />
      <Choice icon="message" name="ask" disabled={pending} onClick={() => setOpen(open === 'ask' ? null : 'ask')} />
      {open === 'ask' ? <AskForm act={act} pending={pending} done={() => setOpen(null)} /> : null}
      <Choice
        icon="undo"
        name="decline"
        disabled={pending}
        onClick={() => setOpen(open === 'decline' ? null : 'decline')}
      />
      {open === 'decline' ? <DeclineForm act={act} pending={pending} /> : null}
      <p className="sub">{t('answer.explain')}</p>
    </section>
  );
}
