import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatDay, formatWeekday } from '#client/i18n/format.ts';
import { Button } from '#client/ui/Button.tsx';
import type { TaskView } from '#protocol/task.ts';
import { SnoozeRow } from './SnoozeRow.tsx';
import classes from './Tasks.module.css';
import type { Act } from './useTasks.ts';

const noon = (day: string): string => `${day}T12:00:00+07:00`;

function left(t: TFunction<'tasks'>, task: TaskView): string {
  if (task.status.startsWith('completed') || task.status === 'cancelled' || task.workingDaysLeft === null) {
    return '';
  }
  return t(task.workingDaysLeft < 0 ? 'daysLate' : 'daysLeft', { count: Math.abs(task.workingDaysLeft) });
}

type Props = { task: TaskView; act: Act; pending: boolean };

/** A later day that is asked for, beside the one that counts. */
function Extension({ task, act, pending }: Props) {
  const { t } = useTranslation('tasks');
  const { extension, dueDay } = task;
  if (extension === null) {
    return null;
  }
  return (
    <>
      <div className={classes.two}>
        <div className={`${classes.date} ${classes.solid}`}>
          <span className="meta">{t('currentDue')}</span>
          <b>{dueDay === null ? '' : formatDay(noon(dueDay))}</b>
        </div>
        <div className={classes.date}>
          <span className="meta">{t('askedDue')}</span>
          <b>{formatDay(noon(extension.dueDay))}</b>
        </div>
      </div>
      <p>{extension.reason}</p>
      {task.allowed.includes('decideExtension') ? (
        <div className={classes.bar}>
          <Button
            variant="primary"
            pending={pending}
            onClick={() => void act({ kind: 'decideExtension', approve: true, note: '' })}
          >
            {t('approveExtension')}
          </Button>
          <Button pending={pending} onClick={() => void act({ kind: 'decideExtension', approve: false, note: '' })}>
            {t('refuseExtension')}
          </Button>
        </div>
      ) : (
        <p className="meta">{t('extensionWaits')}</p>
      )}
    </>
  );
}

/** Until when, how the date is meant, how many working days are left; the first day stands beside an extended one. */
export function DueCard({ task, act, pending }: Props) {
  const { t, i18n } = useTranslation('tasks');
  const { dueDay, originalDueDay, dueBoundary } = task;
  return (
    <section className={classes.card} aria-label={t('due')}>
      <div>
        <span className="meta">{t('due')}</span>
        <div className={classes.due}>{dueDay === null ? t('dueUnknown') : formatDay(noon(dueDay))}</div>
        {dueDay === null ? null : (
          <b>
            {formatWeekday(noon(dueDay), i18n.language)}
            {dueBoundary === null ? '' : `, ${t(`boundary.${dueBoundary}`)}`}
          </b>
        )}
        <p className="sub">{left(t, task)}</p>
        {originalDueDay !== null && originalDueDay !== dueDay ? (
          <p className="meta">
            {t('originalDue', { day: formatDay(noon(originalDueDay)) })}
            {task.statusByOriginalDue === task.status
              ? ''
              : `. ${t('byOriginalDue', { status: t(`status.${task.statusByOriginalDue}`) })}`}
          </p>
        ) : null}
      </div>
      <Extension task={task} act={act} pending={pending} />
      <SnoozeRow task={task} act={act} pending={pending} />
    </section>
  );
}
