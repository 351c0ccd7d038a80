import { useTranslation } from 'react-i18next';
import { formatNumber } from '#client/i18n/format.ts';
import { cx } from '#client/ui/cx.ts';
import classes from '../Tasks.module.css';
import { useFigures } from '../useTasks.ts';

type FigureProps = { name: string; value: string; formula: string };

function Figure({ name, value, formula }: FigureProps) {
  return (
    <div>
      <b>{value}</b>
      <span className="strong">{name}</span>
      <div className={classes.formula}>{formula}</div>
    </div>
  );
}

const share = (permille: number | null): string => (permille === null ? '–' : `${formatNumber(permille / 10, 1)}%`);

/** Indicators with the formula and the numbers that they are made of (AC-MS-15); no rating of persons. */
export function Figures() {
  const { t } = useTranslation('tasks');
  const [loaded] = useFigures();
  if (loaded.state !== 'ready' || loaded.value.total === 0) {
    return null;
  }
  const { total, byStatus, onTimePermille, overduePermille, medianDaysLate, byOriginalDue, withEvidencePermille } =
    loaded.value;
  const onTime = byStatus.completed_on_time ?? 0;
  const late = byStatus.completed_late ?? 0;
  const overdue = byStatus.overdue ?? 0;
  const open = (byStatus.waiting ?? 0) + (byStatus.in_progress ?? 0) + overdue;
  return (
    <section className={cx(classes.card, classes.indicators)} aria-label={t('figures.title')}>
      <div className={classes.figures}>
        <Figure
          name={t('figures.total')}
          value={String(total)}
          formula={t('figures.totalFormula', { open, done: onTime + late })}
        />
        <Figure
          name={t('figures.onTime')}
          value={share(onTimePermille)}
          formula={t('figures.onTimeFormula', { onTime, done: onTime + late, overdue })}
        />
        <Figure
          name={t('figures.onTimeOriginal')}
          value={share(byOriginalDue.onTimePermille)}
          formula={t('figures.onTimeOriginalFormula', {
            onTime: byOriginalDue.onTime,
            done: byOriginalDue.onTime + byOriginalDue.late,
            overdue: byOriginalDue.overdue,
          })}
        />
        <Figure
          name={t('figures.overdue')}
          value={share(overduePermille)}
          formula={t('figures.overdueFormula', { overdue, open })}
        />
        <Figure
          name={t('figures.daysLate')}
          value={medianDaysLate === null ? '–' : String(medianDaysLate)}
          formula={t('figures.daysLateFormula')}
        />
        <Figure
          name={t('figures.evidence')}
          value={share(withEvidencePermille)}
          formula={t('figures.evidenceFormula', { done: onTime + late })}
        />
      </div>
    </section>
  );
}
