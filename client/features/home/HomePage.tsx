import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { AppFrame } from '#client/features/frame/index.ts';
import { PapersToRead } from '#client/features/papers/index.ts';
import { SlipsCard } from '#client/features/slips/index.ts';
import { formatLongDay } from '#client/i18n/format.ts';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { MeetingProvider, useServerNow } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { Skeleton } from '#client/ui/Skeleton.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import type { AccountSummary } from '#protocol/http.ts';
import classes from './Home.module.css';
import { ImportMeeting } from './ImportMeeting.tsx';
import { MeetingRow } from './MeetingRow.tsx';
import { NowCard } from './NowCard.tsx';
import { sortMeetings } from './sortMeetings.ts';
import { TasksCard } from './TasksCard.tsx';
import { useMeetings } from './useMeetings.ts';

const ORGANISERS: readonly AccountSummary['organisationRole'][] = ['organiser', 'unit_admin'];

function Lists() {
  const { t } = useTranslation('home');
  const list = useMeetings();
  const now = useServerNow(30_000);
  if (list.state === 'loading') {
    return <Skeleton label={t('common:loading')} />;
  }
  if (list.state === 'failed') {
    return <StateCard icon="networkOff" tone="warn" title={rejectionMessage(list.rejection)} />;
  }
  const sorted = sortMeetings(list.meetings, now);
  const [next] = sorted.upcoming;
  const home = sorted.now ?? next ?? null;
  return (
    <div className={classes.columns}>
      <div className={classes.left}>
        {sorted.now === null ? (
          <Card>
            <StateCard icon="calendar" title={t('noneToday')}>
              {next?.scheduledStartAt ? t('nextAt', { title: next.title }) : t('noneComing')}
            </StateCard>
          </Card>
        ) : (
          <NowCard meeting={sorted.now} />
        )}
        {sorted.now === null ? null : (
          <Card className={`${classes.box} ${classes.papers}`}>
            <h2 className="strong">{t('papersToRead')}</h2>
            <PapersToRead meetingId={sorted.now.meetingId} />
          </Card>
        )}
        {sorted.today.length > 0 ? <Section title={t('alsoToday')} meetings={sorted.today} /> : null}
      </div>
      <div className={classes.right}>
        {home === null ? null : (
          <MeetingProvider meetingId={home.meetingId}>
            <SlipsCard />
          </MeetingProvider>
        )}
        <TasksCard />
        <Section title={t('upcoming')} meetings={sorted.upcoming} empty={t('noneComing')} />
        {sorted.past.length > 0 ? <Section title={t('past')} meetings={sorted.past.slice(0, 5)} /> : null}
      </div>
    </div>
  );
}

type SectionProps = { title: string; meetings: ReturnType<typeof sortMeetings>['today']; empty?: string };

function Section({ title, meetings, empty }: SectionProps) {
  return (
    <Card className={classes.box}>
      <h2 className="strong">{title}</h2>
      {meetings.length === 0 ? <p className="sub">{empty}</p> : null}
      <ul>
        {meetings.map((meeting) => (
          <MeetingRow key={meeting.meetingId} meeting={meeting} />
        ))}
      </ul>
    </Card>
  );
}

function Create({ role }: { role: AccountSummary['organisationRole'] }) {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  return ORGANISERS.includes(role) ? (
    <div className="row wrap">
      <Button icon="plus" onClick={() => void navigate('/tao-cuoc-hop')}>
        {t('create')}
      </Button>
      <ImportMeeting />
    </div>
  ) : null;
}

/** Screen 7: what waits for me today. */
export function HomePage() {
  const { t, i18n } = useTranslation('home');
  const now = useServerNow(60_000);
  return (
    <AppFrame title={t('title')} note={formatLongDay(now, i18n.language)}>
      {(account) => (
        <>
          <Create role={account.organisationRole} />
          <Lists />
        </>
      )}
    </AppFrame>
  );
}
