import type { ComponentPropsWithRef, ReactNode } from 'react';
import classes from './Button.module.css';
import { cx } from './cx.ts';
import type { GlyphName } from './glyphs.tsx';
import { Icon } from './Icon.tsx';

type Props = Omit<ComponentPropsWithRef<'button'>, 'aria-label'> & {
  /** What the button does, for screen readers and as tooltip. */
  label: string;
  icon?: GlyphName;
  edged?: boolean;
};

/** A square button that shows only a drawing (or an avatar); its name is spoken. */
export function IconButton({ label, icon, edged = false, className, children, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={cx(classes.button, classes.icon, edged ? classes.secondary : classes.quiet, className)}
      style={{ color: 'inherit' }}
    >
      {icon ? <Icon name={icon} /> : children}
    </button>
  );
}

type LabelledProps = ComponentPropsWithRef<'button'> & { icon: GlyphName; children: ReactNode };

/** A small stacked button: drawing above, word below ("Bỏ qua", "Tạm dừng"). */
export function StackedButton({ icon, children, className, ...rest }: LabelledProps) {
  return (
    <button type="button" {...rest} className={cx(classes.labelled, className)}>
      <Icon name={icon} />
      {children}
    </button>
  );
}
