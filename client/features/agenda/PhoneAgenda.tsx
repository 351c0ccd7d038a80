import { useTranslation } from 'react-i18next';
import { formatDuration } from '#client/i18n/format.ts';
import { fullName } from '#client/i18n/names.ts';
import { keepTogether } from '#client/i18n/text.ts';
import { useMeeting, useServerNow } from '#client/realtime/index.ts';
import { cx } from '#client/ui/cx.ts';
import { Icon } from '#client/ui/Icon.tsx';
import classes from './PhoneAgenda.module.css';
import { isOver, type NumberedItem, secondsLeft, topItems } from './selectors.ts';

function ItemHead({ item }: { item: NumberedItem }) {
  const { t } = useTranslation('agenda');
  const now = useServerNow();
  const presenter = useMeeting((state) =>
    item.presenterId === null ? undefined : state.shared.people.byId[item.presenterId],
  );
  const left = secondsLeft(item, now);
  return (
    <div className={classes.item}>
      <h2 className={classes.title}>{keepTogether(item.title)}</h2>
      <div className="row">
        <span className="meta grow">{presenter ? t('presents', { name: fullName(presenter) }) : item.unit}</span>
        {item.calledAt && !isOver(item) ? (
          <span className={cx('meta num', left < 0 ? 'inkWarn' : 'inkAccent')}>
            {t(left < 0 ? 'overShort' : 'leftShort', { time: formatDuration(Math.abs(left)) })}
          </span>
        ) : null}
      </div>
    </div>
  );
}

type Props = { selectedId: string | null; onSelect: (itemId: string | null) => void };

/** The programme on a phone: one row of steps, then title, presenter and time of the shown item. */
export function PhoneAgenda({ selectedId, onSelect }: Props) {
  const { t } = useTranslation('agenda');
  const items = useMeeting(topItems);
  const currentId = useMeeting((state) => state.shared.agenda.currentItemId);
  const shownId = selectedId ?? currentId;
  const shown = items.find((item) => item.itemId === shownId);
  return (
    <>
      <nav className={classes.steps} aria-label={t('programme')}>
        {items.map((item) => (
          <button
            key={item.itemId}
            type="button"
            aria-current={item.itemId === currentId ? 'step' : undefined}
            aria-label={t(isOver(item) ? 'itemOverLabel' : 'itemLabel', { number: item.number, title: item.title })}
            className={cx(item.itemId === currentId && classes.on, item.itemId === selectedId && classes.selected)}
            onClick={() => onSelect(item.itemId === selectedId ? null : item.itemId)}
          >
            {isOver(item) ? <Icon name="check" /> : item.number}
          </button>
        ))}
      </nav>
      {shown ? <ItemHead item={shown} /> : null}
    </>
  );
}
