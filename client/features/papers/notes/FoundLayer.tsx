import { useMemo } from 'react';
import { useReader } from '../reader/readerStore.ts';
import { findAll } from './anchor.ts';
import classes from './MarkLayer.module.css';

type Props = {
  versionId: string;
  page: number;
  /** The text of the page; null until it stands. */
  box: HTMLElement | null;
  size: { width: number; height: number };
};

/** Frames the words that a search led to, wherever they stand on the page of the hit. */
export function FoundLayer({ versionId, page, box, size }: Props) {
  const { found } = useReader();
  const words = found?.versionId === versionId && found.page === page ? found.words : null;
  const rects = useMemo(() => (words === null || box === null ? [] : findAll(box, words).flat()), [words, box]);
  return rects.length === 0 ? null : (
    <svg className={classes.layer} viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      {rects.map(([x, y, width, height]) => (
        <rect
          key={`${x},${y}`}
          data-mark="found"
          className={classes.found}
          x={x * size.width - 2}
          y={y * size.height - 1}
          width={width * size.width + 4}
          height={height * size.height + 2}
          rx={3}
        />
      ))}
    </svg>
  );
}
