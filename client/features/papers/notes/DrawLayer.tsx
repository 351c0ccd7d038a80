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

/** A stylus was used on this device: from then on the hand that rests on the page doesn't draw. */
let stylus = false;

/** Moves the page under a finger, since the browser's own scrolling would take the pen's strokes along. */
function useFinger() {
  const finger = useRef<{ readonly id: number; readonly x: number; readonly y: number } | null>(null);
  const hold = ({ pointerId, clientX, clientY }: ReactPointerEvent): void => {
    finger.current = { id: pointerId, x: clientX, y: clientY };
  };
  return {
    start: hold,
    move: (event: ReactPointerEvent): void => {
      const last = finger.current;
      if (last?.id === event.pointerId) {
        event.currentTarget.closest('[data-stage]')?.scrollBy(last.x - event.clientX, last.y - event.clientY);
        hold(event);
      }
    },
    end: (): void => {
      finger.current = null;
    },
  };
}

/** Takes pen strokes and taps for notes while such a tool is chosen. Where there is a stylus, it draws and fingers scroll. */
export function DrawLayer(props: Props) {
  const { tool, size, place } = props;
  const pen = usePen(props);
  const finger = useFinger();
  const start = (event: ReactPointerEvent): void => {
    stylus ||= event.pointerType === 'pen';
    const scrolls = stylus && event.pointerType === 'touch';
    (scrolls ? finger : pen).start(event);
  };
  const move = (event: ReactPointerEvent): void => {
    pen.move(event);
    finger.move(event);
  };
  const end = (event: ReactPointerEvent): void => {
    pen.end(event);
    finger.end();
  };
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
    <div className={classes.draw} onPointerDown={start} onPointerMove={move} onPointerUp={end} onPointerCancel={end}>
      <svg className={classes.layer} viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
        <path className={classes.stroke} d={strokePath(pen, size.width, size.height)} />
      </svg>
    </div>
  );
}
