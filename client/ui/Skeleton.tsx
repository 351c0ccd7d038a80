import classes from './Skeleton.module.css';

type Props = { lines?: readonly number[]; label: string };

/** The frame of what is loading, in its place and still: it does not shimmer. `lines` are widths in percent. */
export function Skeleton({ lines = [44, 72, 100, 100, 88, 56], label }: Props) {
  return (
    <div role="status" aria-label={label} className={classes.block}>
      {lines.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars never change their order
        <div key={index} className={classes.bar} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
