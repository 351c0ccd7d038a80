import { useTranslation } from 'react-i18next';
import { formatTime } from '#client/i18n/format.ts';
import { useCommand, useMeeting, useServerNow } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { cx } from '#client/ui/cx.ts';
import { finishEstimate, replanSuggestion } from '#domain/schedule.ts';
import classes from './AgendaPanel.module.css';

/** Shortens the items to come so that the meeting ends as planned: one tap (ROOM-7). Nothing while the plan holds. */
function Replan({ now }: { now: string }) {
  const { t } = useTranslation('agenda');
  const plan = useMeeting((state) => replanSuggestion(state.shared, now));
  const items = useMeeting((state) => state.shared.agenda.byId);
  const { run, pending } = useCommand('agenda.replan');
  const gained = plan.reduce(
    (sum, { itemId, plannedMinutes }) => sum + (items[itemId]?.plannedMinutes ?? plannedMinutes) - plannedMinutes,
    0,
  );
  return gained > 0 ? (
    <Button full pending={pending} onClick={() => void run({ minutes: plan })}>
      {t('replan', { count: gained })}
    </Button>
  ) : null;
}

/** When the meeting will probably end, how that compares with its plan, and the way to make up for lost time. */
export function Finish() {
  const { t } = useTranslation('agenda');
  const now = new Date(useServerNow(10_000)).toISOString();
  const estimate = useMeeting((state) => finishEstimate(state.shared, now));
  if (estimate === null) {
    return null;
  }
  const { endsAt, lateMinutes } = estimate;
  const late = lateMinutes > 0;
  return (
    <div className={classes.finish}>
      <span className="meta">{t('finishAt')}</span>
      <div className="row base">
        <b className={cx('num', classes.big)}>{formatTime(endsAt)}</b>
        <span className={cx('meta', late ? 'inkWarn' : 'inkAgree')}>
          {lateMinutes === 0 ? t('onTime') : t(late ? 'late' : 'early', { count: Math.abs(lateMinutes) })}
        </span>
      </div>
      <Replan now={now} />
    </div>
  );
}
