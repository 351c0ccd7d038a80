import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '#client/i18n/format.ts';
import { keepTogether } from '#client/i18n/text.ts';
import { useMeeting, useServerNow } from '#client/realtime/index.ts';
import { Card } from '#client/ui/Card.tsx';
import { cx } from '#client/ui/cx.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { ProgressBar } from '#client/ui/ProgressBar.tsx';
import classes from './AgendaPanel.module.css';
import { Finish } from './Finish.tsx';
import { allItems, isOver, type NumberedItem, nextItem, secondsLeft, usedFraction } from './selectors.ts';

function Current({ item, onOpen }: { item: NumberedItem; onOpen: ((itemId: string) => void) | undefined }) {
  const { t } = useTranslation('agenda');
  const now = useServerNow();
  const left = secondsLeft(item, now);
  return (
    <li className={cx(classes.item, classes.now)} aria-current="step">
      <button type="button" className={classes.open} disabled={!onOpen} onClick={() => onOpen?.(item.itemId)}>
        <span className={classes.kind}>
          <span>{`${item.number} · ${t(`status.${item.status}`)}`}</span>
          <span className="num">{t('minutes', { count: item.plannedMinutes })}</span>
        </span>
        <span className={classes.title}>{keepTogether(item.title)}</span>
      </button>
      <div className={cx('row base', classes.time)}>
        <b className={cx('num', left < 0 && 'inkWarn')}>{formatDuration(Math.abs(left))}</b>
        <span className={cx('meta', left < 0 ? 'inkWarn' : 'inkAccent')}>{t(left < 0 ? 'exceeded' : 'leftAfter')}</span>
      </div>
      <ProgressBar on="surface" fraction={usedFraction(item, now)} />
    </li>
  );
}

function Other({
  item,
  isNext,
  onOpen,
}: {
  item: NumberedItem;
  isNext: boolean;
  onOpen: ((itemId: string) => void) | undefined;
}) {
  const { t } = useTranslation('agenda');
  const word = isNext ? t('next') : t(`kind.${item.kind}`);
  return (
    <li className={classes.item}>
      <button type="button" className={classes.open} disabled={!onOpen} onClick={() => onOpen?.(item.itemId)}>
        <span className={classes.kind}>
          <span>{`${item.number} · ${isOver(item) ? t(`status.${item.status}`) : word}`}</span>
          <span className="num">{t('minutes', { count: item.plannedMinutes })}</span>
        </span>
        <span className={classes.title}>{keepTogether(item.title)}</span>
      </button>
    </li>
  );
}

/** The programme for those who run the meeting: done items folded, the current one with its time, the estimated end. */
export function AgendaPanel({ onOpen }: { onOpen?: (itemId: string) => void }) {
  const { t } = useTranslation('agenda');
  const [shown, setShown] = useState(false);
  const items = useMeeting(allItems);
  const currentId = useMeeting((state) => state.shared.agenda.currentItemId);
  const nextId = useMeeting((state) => nextItem(state)?.itemId ?? null);
  const over = items.filter((item) => isOver(item));
  const rest = items.filter((item) => !isOver(item));
  return (
    <Card className={classes.panel} aria-label={t('programme')}>
      <h2 className={classes.heading}>{t('programmeShort')}</h2>
      <div className="scroll grow">
        {over.length > 0 ? (
          <button type="button" className={classes.fold} aria-expanded={shown} onClick={() => setShown(!shown)}>
            <Icon name="check" size={20} />
            <span className="grow">{t('itemsDone', { count: over.length })}</span>
            <Icon name={shown ? 'up' : 'down'} size={20} />
          </button>
        ) : null}
        <ol>
          {(shown ? over : []).map((item) => (
            <Other key={item.itemId} item={item} isNext={false} onOpen={onOpen} />
          ))}
          {rest.map((item) =>
            item.itemId === currentId ? (
              <Current key={item.itemId} item={item} onOpen={onOpen} />
            ) : (
              <Other key={item.itemId} item={item} isNext={item.itemId === nextId} onOpen={onOpen} />
            ),
          )}
        </ol>
      </div>
      <Finish />
    </Card>
  );
}
