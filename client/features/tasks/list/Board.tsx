import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { sentenceCase } from '#client/i18n/format.ts';
import type { TaskStatus, TaskSummary } from '#protocol/task.ts';
import { StatusChip } from '../StatusChip.tsx';
import classes from '../Tasks.module.css';
import { dueWords, kindWords } from './dueWords.ts';

const COLUMNS: readonly (readonly TaskStatus[])[] = [
  ['waiting'],
  ['in_progress'],
  ['overdue'],
  ['completed_on_time', 'completed_late'],
  ['returned', 'cancelled'],
];

function Card({ task }: { task: TaskSummary }) {
  const { t } = useTranslation('tasks');
  return (
    <Link className={classes.boardCard} to={`/nhiem-vu/${task.taskId}`}>
      <b>{sentenceCase(task.action)}</b>
      <span className="meta">{task.leadUnit}</span>
      <span className="meta num">
        {[dueWords(t, task), kindWords(t, task), t('progressOf', { progress: task.progress })]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </Link>
  );
}

/** The same tasks by where they stand, one column for each status. */
export function Board({ tasks }: { tasks: readonly TaskSummary[] }) {
  const { t } = useTranslation('tasks');
  return (
    <div className={classes.board}>
      {COLUMNS.map((statuses) => {
        const own = tasks.filter(({ status }) => statuses.includes(status));
        const [first = 'waiting'] = statuses;
        return (
          <section key={first} className={classes.boardColumn} aria-label={t(`column.${first}`)}>
            <h2 className={classes.boardHead}>
              <StatusChip status={first} words={t(`column.${first}`)} /> <span className="num">{own.length}</span>
            </h2>
            {own.length === 0 ? <p className="meta">{t('columnEmpty')}</p> : null}
            {own.map((task) => (
              <Card key={task.taskId} task={task} />
            ))}
          </section>
        );
      })}
    </div>
  );
}
