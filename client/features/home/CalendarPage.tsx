import { useTranslation } from 'react-i18next';
import { AppFrame } from '#client/features/frame/index.ts';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { Card } from '#client/ui/Card.tsx';
import { Skeleton } from '#client/ui/Skeleton.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import classes from './Home.module.css';
import { MeetingRow } from './MeetingRow.tsx';
import { useMeetings } from './useMeetings.ts';

function All() {
  const { t } = useTranslation('home');
  const list = useMeetings();
  if (list.state === 'loading') {
    return <Skeleton label={t('common:loading')} />;
  }
  if (list.state === 'failed') {
    return <StateCard icon="networkOff" tone="warn" title={rejectionMessage(list.rejection)} />;
  }
  if (list.meetings.length === 0) {
    return <StateCard icon="calendar" title={t('none')} />;
  }
  return (
    <Card className={classes.box}>
      <ul>
        {list.meetings.map((meeting) => (
          <MeetingRow key={meeting.meetingId} meeting={meeting} />
        ))}
      </ul>
    </Card>
  );
}

/** `/lich-hop`: all meetings one takes part in, the latest first. */
export function CalendarPage() {
  const { t } = useTranslation('home');
  return <AppFrame title={t('all')}>{() => <All />}</AppFrame>;
}
