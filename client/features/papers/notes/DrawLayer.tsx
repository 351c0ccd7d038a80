import { type PointerEvent as ReactPointerEvent, useRef, useState } from 'react';
import { newId } from '#client/lib/ids.ts';
import type { Tool } from '../reader/readerStore.ts';
import classes from './MarkLayer.module.css';
import { strokePath } from './MarkLayer.tsx';
import type { Mark, Point } from './model.ts';

type Props = {
  tool: Tool;
  versionId: string;
  page: number;
  size: { width: number; height: number };
  put: (mark: Mark) => void;
  /** A place was tapped for a note. */
  place: (x: number, y: number) => void;
};

function pointOf(event: ReactPointerEvent): Point {
  const box = event.currentTarget.getBoundingClientRect();
  const clamp = (value: number): number => Math.min(1, Math.max(0, value));
  return [
    clamp((event.clientX - box.left) / box.width),
    clamp((event.clientY - box.top) / box.height),
    event.pressure || 0.5,
  ];
}

function usePen({ versionId, page, put }: Props) {
  const [points, setPoints] = useState<readonly Point[]>([]);
  const pointer = useRef<number | null>(null);
  return {
    points,
    start: (event: ReactPointerEvent): void => {
      pointer.current = event.pointerId;
      event.currentTarget.setPointerCapture(event.pointerId);
      setPoints([pointOf(event)]);
    },
    move: (event: ReactPointerEvent): void => {
      if (pointer.current === event.pointerId) {
        // Now: by the time that React asks for the next points, the event has no target any more.
        const point = pointOf(event);
        setPoints((before) => [...before, point]);
      }
    },
    end: (event: ReactPointerEvent): void => {
      if (pointer.current !== event.pointerId) {
        return;
      }
      pointer.current = null;
      if (points.length > 1) {
        put({ id: newId(), kind: 'pen', versionId, page, atMs: Date.now(), points });
      }
      setPoints([]);
    },
  };
}

/** Takes pen strokes and taps for notes while such a tool is chosen. Fingers still scroll when a pen is at work. */
export function DrawLayer(props: Props) {
  const { tool, size, place } = props;
  const pen = usePen(props);
  if (tool === 'note') {
    return (
      <div
        className={classes.draw}
        onPointerUp={(event) => place(...(pointOf(event).slice(0, 2) as [number, number]))}
      />
    );
  }
  if (tool !== 'pen') {
    return null;
  }
  return (
    <div
      className={classes.draw}
      onPointerDown={pen.start}
      onPointerMove={pen.move}
      onPointerUp={pen.end}
      onPointerCancel={pen.end}
    >
      <svg className={classes.layer} viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
        <path className={classes.stroke} d={strokePath(pen, size.width, size.height)} />
      </svg>
    </div>
  );
}
