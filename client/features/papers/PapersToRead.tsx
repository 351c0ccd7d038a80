import { useTranslation } from 'react-i18next';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { Chip } from '#client/ui/Chip.tsx';
import classes from './reader/Reader.module.css';
import { papersInOrder } from './selectors.ts';

/** Card of the home page: papers of the next meeting, with what is new about them. Sits inside that meeting's session. */
export function PapersToRead() {
  const { t } = useTranslation('papers');
  const me = useMyId();
  const papers = useMeeting((state) => papersInOrder(state, me));
  if (papers.length === 0) {
    return <p className="sub">{t('noneReleased')}</p>;
  }
  return (
    <ul className={classes.list}>
      {papers.map(({ paperId, details, version, isNewVersion }) => (
        <li key={paperId} className={classes.entry}>
          <span className={classes.names}>
            <b>{details.title}</b>
            <span className="meta">
              {t('entry', {
                number: details.number,
                unit: details.unit,
                count: version.pages,
                version: version.number,
              })}
            </span>
          </span>
          {isNewVersion ? <Chip tone="warn">{t('newVersion')}</Chip> : null}
        </li>
      ))}
    </ul>
  );
}
