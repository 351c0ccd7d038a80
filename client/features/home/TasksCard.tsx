import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatDay, sentenceCase } from '#client/i18n/format.ts';
import { api } from '#client/lib/api.ts';
import { Card } from '#client/ui/Card.tsx';
import { cx } from '#client/ui/cx.ts';
import { Icon } from '#client/ui/Icon.tsx';
import type { TaskFigures, TaskList, TaskSummary } from '#protocol/task.ts';
import classes from './Home.module.css';

type Counts = TaskFigures['byStatus'];
type Tile = { readonly key: string; readonly look: string | undefined; readonly of: (counts: Counts) => number };

const TILES: readonly Tile[] = [
  { key: 'overdue', look: classes.bad, of: ({ overdue = 0 }) => overdue },
  { key: 'inProgress', look: classes.now, of: ({ in_progress = 0, waiting = 0 }) => in_progress + waiting },
  { key: 'onTime', look: classes.ok, of: (counts) => counts.completed_on_time ?? 0 },
  { key: 'late', look: classes.late, of: (counts) => counts.completed_late ?? 0 },
];

const OPEN: readonly TaskSummary['status'][] = ['overdue', 'waiting', 'in_progress'];

/** The open task with the nearest due day, the overdue ones first by that. */
export function mostUrgent(tasks: readonly TaskSummary[]): TaskSummary | null {
  const open = tasks.filter(({ status }) => OPEN.includes(status));
  return open.toSorted((a, b) => (a.dueDay ?? '9999').localeCompare(b.dueDay ?? '9999'))[0] ?? null;
}

function Urgent({ task }: { task: TaskSummary }) {
  const { t } = useTranslation('home');
  const due = task.dueDay === null ? t('noDue') : t('dueOn', { day: formatDay(`${task.dueDay}T12:00:00+07:00`) });
  return (
    <Link className={classes.row} to={`/nhiem-vu/${task.taskId}`}>
      <span className="grow">
        <span className={classes.rowTitle}>{sentenceCase(task.action)}</span>
        <span className={cx('meta', task.status === 'overdue' && 'inkAgainst')}>{due}</span>
      </span>
      <Icon name="right" size={20} />
    </Link>
  );
}

/** Tasks of the own unit by their four statuses, and the most urgent one; nothing while there are none. */
export function TasksCard() {
  const { t } = useTranslation('home');
  const [figures, setFigures] = useState<TaskFigures | null>(null);
  const [open, setOpen] = useState<readonly TaskSummary[]>([]);
  useEffect(() => {
    let alive = true;
    const asked = [api.get<TaskFigures>('/api/tasks/figures'), api.get<TaskList>('/api/tasks?filter=open')] as const;
    Promise.all(asked).then(
      ([counted, list]) => {
        if (alive) {
          setFigures(counted);
          setOpen(list.tasks);
        }
      },
      () => undefined,
    );
    return () => {
      alive = false;
    };
  }, []);
  const urgent = mostUrgent(open);
  if (figures === null || figures.total === 0) {
    return null;
  }
  return (
    <Card className={classes.box}>
      <div className="row">
        <h2 className="strong grow">{t('myTasks')}</h2>
        <Link className={classes.all} to="/nhiem-vu">
          {t('seeAll')}
        </Link>
      </div>
      <div className={classes.tiles}>
        {TILES.map(({ key, look, of }) => (
          <Link key={key} to="/nhiem-vu" className={look}>
            <b className="num">{of(figures.byStatus)}</b>
            <span>{t(`tasks.${key}`)}</span>
          </Link>
        ))}
      </div>
      {urgent === null ? null : <Urgent task={urgent} />}
    </Card>
  );
}
