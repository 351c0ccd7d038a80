import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatDay } from '#client/i18n/format.ts';
import type { TaskBranch } from '#protocol/task.ts';
import { StatusChip } from './StatusChip.tsx';
import classes from './Tasks.module.css';

const noon = (day: string): string => `${day}T12:00:00+07:00`;

/** Parts of a task, or periods of a recurring one: each with where it stands, leading to its page. */
export function BranchList({ branches, own }: { branches: readonly TaskBranch[]; own: string }) {
  const { t } = useTranslation('tasks');
  return (
    <ul className={classes.branches}>
      {branches.map(({ taskId, action, person, status, progress, dueDay, period }) => (
        <li key={taskId}>
          <Link
            className={classes.branch}
            to={`/nhiem-vu/${taskId}`}
            aria-current={taskId === own ? 'page' : undefined}
          >
            <span className="grow">
              <b>{period === null ? action : t('period', { day: formatDay(noon(period)) })}</b>
              {period === null ? (
                <span className="meta num">
                  {person}, {t('progressOf', { progress })}
                  {dueDay === null ? '' : `, ${t('dueOn', { day: formatDay(noon(dueDay)) })}`}
                </span>
              ) : null}
            </span>
            <StatusChip status={status} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
