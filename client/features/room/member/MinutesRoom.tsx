import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { MinutesReader } from '#client/features/minutes/index.ts';
import { Banner } from '#client/ui/Banner.tsx';
import { MeetingTopBar } from '../MeetingTopBar.tsx';
import classes from './MinutesRoom.module.css';

/** The minutes as a member reads and comments them. */
export function MinutesRoom() {
  const { t } = useTranslation('minutes');
  const { meetingId = '' } = useParams();
  return (
    <div className={classes.room}>
      <MeetingTopBar note={null} />
      <Banner
        tone="accent"
        icon="note"
        title={t('page.open')}
        action={<Link to={`/hop/${meetingId}`}>{t('page.back')}</Link>}
      />
      <main className={classes.main}>
        <MinutesReader />
      </main>
    </div>
  );
}
