import type { ReactNode } from 'react';
import classes from './CountdownRing.module.css';
import { cx } from './cx.ts';

type Props = {
  secondsLeft: number;
  totalSeconds: number;
  /** The word under the number ("giây còn lại"). */
  unit: ReactNode;
  size?: 'large' | 'small';
};

/** Seconds left in a ring. In the last ten seconds the number takes the warning colour; nothing blinks. */
export function CountdownRing({ secondsLeft, totalSeconds, unit, size = 'large' }: Props) {
  const fraction = totalSeconds > 0 ? Math.min(1, Math.max(0, secondsLeft / totalSeconds)) : 0;
  const left = Math.max(0, Math.ceil(secondsLeft));
  const long = left > 120;
  const figure = long ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` : left;
  return (
    <div className={cx(classes.ring, classes[size])} role="timer">
      <svg viewBox="0 0 100 100" aria-hidden="true" className={classes.circle}>
        <circle cx="50" cy="50" r="46" className={classes.track} />
        <circle
          cx="50"
          cy="50"
          r="46"
          pathLength={100}
          strokeDasharray={`${fraction * 100} 100`}
          className={classes.left}
        />
      </svg>
      <div>
        <b className={cx('num', classes.number, long && classes.long, secondsLeft <= 10 && classes.last)}>{figure}</b>
        {long ? null : <span className="meta">{unit}</span>}
      </div>
    </div>
  );
}
