import { cx } from './cx.ts';
import { type GlyphName, glyphs } from './glyphs.tsx';
import classes from './Icon.module.css';

type Props = { name: GlyphName; size?: 16 | 20 | 24 | 32 | 40; className?: string | undefined };

/** A drawing that stands beside words; screen readers skip it. */
export function Icon({ name, size = 24, className }: Props) {
  return (
    <svg className={cx(classes.icon, classes[`s${size}`], className)} viewBox="0 0 24 24" aria-hidden="true">
      {glyphs[name]}
    </svg>
  );
}
