import type { ReactNode } from 'react';
import classes from './Banner.module.css';
import { cx } from './cx.ts';
import type { GlyphName } from './glyphs.tsx';
import { Icon } from './Icon.tsx';

type Props = {
  icon: GlyphName;
  tone?: 'warn' | 'bad' | 'accent';
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
};

/** A calm line over the content: what is different now, since when, and one way on. */
export function Banner({ icon, tone = 'warn', title, children, action }: Props) {
  return (
    <div className={cx(classes.banner, classes[tone], !children && classes.oneLine)}>
      <Icon name={icon} />
      <div className="grow">
        <b className={classes.title}>{title}</b>
        {children ? <div className={classes.text}>{children}</div> : null}
      </div>
      {action}
    </div>
  );
}
