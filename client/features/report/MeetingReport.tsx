import { useTranslation } from 'react-i18next';
import { formatNumber } from '#client/i18n/format.ts';
import { useMeeting } from '#client/realtime/index.ts';
import { Sheet } from '#client/ui/Sheet.tsx';
import { type PaperFigures, paperReport } from '#domain/meetingReport.ts';
import { DownloadReport } from './DownloadReport.tsx';
import classes from './MeetingReport.module.css';
import { TimePart } from './TimePart.tsx';

const sum = (lines: readonly PaperFigures[], of: (line: PaperFigures) => number): string =>
  formatNumber(lines.reduce((total, line) => total + of(line), 0));

function PaperLine({ figures }: { figures: PaperFigures }) {
  const details = useMeeting((state) => state.stewards.papers[figures.paperId]?.details);
  return (
    <tr>
      <th scope="row">
        <span className="strong">{details?.number || details?.title}</span>
      </th>
      <td>{formatNumber(figures.recipients)}</td>
      <td>{formatNumber(figures.openedBefore)}</td>
      <td>{formatNumber(figures.openedSince)}</td>
      <td>{formatNumber(figures.pagesNotPrinted)}</td>
    </tr>
  );
}

function Papers() {
  const { t } = useTranslation('report');
  const lines = useMeeting(paperReport);
  if (lines.length === 0) {
    return <p>{t('noPapers')}</p>;
  }
  return (
    <>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('paper')}</th>
              <th scope="col">{t('recipients')}</th>
              <th scope="col">{t('before')}</th>
              <th scope="col">{t('since')}</th>
              <th scope="col">{t('pages')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((figures) => (
              <PaperLine key={figures.paperId} figures={figures} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('sum')}</th>
              <td />
              <td>{sum(lines, ({ openedBefore }) => openedBefore)}</td>
              <td>{sum(lines, ({ openedSince }) => openedSince)}</td>
              <td>{sum(lines, ({ pagesNotPrinted }) => pagesNotPrinted)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="meta">{t('formula')}</p>
    </>
  );
}

/** What the agency may report of a meeting: minutes planned and taken, papers read and not printed (REPORT-1, REPORT-2). */
export function MeetingReport({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('report');
  return (
    <Sheet opened={opened} title={t('title')} closeLabel={t('common:close')} size="44rem" onClose={onClose}>
      <div className="col g3">
        <section className="col g2">
          <h3 className="title">{t('time')}</h3>
          <TimePart />
        </section>
        <section className="col g2">
          <h3 className="title">{t('papers')}</h3>
          <Papers />
        </section>
        <DownloadReport />
      </div>
    </Sheet>
  );
}
