import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatDay } from '#client/i18n/format.ts';
import { api } from '#client/lib/api.ts';
import { Card } from '#client/ui/Card.tsx';
import { cx } from '#client/ui/cx.ts';
import { Icon } from '#client/ui/Icon.tsx';
import type { TaskSummary } from '#protocol/task.ts';
import classes from './Home.module.css';

type Tile = { readonly key: string; readonly look: string | undefined; readonly of: (task: TaskSummary) => boolean };

const TILES: readonly Tile[] = [
  { key: 'overdue', look: classes.bad, of: ({ status }) => status === 'overdue' },
  { key: 'inProgress', look: classes.now, of: ({ status }) => status === 'in_progress' || status === 'waiting' },
  { key: 'onTime', look: classes.ok, of: ({ status }) => status === 'completed_on_time' },
  { key: 'late', look: classes.late, of: ({ status }) => status === 'completed_late' },
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
        <span className={classes.rowTitle}>{task.action}</span>
        <span className={cx('meta', task.status === 'overdue' && 'inkAgainst')}>{due}</span>
      </span>
      <Icon name="right" size={20} />
    </Link>
  );
}

/** Tasks of the own unit by their four statuses, and the most urgent one; nothing while there are none. */
export function TasksCard() {
  const { t } = useTranslation('home');
  const [tasks, setTasks] = useState<readonly TaskSummary[]>([]);
  useEffect(() => {
    let alive = true;
    api.get<{ tasks: TaskSummary[] }>('/api/tasks').then(
      (answer) => alive && setTasks(answer.tasks),
      () => undefined,
    );
    return () => {
      alive = false;
    };
  }, []);
  const urgent = mostUrgent(tasks);
  if (tasks.length === 0) {
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
            <b className="num">{tasks.filter(of).length}</b>
            <span>{t(`tasks.${key}`)}</span>
          </Link>
        ))}
      </div>
      {urgent === null ? null : <Urgent task={urgent} />}
    </Card>
  );
}
