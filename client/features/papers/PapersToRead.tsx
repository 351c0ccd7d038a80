import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client/lib/api.ts';
import { Chip } from '#client/ui/Chip.tsx';
import type { ReleasedPaper } from '#domain/papers.ts';
import classes from './reader/Reader.module.css';

type Loaded = { readonly papers: readonly ReleasedPaper[] } | 'failed' | null;

function usePapers(meetingId: string): Loaded {
  const [loaded, setLoaded] = useState<Loaded>(null);
  useEffect(() => {
    let stale = false;
    api
      .get<{ papers: ReleasedPaper[] }>(`/api/meetings/${meetingId}/papers`)
      .then((answer) => stale || setLoaded(answer))
      .catch(() => stale || setLoaded('failed'));
    return () => {
      stale = true;
    };
  }, [meetingId]);
  return loaded;
}

/** Card of the home page: papers of the next meeting, with what is new about them. */
export function PapersToRead({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('papers');
  const loaded = usePapers(meetingId);
  if (loaded === null) {
    return null;
  }
  if (loaded === 'failed' || loaded.papers.length === 0) {
    return <p className="sub">{t(loaded === 'failed' ? 'search.failed' : 'noneReleased')}</p>;
  }
  return (
    <ul className={classes.list}>
      {loaded.papers.map(({ paperId, details, version, isNewVersion }) => (
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
