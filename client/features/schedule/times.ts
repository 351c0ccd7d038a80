import type { MeetingDetails } from '#protocol/meeting.ts';

/** When a meeting is held as a person writes it: day and times of the place of the meeting. */
export type Times = { readonly day: string; readonly from: string; readonly to: string };

const TIME = /^\d{2}:\d{2}$/;

const at = (day: string, time: string): string => new Date(`${day}T${time}:00+07:00`).toISOString();

/** When the form says that the meeting is held, as it travels. */
export function scheduleOf({ day, from, to }: Times): Pick<MeetingDetails, 'scheduledStartAt' | 'scheduledEndAt'> {
  return { scheduledStartAt: at(day, from), scheduledEndAt: at(day, to) };
}

/** Whether day and times are there, and the end after the start. */
export const isWhenComplete = ({ day, from, to }: Times): boolean =>
  day !== '' && TIME.test(from) && TIME.test(to) && to > from;
