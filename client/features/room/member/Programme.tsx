import { useTranslation } from 'react-i18next';
import { isOver, type NumberedItem, topItems } from '#client/features/agenda/index.ts';
import { isArriving } from '#client/features/attendance/index.ts';
import { papersOfItem } from '#client/features/papers/index.ts';
import { formatLongDay, formatTime } from '#client/i18n/format.ts';
import { fullName } from '#client/i18n/names.ts';
import { keepTogether } from '#client/i18n/text.ts';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { Card } from '#client/ui/Card.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import classes from './Programme.module.css';

/** A figure and its unit stay on one line. */
const whole = (figure: string): string => figure.replaceAll(' ', '\u00a0');

function Row({ item, onOpen }: { item: NumberedItem; onOpen: (itemId: string) => void }) {
  const { t } = useTranslation('agenda');
  const me = useMyId();
  const presenter = useMeeting((state) =>
    item.presenterId === null ? undefined : state.shared.people.byId[item.presenterId],
  );
  const papers = useMeeting((state) => papersOfItem(state, me, item.itemId).length);
  const note = [
    presenter ? fullName(presenter) : item.unit,
    whole(t('minutes', { count: item.plannedMinutes })),
    papers > 0 ? whole(t('papers:papersCount', { count: papers })) : null,
  ];
  return (
    <li>
      <button type="button" className={classes.item} onClick={() => onOpen(item.itemId)}>
        <b className={classes.number}>{isOver(item) ? <Icon name="check" /> : item.number}</b>
        <span className="grow">
          <span className={classes.title}>{keepTogether(item.title)}</span>
          <span className="meta">{note.filter(Boolean).join(' · ')}</span>
        </span>
        <Icon name="right" size={20} />
      </button>
    </li>
  );
}

function useLine(): string {
  const { t } = useTranslation('room');
  const { status, details } = useMeeting((state) => state.shared.meeting);
  const arriving = useMeeting(isArriving);
  return arriving && details !== null
    ? t('programme.begins', { time: formatTime(details.scheduledStartAt) })
    : t(`status.${status}`);
}

/** While no item is dealt with: when and where the meeting is, and its items, each leading to its papers. */
export function Programme({ onOpen }: { onOpen: (itemId: string) => void }) {
  const { t, i18n } = useTranslation('room');
  const items = useMeeting(topItems);
  const details = useMeeting((state) => state.shared.meeting.details);
  const line = useLine();
  return (
    <div className={classes.scroll}>
      <Card className={classes.card} aria-label={t('agenda:programme')}>
        <header className={classes.head}>
          <p className="meta">
            {details === null ? null : `${formatLongDay(details.scheduledStartAt, i18n.language)} · ${details.place}`}
          </p>
          <h1 className="h2">{line}</h1>
        </header>
        <ol>
          {items.map((item) => (
            <Row key={item.itemId} item={item} onOpen={onOpen} />
          ))}
        </ol>
      </Card>
    </div>
  );
}
