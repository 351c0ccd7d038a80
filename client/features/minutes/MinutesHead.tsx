import { useTranslation } from 'react-i18next';
import { formatDay, formatTime } from '#client/i18n/format.ts';
import { runsMeeting } from '#client/lib/meetingAccess.ts';
import { useMeeting, useMyId, useSession } from '#client/realtime/index.ts';
import { isEditable } from '#domain/minutes.ts';
import classes from './editor/Minutes.module.css';

function Files() {
  const { t } = useTranslation('minutes');
  const { store } = useSession();
  const me = useMyId();
  const steward = useMeeting((state) => runsMeeting(state, me));
  const base = `/api/meetings/${store.meetingId}/documents`;
  return (
    <span className={classes.files}>
      <a className="strong" href={`${base}/minutes.pdf`}>
        {t('pdf')}
      </a>
      <a className="strong" href={`${base}/minutes.docx`}>
        {t('docx')}
      </a>
      {steward ? (
        <a className="strong" href={`${base}/notice.docx`}>
          {t('notice')}
        </a>
      ) : null}
    </span>
  );
}

/** What the minutes are and where they stand, with their files. */
export function MinutesHead() {
  const { t } = useTranslation('minutes');
  const minutes = useMeeting((state) => state.shared.minutes);
  return (
    <header className={classes.head}>
      <h2 className="title">
        {minutes.number === null ? t('title') : t('titleWithNumber', { number: minutes.number })}
      </h2>
      {isEditable(minutes) ? <span className={classes.ai}>{t('ai')}</span> : null}
      <span className={classes.say}>{t(`state.${minutes.status}`)}</span>
      <span style={{ flex: 1 }} />
      <Files />
    </header>
  );
}

/** What was added after locking. */
export function Addenda() {
  const { t } = useTranslation('minutes');
  const addenda = useMeeting((state) => state.shared.minutes.addenda);
  const people = useMeeting((state) => state.shared.people.byId);
  return addenda.map(({ at, by, text }) => (
    <section key={at} className={classes.paper} style={{ marginTop: '1rem' }} aria-label={t('addendum')}>
      <b>{t('addendum')}</b>
      <p className={classes.say}>
        {t('addendumBy', { name: people[by]?.name ?? '', time: formatTime(at), day: formatDay(at) })}
      </p>
      <p>{text}</p>
    </section>
  ));
}
