import type { ComponentPropsWithRef, ReactNode } from 'react';
import classes from './Button.module.css';
import { cx } from './cx.ts';
import type { GlyphName } from './glyphs.tsx';
import { Icon } from './Icon.tsx';

type Props = ComponentPropsWithRef<'button'> & {
  /** `primary`: the one main action of the screen; the others are `secondary` (edged), `quiet` (text) or `danger`. */
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'normal' | 'big';
  icon?: GlyphName | undefined;
  iconSize?: 16 | 20 | 24 | 32;
  /** Second line under the label. */
  hint?: ReactNode;
  /** The action waits for something: the button stays readable and focusable, and does nothing. */
  waiting?: boolean;
  /** A command is under way; a second press does nothing. */
  pending?: boolean;
  full?: boolean;
};

function Label({ children, hint }: { children: ReactNode; hint: ReactNode }) {
  if (!hint) {
    return children;
  }
  return (
    <span>
      <span className={classes.line}>{children}</span>
      <span className={classes.hint}>{hint}</span>
    </span>
  );
}

/** A button with a verb on it. At least 48 px high, 64 px when `big`. */
export function Button({
  variant = 'secondary',
  size = 'normal',
  icon,
  iconSize = 24,
  hint,
  waiting = false,
  pending = false,
  full = false,
  className,
  children,
  onClick,
  ...rest
}: Props) {
  const idle = waiting || pending;
  const looks = [
    classes.button,
    classes[variant],
    classes[size],
    waiting && classes.waiting,
    full && classes.full,
    className,
  ];
  return (
    <button
      type="button"
      {...rest}
      onClick={idle ? (event) => event.preventDefault() : onClick}
      aria-disabled={idle || undefined}
      aria-busy={pending || undefined}
      className={cx(...looks)}
    >
      {icon ? <Icon name={icon} size={iconSize} /> : null}
      <Label hint={hint}>{children}</Label>
    </button>
  );
}
