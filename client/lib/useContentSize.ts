import { type RefCallback, useCallback, useState } from 'react';

export type ContentSize = { readonly width: number; readonly height: number };

/** The room inside an element's padding, in CSS pixels; zero until it is known. */
export function useContentSize(): ContentSize & { readonly ref: RefCallback<HTMLElement> } {
  const [size, setSize] = useState<ContentSize>({ width: 0, height: 0 });
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) {
      return;
    }
    let frame = 0;
    const observer = new ResizeObserver(([entry]) => {
      // In the next frame: a size that changes what is measured would be reported as an error otherwise.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (entry !== undefined) {
          setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
        }
      });
    });
    observer.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, []);
  return { ref, ...size };
}
