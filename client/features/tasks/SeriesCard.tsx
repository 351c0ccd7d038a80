import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recurrenceWords } from '#client/i18n/recurrence.ts';
import { Button } from '#client/ui/Button.tsx';
import { WordsForm } from '#client/ui/WordsForm.tsx';
import type { TaskView } from '#protocol/task.ts';
import { BranchList } from './BranchList.tsx';
import classes from './Tasks.module.css';
import type { Act } from './useTasks.ts';

type Props = { task: TaskView; act: Act; pending: boolean };

/** The periods of a recurring duty and where each of them stands; the office ends the series. */
export function SeriesCard({ task, act, pending }: Props) {
  const { t } = useTranslation('tasks');
  const [ending, setEnding] = useState(false);
  const { series, recurrence } = task;
  if (series === null || recurrence === null) {
    return null;
  }
  const words = recurrenceWords(t, recurrence);
  return (
    <section className={classes.card} aria-label={t('series.title')}>
      <div className={classes.bar}>
        <h2 className="strong grow">{t('series.title')}</h2>
        {task.allowed.includes('endSeries') ? (
          <Button onClick={() => setEnding(!ending)}>{t('series.end')}</Button>
        ) : null}
      </div>
      <p className="sub">{t(series.ended ? 'series.ended' : 'series.goesOn', { words })}</p>
      <BranchList branches={series.periods} own={task.taskId} />
      {ending && !series.ended ? (
        <WordsForm
          label={t('answer.reason')}
          submit={t('series.confirmEnd')}
          maxLength={1000}
          variant="secondary"
          pending={pending}
          onSend={(reason) => act({ kind: 'endSeries', reason })}
        />
      ) : null}
    </section>
  );
}
