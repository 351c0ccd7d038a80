import { dayKey } from '#client/i18n/format.ts';
import { GATHERED } from '#domain/meeting.ts';
import type { MeetingSummary } from '#protocol/http.ts';

const ENDED: readonly MeetingSummary['status'][] = ['closed', 'cancelled'];

export type Sorted = {
  /** The meeting to go to now: running, else the next of today. */
  readonly now: MeetingSummary | null;
  readonly today: readonly MeetingSummary[];
  readonly upcoming: readonly MeetingSummary[];
  readonly past: readonly MeetingSummary[];
};

const start = (meeting: MeetingSummary): number =>
  meeting.scheduledStartAt === null ? Number.POSITIVE_INFINITY : Date.parse(meeting.scheduledStartAt);

/** Whether people are in the room, or may come in. */
export const isRunning = (meeting: MeetingSummary): boolean => GATHERED.includes(meeting.status);

/** Sorts meetings by what one has to do about them: the one now, the rest of today, what comes, what is over. */
export function sortMeetings(meetings: readonly MeetingSummary[], nowMs: number): Sorted {
  const byStart = [...meetings].sort((a, b) => start(a) - start(b));
  const open = byStart.filter((meeting) => !ENDED.includes(meeting.status));
  const today = open.filter(
    (meeting) => meeting.scheduledStartAt !== null && dayKey(meeting.scheduledStartAt) === dayKey(nowMs),
  );
  const running = open.filter(isRunning);
  const now = running.at(-1) ?? today[0] ?? null;
  const isToday = new Set([...today, ...running]);
  return {
    now,
    today: [...isToday].filter((meeting) => meeting !== now),
    upcoming: open.filter((meeting) => !isToday.has(meeting)),
    past: byStart.filter((meeting) => ENDED.includes(meeting.status)).reverse(),
  };
}
