import type { MeetingDetails } from '#protocol/meeting.ts';

/** When a meeting is held as a person writes it: day and times of the place of the meeting. */
export type Times = { readonly day: string; readonly from: string; readonly to: string };

const TIME = /^\d{2}:\d{2}$/;

const at = (day: string, time: string): string => new Date(`${day}T${time}:00+07:00`).toISOString();

/** No meeting goes on for longer past midnight: a later end that lies before the start is a slip of the finger. */
const NIGHT_ENDS = '06:00';
const DAY_MS = 86_400_000;

/** Whether the end is after midnight, on the day after the start (MEETING-16). */
const endsNextDay = ({ from, to }: Times): boolean => to < from && to <= NIGHT_ENDS;

/** When the form says that the meeting is held, as it travels. */
export function scheduleOf(times: Times): Pick<MeetingDetails, 'scheduledStartAt' | 'scheduledEndAt'> {
  const { day, from, to } = times;
  const nextDay = new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
  return { scheduledStartAt: at(day, from), scheduledEndAt: at(endsNextDay(times) ? nextDay : day, to) };
}

/** Whether both times are there and the end isn't after the start. */
export const endsTooEarly = (times: Times): boolean =>
  TIME.test(times.from) && TIME.test(times.to) && times.to <= times.from && !endsNextDay(times);

/** Whether day and times are there, and the end after the start. */
export const isWhenComplete = (times: Times): boolean =>
  times.day !== '' && TIME.test(times.from) && TIME.test(times.to) && !endsTooEarly(times);
