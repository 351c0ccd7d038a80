import { Slider } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { DayInput } from '#client/ui/DayInput.tsx';
import { ProgressBar } from '#client/ui/ProgressBar.tsx';
import { WordsForm } from '#client/ui/WordsForm.tsx';
import type { TaskStatus, TaskView } from '#protocol/task.ts';
import classes from './Tasks.module.css';
import type { Act } from './useTasks.ts';

type Props = { task: TaskView; act: Act; pending: boolean };

function ReportForm({ task, act, pending, done }: Props & { done: () => void }) {
  const { t } = useTranslation('tasks');
  const [progress, setProgress] = useState(task.progress);
  const send = async (text: string): Promise<boolean> => {
    const sent = await act({ kind: 'report', progress, text });
    if (sent) {
      done();
    }
    return sent;
  };
  const slider = (
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
    </>
  );
  return (
    <WordsForm
      before={slider}
      label={t('reportText')}
      submit={t('sendReport')}
      maxLength={4000}
      optional
      pending={pending}
      onSend={send}
    />
  );
}

const OPEN: readonly TaskStatus[] = ['waiting', 'in_progress', 'overdue'];

/** How far it is, and the next report. */
export function ProgressCard(props: Props) {
  const { t } = useTranslation('tasks');
  const { task, act, pending } = props;
  const [open, setOpen] = useState(false);
  const openParts = task.parts.filter(({ status }) => OPEN.includes(status)).length;
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
      {openParts > 0 && task.relations.includes('lead') ? (
        <p className="meta">{t('openParts', { count: openParts })}</p>
      ) : null}
      {open ? <ReportForm {...props} done={() => setOpen(false)} /> : null}
    </section>
  );
}

/** Asks for a later day; the first one stays on record beside it. */
export function ExtensionCard({ act, pending }: Props) {
  const { t } = useTranslation('tasks');
  const [dueDay, setDueDay] = useState('');
  return (
    <section className={classes.card} aria-label={t('askExtension')}>
      <h2 className="strong">{t('askExtension')}</h2>
      <WordsForm
        before={<DayInput label={t('askedDue')} value={dueDay} onChange={setDueDay} />}
        label={t('answer.reason')}
        submit={t('sendExtension')}
        maxLength={1000}
        variant="secondary"
        waiting={dueDay === ''}
        pending={pending}
        onSend={(reason) => act({ kind: 'askExtension', dueDay, reason })}
      >
        <p className="sub">{t('extensionExplain')}</p>
      </WordsForm>
    </section>
  );
}
