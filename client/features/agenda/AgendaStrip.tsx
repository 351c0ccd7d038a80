import { useTranslation } from 'react-i18next';
import { formatDuration } from '#client/i18n/format.ts';
import { keepTogether } from '#client/i18n/text.ts';
import { useMeeting, useServerNow } from '#client/realtime/index.ts';
import { cx } from '#client/ui/cx.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { ProgressBar } from '#client/ui/ProgressBar.tsx';
import classes from './AgendaStrip.module.css';
import { isOver, type NumberedItem, secondsLeft, topItems, usedFraction } from './selectors.ts';

type StepProps = { item: NumberedItem; selected: boolean; onSelect: (itemId: string) => void };

function Step({ item, selected, onSelect }: StepProps) {
  const { t } = useTranslation('agenda');
  const over = isOver(item);
  const label = t(over ? 'itemOverLabel' : 'itemLabel', { number: item.number, title: item.title });
  return (
    <button
      type="button"
      className={cx(classes.step, selected && classes.selected)}
      aria-label={label}
      aria-pressed={selected}
      title={item.title}
      onClick={() => onSelect(item.itemId)}
    >
      {over ? <Icon name="check" /> : item.number}
    </button>
  );
}

function Now({ item }: { item: NumberedItem }) {
  const { t } = useTranslation('agenda');
  const now = useServerNow();
  const left = secondsLeft(item, now);
  return (
    <div className={classes.now} aria-current="step">
      <span className={classes.number}>{item.number}</span>
      <span className={cx('grow', classes.title)}>{keepTogether(item.title)}</span>
      <span className={classes.left}>
        <span className="meta">{t(left < 0 ? 'over' : 'left')}</span>
        <b className={cx('num', classes.time, left < 0 && 'inkWarn')}>{formatDuration(Math.abs(left))}</b>
      </span>
      <ProgressBar className={classes.bar} on="none" fraction={usedFraction(item, now)} />
    </div>
  );
}

/** In the place of the current item while there is none: says so, and leads back from an item that was opened. */
function NoneCurrent({ away, onBack }: { away: boolean; onBack: () => void }) {
  const { t } = useTranslation('agenda');
  return away ? (
    <button type="button" className={cx(classes.now, classes.none)} onClick={onBack}>
      <Icon name="left" size={20} />
      {t('backToProgramme')}
    </button>
  ) : (
    <div className={cx(classes.now, classes.none)}>{t('noneCurrent')}</div>
  );
}

type Props = { selectedId?: string | null; onSelect: (itemId: string | null) => void };

/** The programme in one line: what is done, what is now and for how long, what comes. */
export function AgendaStrip({ selectedId = null, onSelect }: Props) {
  const { t } = useTranslation('agenda');
  const items = useMeeting(topItems);
  const currentId = useMeeting((state) => state.shared.agenda.currentItemId);
  const byId = useMeeting((state) => state.shared.agenda.byId);
  const topId = currentId === null ? null : (byId[currentId]?.parentId ?? currentId);
  return (
    <nav className={classes.strip} aria-label={t('programme')}>
      {items.map((item) =>
        item.itemId === topId ? (
          <Now key={item.itemId} item={item} />
        ) : (
          <Step key={item.itemId} item={item} selected={item.itemId === selectedId} onSelect={onSelect} />
        ),
      )}
      {topId === null ? <NoneCurrent away={selectedId !== null} onBack={() => onSelect(null)} /> : null}
    </nav>
  );
}
