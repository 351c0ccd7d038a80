import { getStroke } from 'perfect-freehand';
import { useTranslation } from 'react-i18next';
import { cx } from '#client/ui/cx.ts';
import { Icon } from '#client/ui/Icon.tsx';
import classes from './MarkLayer.module.css';
import type { Mark, Note, PlacedMark, Stroke } from './model.ts';

const PEN = { size: 3, thinning: 0.5, smoothing: 0.5, streamline: 0.4 };

/** Outline of a stroke as an SVG path, in pixels of a page of the given size. */
export function strokePath({ points }: Pick<Stroke, 'points'>, width: number, height: number): string {
  const outline = getStroke(
    points.map(([x, y, pressure]) => [x * width, y * height, pressure]),
    { ...PEN, size: (PEN.size * width) / 800 },
  );
  return outline.length === 0
    ? ''
    : `M${outline.map(([x = 0, y = 0]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
}

type Size = { width: number; height: number };
type ShapeProps = { mark: Exclude<Mark, Note>; size: Size; erase: ((id: string) => void) | null };

function Shape({ mark, size, erase }: ShapeProps) {
  const events = erase === null ? {} : { className: classes.erasable, onPointerDown: () => erase(mark.id) };
  if (mark.kind === 'pen') {
    return (
      <g {...events} data-mark={mark.kind}>
        <path className={classes.stroke} d={strokePath(mark, size.width, size.height)} />
      </g>
    );
  }
  return (
    <g {...events} data-mark={mark.kind}>
      {mark.rects.map(([x, y, width, height]) => (
        <rect
          key={`${x},${y}`}
          className={classes.highlight}
          x={x * size.width}
          y={y * size.height}
          width={width * size.width}
          height={height * size.height}
        />
      ))}
    </g>
  );
}

type LayerProps = {
  marks: readonly PlacedMark[];
  size: Size;
  /** Set while the eraser is chosen. */
  erase: ((id: string) => void) | null;
  /** The marks are another person's. */
  others?: boolean;
};

/** Highlights and pen strokes over a page. */
export function MarkLayer({ marks, size, erase, others = false }: LayerProps) {
  return (
    <svg
      className={cx(classes.layer, others && classes.others)}
      viewBox={`0 0 ${size.width} ${size.height}`}
      aria-hidden="true"
    >
      {marks.map(({ mark }) =>
        mark.kind === 'note' ? null : <Shape key={mark.id} mark={mark} size={size} erase={erase} />,
      )}
    </svg>
  );
}

type PinsProps = { marks: readonly PlacedMark[]; open: (note: Note) => void; owner?: string | undefined };
type PinProps = { note: Note; moved: boolean; open: () => void; owner: string | undefined };

function Pin({ note, moved, open, owner }: PinProps) {
  const { t } = useTranslation('papers');
  const { text } = note;
  const fromBefore = moved ? t('newVersion') : undefined;
  return (
    <button
      type="button"
      className={cx(classes.pin, moved && classes.moved)}
      data-moved={fromBefore}
      style={{ left: `${note.x * 100}%`, top: `${note.y * 100}%` }}
      aria-label={owner === undefined ? t('myNote', { text }) : t('noteOf', { name: owner, text })}
      aria-description={fromBefore}
      onClick={open}
    >
      <Icon name="note" />
    </button>
  );
}

/** Pins of notes: a tap opens the note. A note that came from an older version says so. */
export function NotePins({ marks, open, owner }: PinsProps) {
  return marks.map(({ mark, moved }) =>
    mark.kind === 'note' ? <Pin key={mark.id} note={mark} moved={moved} open={() => open(mark)} owner={owner} /> : null,
  );
}
