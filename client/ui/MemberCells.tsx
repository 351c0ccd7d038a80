import type { CSSProperties } from 'react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import classes from './MemberCells.module.css';

/** One member of the body: present, present from afar, absent; or a counted choice. */
export type MemberCell = 'present' | 'remote' | 'absent' | 'agree' | 'against' | 'abstain' | 'waiting';

type Props = {
  cells: readonly MemberCell[];
  /** The whole bar in words, for screen readers. */
  label: string;
  /** Number of cells needed; the mark stands after that cell. */
  threshold?: { count: number; label: string } | undefined;
  size?: 'small' | 'normal' | 'room';
};

const signs = { agree: 'check', against: 'cross', abstain: 'minus', remote: 'network' } as const;

function Cell({ kind, index, size }: { kind: MemberCell; index: number; size: 20 | 24 }) {
  const sign = kind in signs ? signs[kind as keyof typeof signs] : null;
  return (
    <span className={cx(classes.cell, classes[kind])} style={{ '--n': index } as CSSProperties}>
      {sign ? <Icon name={sign} size={kind === 'remote' ? 20 : size} /> : null}
    </span>
  );
}

/** A stretch of the bar: so many members, or so much weight, of one kind. */
export type Run = { readonly kind: MemberCell; readonly count: number };

type BarProps = Omit<Props, 'cells'> & { runs: readonly Run[] };

const LARGEST_CELLS = 40;
const DENSE = 14;

function Threshold({ threshold, total }: { threshold: Props['threshold']; total: number }) {
  return threshold ? (
    <div className={classes.threshold} aria-hidden="true">
      <span style={{ left: `${Math.min(1, threshold.count / Math.max(1, total)) * 100}%` }}>{threshold.label}</span>
    </div>
  ) : null;
}

/** The same bar in proportion, for weights and for bodies too large for a cell a member. */
export function ShareBar({ runs, label, threshold, size = 'small' }: BarProps) {
  const shown = runs.filter(({ count }) => count > 0);
  const total = shown.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className={cx(classes.bar, classes[size])}>
      <Threshold threshold={threshold} total={total} />
      <div role="img" aria-label={label} className={classes.shares}>
        {shown.map(({ kind, count }, index) => (
          <span
            key={kind}
            className={cx(classes.cell, classes[kind])}
            style={{ '--n': index, flexGrow: count } as CSSProperties}
          />
        ))}
      </div>
    </div>
  );
}

function runsOf(cells: readonly MemberCell[]): Run[] {
  const kinds = [...new Set(cells)];
  return kinds.map((kind) => ({ kind, count: cells.filter((cell) => cell === kind).length }));
}

/** The members' bar: one cell per member of the body, the absent ones drawn too, with the mark of the majority. */
export function MemberCells({ cells, label, threshold, size = 'small' }: Props) {
  if (cells.length > LARGEST_CELLS) {
    return <ShareBar runs={runsOf(cells)} label={label} threshold={threshold} size={size} />;
  }
  return (
    <div className={cx(classes.bar, classes[size])}>
      <Threshold threshold={threshold} total={cells.length} />
      <div role="img" aria-label={label} className={cx(classes.cells, cells.length > DENSE && classes.dense)}>
        {cells.map((kind, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell has no identity but its place in the bar
          <Cell key={index} kind={kind} index={index} size={size === 'room' ? 24 : 20} />
        ))}
      </div>
    </div>
  );
}
