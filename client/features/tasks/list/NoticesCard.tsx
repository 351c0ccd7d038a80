import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatDay, formatTime } from '#client/i18n/format.ts';
import { api } from '#client/lib/api.ts';
import { reportRefusal } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import type { NotificationView } from '#protocol/task.ts';
import classes from '../Tasks.module.css';
import { useNotices } from '../useTasks.ts';

const MOST = 5;

function Notice({ notice }: { notice: NotificationView }) {
  const { t } = useTranslation('tasks');
  const words = t(`notice.${notice.kind}`, { action: t('classified'), ...notice.data });
  const { meetingId } = notice.data as { meetingId?: string };
  const meeting = meetingId === undefined ? null : `/hop/${meetingId}`;
  const place = notice.taskId === null ? meeting : `/nhiem-vu/${notice.taskId}`;
  return (
    <li>
      <time className="meta">
        {formatDay(notice.at)} {formatTime(notice.at)}
      </time>
      <span>{place === null ? words : <Link to={place}>{words}</Link>}</span>
    </li>
  );
}

/** Reminders that haven't been read yet. */
export function NoticesCard() {
  const { t } = useTranslation('tasks');
  const [loaded, reload] = useNotices();
  const unread = loaded.state === 'ready' ? loaded.value.notices.filter(({ readAt }) => readAt === null) : [];
  if (unread.length === 0) {
    return null;
  }
  const read = (): void => {
    api.post('/api/notices/read').then(reload, reportRefusal);
  };
  return (
    <section className={classes.card} aria-label={t('notices')}>
      <div className={classes.bar}>
        <h2 className="strong">{t('notices')}</h2>
        <span className="grow" />
        <Button variant="quiet" onClick={read}>
          {t('markRead')}
        </Button>
      </div>
      <ul className={classes.facts}>
        {unread.slice(0, MOST).map((notice) => (
          <Notice key={notice.notificationId} notice={notice} />
        ))}
      </ul>
    </section>
  );
}
