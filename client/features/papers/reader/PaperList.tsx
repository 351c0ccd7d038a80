import { useTranslation } from 'react-i18next';
import { usePhone } from '#client/lib/useMedia.ts';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { Chip } from '#client/ui/Chip.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { ReleasedPaper } from '#domain/papers.ts';
import { KeptChip } from '../offline/KeptChip.tsx';
import { papersInOrder } from '../selectors.ts';
import classes from './Reader.module.css';
import { setReader } from './readerStore.ts';
import type { Reading } from './useReading.ts';

type EntryProps = { paper: ReleasedPaper; current: boolean; choose: () => void };

/** One paper in a list: kind and title, number, pages, and the mark of a new version. */
export function PaperEntry({ paper, current, choose }: EntryProps) {
  const { t } = useTranslation('papers');
  const { details, version } = paper;
  return (
    <button type="button" className={classes.entry} aria-current={current} onClick={choose}>
      <span className={classes.names}>
        <b>{details.title}</b>
        <span className="meta">
          {t('entry', { number: details.number, unit: details.unit, count: version.pages, version: version.number })}
        </span>
        <KeptChip versionId={version.versionId} />
      </span>
      {paper.isNewVersion ? <Chip tone="warn">{t('newVersion')}</Chip> : null}
    </button>
  );
}

type SheetProps = { opened: boolean; close: () => void; reading: Reading };

/** All papers that this person may open: those of the item first, the others below. */
export function PaperListSheet({ opened, close, reading }: SheetProps) {
  const { t } = useTranslation('papers');
  const me = useMyId();
  const phone = usePhone();
  const all = useMeeting((state) => papersInOrder(state, me));
  const others = all.filter(({ paperId }) => !reading.papers.some((paper) => paper.paperId === paperId));
  return (
    <Sheet opened={opened} onClose={close} title={t('papers')} closeLabel={t('close')} position="left">
      <div className={classes.list}>
        {reading.papers.map((paper) => (
          <PaperEntry
            key={paper.paperId}
            paper={paper}
            current={paper.paperId === reading.paper?.paperId}
            choose={() => {
              reading.choose(paper.paperId);
              close();
            }}
          />
        ))}
        {others.length === 0 ? null : <h3 className="title">{t(phone ? 'otherPapersHere' : 'otherPapers')}</h3>}
        {others.map((paper) => (
          <PaperEntry
            key={paper.paperId}
            paper={paper}
            current={false}
            choose={() => {
              setReader(
                phone
                  ? { paperId: paper.paperId, page: 1, following: false }
                  : { besideId: paper.paperId, besidePage: 1 },
              );
              close();
            }}
          />
        ))}
      </div>
    </Sheet>
  );
}
