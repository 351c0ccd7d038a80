import type { ReactNode } from 'react';
import { Brand } from './Brand.tsx';
import classes from './TopBar.module.css';

type Props = { title: ReactNode; note?: ReactNode; children?: ReactNode };

/** The bar over every meeting screen: what meeting, who, then states from left to right, clock and account last. */
export function TopBar({ title, note, children }: Props) {
  return (
    <header className={classes.top}>
      <Brand />
      <div className={classes.titles}>
        <h1 className={classes.title}>{title}</h1>
        {note ? <span className={classes.note}>{note}</span> : null}
      </div>
      <div className="grow" />
      {children}
    </header>
  );
}
