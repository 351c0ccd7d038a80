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

/** The members' bar: one cell per member of the body, the absent ones drawn too, with the mark of the majority. */
export function MemberCells({ cells, label, threshold, size = 'small' }: Props) {
  const at = threshold ? `${(threshold.count / Math.max(1, cells.length)) * 100}%` : undefined;
  return (
    <div className={cx(classes.bar, classes[size])}>
      {threshold ? (
        <div className={classes.threshold} aria-hidden="true">
          <span style={{ left: at }}>{threshold.label}</span>
        </div>
      ) : null}
      <div role="img" aria-label={label} className={classes.cells}>
        {cells.map((kind, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell has no identity but its place in the bar
          <Cell key={index} kind={kind} index={index} size={size === 'room' ? 24 : 20} />
        ))}
      </div>
    </div>
  );
}
