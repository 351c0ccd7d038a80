import { useTranslation } from 'react-i18next';
import { formatDuration } from '#client/i18n/format.ts';
import { fullName } from '#client/i18n/names.ts';
import { useServerNow } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { cx } from '#client/ui/cx.ts';
import { ProgressBar } from '#client/ui/ProgressBar.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import classes from './FloorPanel.module.css';
import type { FloorActions, Turn } from './types.ts';

/** Seconds left of a turn; negative when it is exceeded. */
export const turnSecondsLeft = (turn: Turn, nowMs: number): number =>
  turn.allowedSeconds - (nowMs - turn.startedAtMs) / 1000;

function minutesOf(seconds: number): number {
  return Math.round(seconds / 6) / 10;
}

/** Who speaks, for how long still, and the two things a chair does about it. */
export function SpeakerNow({ turn, actions }: { turn: Turn | null; actions: FloorActions }) {
  const { t } = useTranslation('floor');
  const now = useServerNow();
  if (turn === null) {
    return (
      <StateCard compact icon="microphone" title={t('nobodySpeaks')}>
        {t('nobodySpeaksWay')}
      </StateCard>
    );
  }
  const left = turnSecondsLeft(turn, now);
  return (
    <div className={classes.speaker}>
      <div>
        <span className="meta inkAccent">{t('speaking')}</span>
        <div className="h2">{fullName(turn.person)}</div>
        <div className="sub">{turn.person.title || turn.person.unit}</div>
      </div>
      <div className="right">
        <b className={cx('num', classes.time, left <= turn.warnSeconds && 'inkWarn')}>{formatDuration(left)}</b>
        <div className="meta">{t('ofMinutes', { count: minutesOf(turn.allowedSeconds) })}</div>
      </div>
      <ProgressBar className={classes.wide} fraction={1 - left / turn.allowedSeconds} />
      <div className={cx('row g2', classes.wide, classes.buttons)}>
        <Button icon="stop" className="grow" pending={actions.pending} onClick={() => actions.end(turn.speechId)}>
          {t('end')}
        </Button>
        <Button pending={actions.pending} onClick={() => actions.extend(turn.speechId, 60)}>
          {t('oneMore')}
        </Button>
      </div>
    </div>
  );
}
