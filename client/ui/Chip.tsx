import type { ReactNode } from 'react';
import classes from './Chip.module.css';
import { cx } from './cx.ts';
import type { GlyphName } from './glyphs.tsx';
import { Icon } from './Icon.tsx';

export type Tone = 'neutral' | 'ok' | 'bad' | 'warn' | 'accent' | 'plain';

type Props = { tone?: Tone; icon?: GlyphName | undefined; dot?: 'rec' | 'tone'; small?: boolean; children: ReactNode };

/** A short status in words; colour only supports the word and the sign. */
export function Chip({ tone = 'neutral', icon, dot, small = false, children }: Props) {
  return (
    <span className={cx(classes.chip, classes[tone], !icon && !dot && classes.even, small && classes.small)}>
      {dot ? <i className={cx(classes.dot, dot === 'rec' && classes.rec)} /> : null}
      {icon ? <Icon name={icon} size={small ? 16 : 20} /> : null}
      {children}
    </span>
  );
}

/** The red recording dot for places where a chip is too much. */
export function RecordingDot({ className }: { className?: string | undefined }) {
  return <i className={cx(classes.dot, classes.rec, className)} />;
}
