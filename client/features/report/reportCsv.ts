import type { TFunction } from 'i18next';
import { paperReport, timeReport } from '#domain/meetingReport.ts';
import type { MeetingState } from '#domain/state.ts';

type Cell = string | number | null;

/** What would be read as a formula by a spreadsheet is kept a text; quotes are doubled (RFC 4180). */
function cellOf(cell: Cell): string {
  if (typeof cell !== 'string') {
    return cell === null ? '' : String(cell);
  }
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}

function timeRows(state: MeetingState, t: TFunction<'report'>): Cell[][] {
  const report = timeReport(state.shared);
  if (report === null) {
    return [];
  }
  const { baseline } = state.shared.meeting;
  return [
    [t('item'), t('plannedMinutes'), t('takenMinutes')],
    ...report.items.map(({ itemId, planned, taken }) => [
      state.shared.agenda.byId[itemId]?.title ?? '',
      planned,
      taken,
    ]),
    [t('whole'), report.planned, report.taken],
    ...(baseline === null ? [] : [[t('baseline'), baseline.minutes, null, baseline.source]]),
    [],
  ];
}

function paperRows(state: MeetingState, t: TFunction<'report'>): Cell[][] {
  const lines = paperReport(state);
  const sum = (of: (line: (typeof lines)[number]) => number): number =>
    lines.reduce((total, line) => total + of(line), 0);
  return [
    [t('paper'), t('pagesOfPaper'), t('recipients'), t('before'), t('since'), t('pages')],
    ...lines.map((line) => {
      const details = state.stewards.papers[line.paperId]?.details;
      const { pages, recipients, openedBefore, openedSince, pagesNotPrinted } = line;
      return [details?.number || details?.title || '', pages, recipients, openedBefore, openedSince, pagesNotPrinted];
    }),
    [
      t('sum'),
      null,
      null,
      sum(({ openedBefore }) => openedBefore),
      sum(({ openedSince }) => openedSince),
      sum(({ pagesNotPrinted }) => pagesNotPrinted),
    ],
    [t('formula')],
  ];
}

/**
 * The meeting report as a table for spreadsheets: the figures that the screen shows (REPORT-1, REPORT-2), minutes as whole
 * numbers, empty where an item isn't over. Semicolons and a byte order mark, as spreadsheets set to Vietnamese expect.
 */
export function reportCsv(state: MeetingState, t: TFunction<'report'>): string {
  const title = state.shared.meeting.details?.title ?? '';
  const rows: Cell[][] = [[t('title'), title], [], ...timeRows(state, t), ...paperRows(state, t)];
  return `\ufeff${rows.map((row) => row.map(cellOf).join(';')).join('\r\n')}\r\n`;
}
