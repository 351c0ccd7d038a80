import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { keptMeetings } from '#client/offline/index.ts';
import { Button } from '#client/ui/Button.tsx';
import classes from './Frame.module.css';

/** Meetings that open without a line, for the time in which the server can't be reached; nothing where there are none. */
export function KeptMeetings() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [meetings, setMeetings] = useState<Awaited<ReturnType<typeof keptMeetings>>>([]);
  useEffect(() => {
    keptMeetings().then(setMeetings, () => undefined);
  }, []);
  if (meetings.length === 0) {
    return null;
  }
  return (
    <section className={classes.kept} aria-label={t('keptMeetings')}>
      <h2 className="strong">{t('keptMeetings')}</h2>
      {meetings.map(({ meetingId, title }) => (
        <Button key={meetingId} full icon="file" onClick={() => void navigate(`/hop/${meetingId}`)}>
          {title}
        </Button>
      ))}
    </section>
  );
}
