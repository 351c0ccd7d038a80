import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Retry } from '#client/media/retry.ts';

describe('trying again', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Milliseconds after which each of so many attempts came, all of which fail. */
  function pauses(count: number, retry: (act: () => void) => Retry): number[] {
    let last = Date.now();
    const found: number[] = [];
    const one = retry(() => {
      found.push(Date.now() - last);
      last = Date.now();
      if (found.length < count) {
        one.later();
      }
    });
    one.later();
    vi.runAllTimers();
    return found;
  }

  it('[MEDIA-19] happens later each time it fails, up to eight seconds', () => {
    expect(pauses(6, (act) => new Retry(act))).toEqual([500, 1000, 2000, 4000, 8000, 8000]);
  });

  it('[MEDIA-19] is due once, however many things failed at once, and not any longer when all is new', () => {
    const act = vi.fn();
    const retry = new Retry(act);
    retry.later();
    retry.later();
    vi.advanceTimersByTime(500);
    expect(act).toHaveBeenCalledTimes(1);
    retry.later();
    retry.reset();
    vi.runAllTimers();
    expect(act).toHaveBeenCalledTimes(1);
  });
});
