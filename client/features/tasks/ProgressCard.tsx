import { Slider, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { ProgressBar } from '#client/ui/ProgressBar.tsx';
import type { TaskView } from '#protocol/task.ts';
import classes from './Tasks.module.css';
import type { Act } from './useTasks.ts';

type Props = { task: TaskView; act: Act; pending: boolean };

function ReportForm({ task, act, pending, done }: Props & { done: () => void }) {
  const { t } = useTranslation('tasks');
  const [progress, setProgress] = useState(task.progress);
  const [text, setText] = useState('');
  const send = async (): Promise<void> => {
    if (await act({ kind: 'report', progress, text })) {
      done();
    }
  };
  return (
    <>
      <label className="meta" htmlFor="progress">
        {t('progressOf', { progress })}
      </label>
      <Slider
        id="progress"
        value={progress}
        onChange={setProgress}
        step={5}
        size="lg"
        thumbLabel={t('progressOf', { progress })}
      />
      <Textarea
        label={t('reportText')}
        value={text}
        autosize
        minRows={3}
        maxLength={4000}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button variant="primary" pending={pending} onClick={() => void send()}>
        {t('sendReport')}
      </Button>
    </>
  );
}

/** How far it is, and the next report. */
export function ProgressCard(props: Props) {
  const { t } = useTranslation('tasks');
  const { task, act, pending } = props;
  const [open, setOpen] = useState(false);
  const reports = task.facts.filter(({ name }) => name === 'report').length;
  return (
    <section className={classes.card} aria-label={t('progress')}>
      <div className={classes.progress}>
        <b className={classes.due}>{task.progress}%</b>
        <div>
          <ProgressBar fraction={task.progress / 100} label={t('progressOf', { progress: task.progress })} />
          <span className="meta">{t('reports', { count: reports })}</span>
        </div>
        {task.allowed.includes('report') ? (
          <Button variant="primary" onClick={() => setOpen(!open)}>
            {t('report')}
          </Button>
        ) : null}
        {task.allowed.includes('complete') ? (
          <Button icon="check" pending={pending} onClick={() => void act({ kind: 'complete', text: '' })}>
            {t('complete')}
          </Button>
        ) : null}
      </div>
      {open ? <ReportForm {...props} done={() => setOpen(false)} /> : null}
    </section>
  );
}

/** Asks for a later day; the first one stays on record beside it. */
export function ExtensionCard({ act, pending }: Props) {
  const { t } = useTranslation('tasks');
  const [dueDay, setDueDay] = useState('');
  const [reason, setReason] = useState('');
  return (
    <section className={classes.card} aria-label={t('askExtension')}>
      <h2 className="strong">{t('askExtension')}</h2>
      <TextInput
        type="date"
        label={t('askedDue')}
        value={dueDay}
        onChange={(event) => setDueDay(event.currentTarget.value)}
      />
      <Textarea
        label={t('answer.reason')}
        value={reason}
        autosize
        minRows={3}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <p className="sub">{t('extensionExplain')}</p>
      <Button
        waiting={dueDay === '' || reason.trim() === ''}
        pending={pending}
        onClick={() => void act({ kind: 'askExtension', dueDay, reason })}
      >
        {t('sendExtension')}
      </Button>
    </section>
  );
}
