import { type RefObject, useEffect, useRef, useState } from 'react';

/** Closer to the end than this the list follows new rows, px. */
const NEAR_END = 64;

export type Following = {
  readonly list: RefObject<HTMLDivElement | null>;
  /** False while the reader has scrolled away from the end. */
  readonly following: boolean;
  readonly toEnd: () => void;
  readonly onScroll: () => void;
};

/** Keeps a growing list at its end until the reader scrolls up; `toEnd` returns there. */
export function useFollowing(count: number): Following {
  const list = useRef<HTMLDivElement | null>(null);
  const [following, setFollowing] = useState(true);
  const toEnd = (): void => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
    setFollowing(true);
  };
  useEffect(() => {
    if (following && count > 0) {
      list.current?.scrollTo({ top: list.current.scrollHeight });
    }
  }, [count, following]);
  const onScroll = (): void => {
    const box = list.current;
    if (box) {
      setFollowing(box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END);
    }
  };
  return { list, following, toEnd, onScroll };
}
