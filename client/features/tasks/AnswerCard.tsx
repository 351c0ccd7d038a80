import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { cx } from '#client/ui/cx.ts';
import type { GlyphName } from '#client/ui/glyphs.tsx';
import { Icon } from '#client/ui/Icon.tsx';
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
  const [reason, setReason] = useState('');
  const [suggestedUnit, setUnit] = useState('');
  return (
    <>
      <Textarea
        label={t('answer.reason')}
        value={reason}
        autosize
        minRows={3}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label={t('answer.suggestedUnit')}
        value={suggestedUnit}
        maxLength={200}
        onChange={(event) => setUnit(event.currentTarget.value)}
      />
      <Button
        variant="primary"
        waiting={reason.trim() === ''}
        pending={pending}
        onClick={() => void act({ kind: 'decline', reason, suggestedUnit })}
      >
        {t('answer.sendDecline')}
      </Button>
    </>
  );
}

function AskForm({ act, pending, done }: { act: Act; pending: boolean; done: () => void }) {
  const { t } = useTranslation('tasks');
  const [text, setText] = useState('');
  const send = async (): Promise<void> => {
    if (await act({ kind: 'ask', text })) {
      done();
    }
  };
  return (
    <>
      <Textarea
        label={t('answer.question')}
        value={text}
        autosize
        minRows={3}
        maxLength={2000}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button variant="primary" waiting={text.trim() === ''} pending={pending} onClick={() => void send()}>
        {t('answer.sendAsk')}
      </Button>
    </>
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
