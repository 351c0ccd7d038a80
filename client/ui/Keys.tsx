import classes from './Keys.module.css';

/** Names the key that does the same as the button beside it. */
export function Key({ children }: { children: string }) {
  return (
    <span aria-hidden="true" className={classes.key}>
      {children}
    </span>
  );
}
