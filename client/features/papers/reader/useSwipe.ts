import { type TouchEvent, useRef } from 'react';

const FAR_PX = 60;

type Handlers = {
  onTouchStart: (event: TouchEvent<HTMLElement>) => void;
  onTouchEnd: (event: TouchEvent<HTMLElement>) => void;
};

/** Turns pages by a sideways swipe; not while the page is larger than the screen, where the finger scrolls. */
export function useSwipe(turn: (step: 1 | -1) => void, off: boolean): Handlers {
  const start = useRef<{ x: number; y: number } | null>(null);
  return {
    onTouchStart: (event) => {
      const touch = event.touches.length === 1 ? event.touches[0] : undefined;
      start.current = touch === undefined || off ? null : { x: touch.clientX, y: touch.clientY };
    },
    onTouchEnd: (event) => {
      const touch = event.changedTouches[0];
      const from = start.current;
      if (touch === undefined || from === null) {
        return;
      }
      const across = touch.clientX - from.x;
      if (Math.abs(across) > FAR_PX && Math.abs(across) > 2 * Math.abs(touch.clientY - from.y)) {
        turn(across < 0 ? 1 : -1);
      }
    },
  };
}
