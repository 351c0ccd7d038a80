import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import type { GlyphName } from './glyphs.tsx';
import { Icon } from './Icon.tsx';
import classes from './StateCard.module.css';

type Props = {
  icon?: GlyphName | undefined;
  tone?: 'neutral' | 'bad' | 'warn';
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  compact?: boolean;
};

/** What to show instead of content: nothing there yet, not allowed, failed. Says why, and the one way on. */
export function StateCard({ icon, tone = 'neutral', title, children, actions, compact = false }: Props) {
  return (
    <div className={cx(classes.state, compact && classes.compact)}>
      {icon ? (
        <span className={cx(classes.sign, classes[tone])}>
          <Icon name={icon} />
        </span>
      ) : null}
      <h2 className="title">{title}</h2>
      {children ? <div className="sub">{children}</div> : null}
      {actions ? <div className={classes.actions}>{actions}</div> : null}
    </div>
  );
}
