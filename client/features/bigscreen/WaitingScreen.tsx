import { useTranslation } from 'react-i18next';
import { topItems } from '#client/features/agenda/index.ts';
import { isArriving } from '#client/features/attendance/index.ts';
import { formatLongDay, formatTime } from '#client/i18n/format.ts';
import { keepTogether } from '#client/i18n/text.ts';
import { useMeeting } from '#client/realtime/index.ts';
import { cx } from '#client/ui/cx.ts';
import classes from './BigScreen.module.css';

function useLine(): string {
  const { t } = useTranslation('bigscreen');
  const { status, recess, details } = useMeeting((state) => state.shared.meeting);
  const arriving = useMeeting(isArriving);
  if (status === 'recess') {
    return recess?.untilAt ? t('recessUntil', { time: formatTime(recess.untilAt) }) : t('recess');
  }
  if (arriving) {
    return details === null ? '' : t('startsAt', { time: formatTime(details.scheduledStartAt) });
  }
  return t(`room:status.${status}`);
}

/** Before, between and after: day, place and the programme, with what is done. */
export function WaitingScreen() {
  const { i18n } = useTranslation('bigscreen');
  const details = useMeeting((state) => state.shared.meeting.details);
  const items = useMeeting(topItems);
  const line = useLine();
  const heading =
    details === null ? '' : `${formatLongDay(details.scheduledStartAt, i18n.language)} · ${details.place}`;
  return (
    <main className={classes.waiting}>
      <p className={classes.now}>{heading}</p>
      <h1 className={classes.title}>{line}</h1>
      <ol className={classes.programme}>
        {items.map((item) => (
          <li key={item.itemId} className={cx(item.endedAt !== null && classes.done)}>
            <b className="num">{item.number}</b>
            <span>{keepTogether(item.title)}</span>
          </li>
        ))}
      </ol>
    </main>
  );
}
