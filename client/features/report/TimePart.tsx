import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatShare } from '#client/i18n/format.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { cx } from '#client/ui/cx.ts';
import { type ItemMinutes, type TimeReport, timeReport } from '#domain/meetingReport.ts';
import classes from './MeetingReport.module.css';

function ItemLine({ line }: { line: ItemMinutes }) {
  const { t } = useTranslation('report');
  const title = useMeeting((state) => state.shared.agenda.byId[line.itemId]?.title);
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>{t('minutes', { count: line.planned })}</td>
      <td>{line.taken === null ? t('notYet') : t('minutes', { count: line.taken })}</td>
    </tr>
  );
}

function useVerdict({ comparison, taken }: TimeReport): string {
  const { t } = useTranslation('report');
  const source = useMeeting((state) => state.shared.meeting.baseline?.source);
  if (source === undefined) {
    return t('noBaseline');
  }
  if (comparison === null || taken === null) {
    return t('notOver');
  }
  const { baselineMinutes: baseline, savedMinutes } = comparison;
  const minutes = Math.abs(savedMinutes);
  const way = savedMinutes === 0 ? 'same' : savedMinutes > 0 ? 'shorter' : 'longer';
  return t(way, { minutes, share: formatShare(minutes, baseline), baseline, source });
}

/** The agency types in its own figure; without one the report claims nothing. */
function BaselineForm() {
  const { t } = useTranslation('report');
  const saved = useMeeting((state) => state.shared.meeting.baseline);
  const { run, pending } = useCommand('meeting.setBaseline');
  const [minutes, setMinutes] = useState<number | string>(saved?.minutes ?? '');
  const [source, setSource] = useState(saved?.source ?? '');
  const isWhole = typeof minutes === 'number' && minutes >= 1;
  const save = (): void => {
    if (isWhole) {
      void run({ baseline: { minutes, source: source.trim() } });
    }
  };
  const remove = (): void => {
    setMinutes('');
    setSource('');
    void run({ baseline: null });
  };
  return (
    <fieldset className={cx('col g2', classes.baseline)}>
      <legend className="strong">{t('baseline')}</legend>
      <NumberInput
        label={t('baselineMinutes')}
        min={1}
        max={6000}
        allowDecimal={false}
        value={minutes}
        onChange={setMinutes}
      />
      <TextInput
        label={t('baselineSource')}
        description={t('baselineSourceHint')}
        maxLength={300}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <div className="row g2 wrap">
        <Button waiting={!isWhole || source.trim() === ''} pending={pending} onClick={save}>
          {t('save')}
        </Button>
        {saved === null ? null : (
          <Button variant="quiet" pending={pending} onClick={remove}>
            {t('remove')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

function Times({ report }: { report: TimeReport }) {
  const { t } = useTranslation('report');
  const verdict = useVerdict(report);
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('item')}</th>
            <th scope="col">{t('planned')}</th>
            <th scope="col">{t('taken')}</th>
          </tr>
        </thead>
        <tbody>
          {report.items.map((line) => (
            <ItemLine key={line.itemId} line={line} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('whole')}</th>
            <td>{t('minutes', { count: report.planned })}</td>
            <td>{report.taken === null ? t('notYet') : t('minutes', { count: report.taken })}</td>
          </tr>
        </tfoot>
      </table>
      <p role="status">{verdict}</p>
    </>
  );
}

/** Minutes planned and taken, and how they compare with the agency's own figure. */
export function TimePart() {
  const report = useMeeting(({ shared }) => timeReport(shared));
  return report === null ? null : (
    <>
      <Times report={report} />
      <BaselineForm />
    </>
  );
}
