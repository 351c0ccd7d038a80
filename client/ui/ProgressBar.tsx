import { cx } from './cx.ts';
import classes from './ProgressBar.module.css';

type Props = {
  /** Part that is done, 0 to 1. */
  fraction: number;
  label?: string;
  className?: string | undefined;
  on?: 'sunken' | 'surface' | 'none';
};

/** A bar for elapsed time or progress. Without a label it only repeats a number beside it and is skipped by screen readers. */
export function ProgressBar({ fraction, label, className, on = 'sunken' }: Props) {
  const width = `${Math.round(Math.min(1, Math.max(0, fraction)) * 1000) / 10}%`;
  const fill = <i className={classes.fill} style={{ width }} />;
  if (!label) {
    return (
      <span aria-hidden="true" className={cx(classes.bar, classes[on], className)}>
        {fill}
      </span>
    );
  }
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round(fraction * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
      className={cx(classes.bar, classes[on], className)}
    >
      {fill}
    </span>
  );
}
