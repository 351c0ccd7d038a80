import { type TouchEvent, useRef } from 'react';
import { reader, setReader, useReader } from './readerStore.ts';
import { useSwipe } from './useSwipe.ts';

const SMALLEST = 1;
const LARGEST = 3;

type Pinch = { readonly apart: number; readonly zoom: number; readonly page: HTMLElement; factor: number };

function distance({ touches }: TouchEvent): number {
  const [one, other] = [touches[0], touches[1]];
  return one === undefined || other === undefined
    ? 0
    : Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}

const clamp = (zoom: number): number => Math.min(LARGEST, Math.max(SMALLEST, zoom));

/** Keeps the middle of what is seen in the middle while the page changes its size by `factor`. */
function keepMiddle(stage: HTMLElement, factor: number): void {
  const { clientWidth, clientHeight, scrollLeft, scrollTop } = stage;
  stage.scrollLeft = (scrollLeft + clientWidth / 2) * factor - clientWidth / 2;
  stage.scrollTop = (scrollTop + clientHeight / 2) * factor - clientHeight / 2;
}

type Touches = {
  onTouchStart: (event: TouchEvent<HTMLElement>) => void;
  onTouchMove: (event: TouchEvent<HTMLElement>) => void;
  onTouchEnd: (event: TouchEvent<HTMLElement>) => void;
};

function usePinch(): Touches {
  const pinch = useRef<Pinch | null>(null);
  return {
    onTouchStart: (event) => {
      const page = event.currentTarget.querySelector<HTMLElement>('[role="document"]');
      if (event.touches.length === 2 && page !== null) {
        const { zoom, whole } = reader();
        pinch.current = { apart: distance(event), zoom: whole ? SMALLEST : zoom, page, factor: 1 };
      }
    },
    onTouchMove: (event) => {
      const { current } = pinch;
      if (current !== null && event.touches.length === 2) {
        current.factor = clamp((current.zoom * distance(event)) / current.apart) / current.zoom;
        current.page.style.transform = `scale(${current.factor})`;
      }
    },
    onTouchEnd: ({ currentTarget: stage }) => {
      const ended = pinch.current;
      pinch.current = null;
      if (ended !== null) {
        ended.page.style.transform = '';
        setReader({ zoom: Math.round(ended.zoom * ended.factor * 20) / 20, whole: false });
        requestAnimationFrame(() => keepMiddle(stage, ended.factor));
      }
    },
  };
}

/**
 * Fingers on a page: one swipes to the next page while the page fits, two size it. The page is stretched under them and
 * drawn sharp in its new size when they leave.
 */
export function useTouches(turn: (step: 1 | -1) => void): Touches {
  const { zoom, tool } = useReader();
  // A stroke that underlines a line is no swipe.
  const swipe = useSwipe(turn, zoom > 1 || tool !== 'read');
  const pinch = usePinch();
  return {
    onTouchStart: (event) => {
      swipe.onTouchStart(event);
      pinch.onTouchStart(event);
    },
    onTouchMove: pinch.onTouchMove,
    onTouchEnd: (event) => {
      swipe.onTouchEnd(event);
      pinch.onTouchEnd(event);
    },
  };
}
