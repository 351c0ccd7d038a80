import { useServerNow } from '#client/realtime/index.ts';
import type { OpenPoll } from './types.ts';

/** Seconds until a vote closes by itself; null when it is closed by hand. */
export function useSecondsLeft(poll: OpenPoll): number | null {
  const now = useServerNow();
  return poll.closesAtMs === null ? null : Math.max(0, Math.ceil((poll.closesAtMs - now) / 1000));
}

/** The whole time of a vote in seconds. */
export const totalSeconds = (poll: OpenPoll): number =>
  poll.closesAtMs === null ? 0 : (poll.closesAtMs - poll.openedAtMs) / 1000;

const ANNOUNCED: readonly number[] = [30, 10, 5];

/** The second that screen readers hear, or null between them. */
export const announcedSecond = (left: number | null): number | null =>
  left !== null && ANNOUNCED.includes(left) ? left : null;
