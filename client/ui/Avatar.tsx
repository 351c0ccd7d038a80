import classes from './Avatar.module.css';
import { cx } from './cx.ts';

type Props = { initials: string; size?: 's' | 'm' | 'l' | 'room'; active?: boolean };

/** Initials of a person in a circle; the name stands beside it, so it is not spoken. */
export function Avatar({ initials, size = 'm', active = false }: Props) {
  return (
    <span
      aria-hidden="true"
      data-initials={initials}
      className={cx(classes.avatar, classes[size], active && classes.active)}
    />
  );
}
