import { useTranslation } from 'react-i18next';
import { useMeeting, useSession } from '#client/realtime/index.ts';
import { StateCard } from '#client/ui/StateCard.tsx';
import { isEditable } from '#domain/minutes.ts';
import classes from './editor/Minutes.module.css';
import { MinutesEditor } from './editor/MinutesEditor.tsx';
import { RedraftButton } from './RedraftButton.tsx';

function Files({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('minutes');
  const base = `/api/meetings/${meetingId}/documents`;
  return (
    <>
      <a className="strong" href={`${base}/minutes.pdf`}>
        {t('pdf')}
      </a>
      <a className="strong" href={`${base}/minutes.docx`}>
        {t('docx')}
      </a>
      <a className="strong" href={`${base}/notice.docx`}>
        {t('notice')}
      </a>
    </>
  );
}

/** Screen 4, middle: the minutes with what proves each paragraph. */
export function MinutesPanel() {
  const { t } = useTranslation('minutes');
  const { store } = useSession();
  const minutes = useMeeting((state) => state.shared.minutes);
  const editable = isEditable(minutes);
  if (minutes.status === 'none') {
    return <StateCard icon="note" title={t('none')} actions={<RedraftButton />} />;
  }
  return (
    <div className={classes.panel}>
      <header className={classes.head}>
        <h2 className="title">
          {minutes.number === null ? t('title') : t('titleWithNumber', { number: minutes.number })}
        </h2>
        {editable ? <span className={classes.ai}>{t('ai')}</span> : null}
        <span className={classes.say}>{t(`state.${minutes.status}`)}</span>
        <span style={{ flex: 1 }} />
        <Files meetingId={store.meetingId} />
      </header>
      <div className={classes.scroll}>
        <MinutesEditor />
        {minutes.addenda.map(({ at, text }) => (
          <section key={at} className={classes.paper} style={{ marginTop: '1rem' }} aria-label={t('addendum')}>
            <b>{t('addendum')}</b>
            <p>{text}</p>
          </section>
        ))}
      </div>
    </div>
  );
}
