import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { formatLongDay, formatTime } from '#client/i18n/format.ts';
import { useServerNow } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { Chip } from '#client/ui/Chip.tsx';
import type { MeetingSummary } from '#protocol/http.ts';
import classes from './Home.module.css';
import { isRunning } from './sortMeetings.ts';

function useUntil(meeting: MeetingSummary): string {
  const { t } = useTranslation('home');
  const now = useServerNow(30_000);
  if (isRunning(meeting) || meeting.scheduledStartAt === null) {
    return t(`room:status.${meeting.status}`);
  }
  const minutes = Math.ceil((Date.parse(meeting.scheduledStartAt) - now) / 60_000);
  if (minutes <= 0) {
    return t('dueNow');
  }
  return minutes < 120 ? t('inMinutes', { count: minutes }) : t('inHours', { count: Math.round(minutes / 60) });
}

/** The meeting to go to now. */
export function NowCard({ meeting }: { meeting: MeetingSummary }) {
  const { t, i18n } = useTranslation('home');
  const navigate = useNavigate();
  const until = useUntil(meeting);
  const start = meeting.scheduledStartAt;
  return (
    <Card tone="now" className={classes.hero}>
      <div className="row base wrap">
        <b className={`num ${classes.time}`}>{start === null ? '' : formatTime(start)}</b>
        <span className="strong inkAccent grow">{until}</span>
        {meeting.practice ? <Chip>{t('practice')}</Chip> : null}
      </div>
      <h2 className="title">{meeting.title}</h2>
      <p className="sub">
        {[start === null ? '' : formatLongDay(start, i18n.language), meeting.place].filter(Boolean).join('. ')}
      </p>
      <div className={classes.actions}>
        <Button variant="primary" size="big" onClick={() => void navigate(`/hop/${meeting.meetingId}`)}>
          {t('enter')}
        </Button>
        {meeting.role === 'secretary' ? (
          <Button onClick={() => void navigate(`/chuan-bi/${meeting.meetingId}`)}>{t('prepare')}</Button>
        ) : null}
      </div>
    </Card>
  );
}
