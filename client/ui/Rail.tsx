import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { Brand } from './Brand.tsx';
import { cx } from './cx.ts';
import type { GlyphName } from './glyphs.tsx';
import { Icon } from './Icon.tsx';
import classes from './Rail.module.css';

export type RailEntry = { to: string; icon: GlyphName; label: string };

/** Navigation between the parts of the product outside a meeting: left on a tablet, below on a phone. */
export function Rail({ label, entries, foot }: { label: string; entries: readonly RailEntry[]; foot?: ReactNode }) {
  return (
    <nav className={classes.rail} aria-label={label}>
      <span className={classes.brand}>
        <Brand />
      </span>
      {entries.map((entry) => (
        <NavLink
          key={entry.to}
          to={entry.to}
          end={entry.to === '/'}
          className={({ isActive }) => cx(classes.entry, isActive && classes.on)}
        >
          <Icon name={entry.icon} />
          {entry.label}
        </NavLink>
      ))}
      <div className="grow" />
      {foot}
    </nav>
  );
}

/** A button that looks like an entry of the rail. */
export function RailButton({ icon, label, onClick }: { icon: GlyphName; label: string; onClick: () => void }) {
  return (
    <button type="button" className={classes.entry} onClick={onClick}>
      <Icon name={icon} />
      {label}
    </button>
  );
}
