import { isWhenComplete, scheduleOf, type Times } from '#client/features/schedule/index.ts';
import { dayKey, formatTime } from '#client/i18n/format.ts';
import type { MeetingDetails } from '#protocol/meeting.ts';

/** A meeting's details as a person writes them: day and times of the place of the meeting. */
export type MeetingForm = Times & {
  readonly title: string;
  readonly kind: MeetingDetails['kind'];
  readonly format: MeetingDetails['format'];
  readonly place: string;
  readonly totalMembers: number;
  readonly agencyName: string;
};

/** What the form says, as it travels. */
export function detailsOf(form: MeetingForm): Omit<MeetingDetails, 'practice'> {
  const { day, from, to, ...rest } = form;
  return { ...rest, ...scheduleOf({ day, from, to }) };
}

/** The form for details that exist. */
export function formOf(details: MeetingDetails): MeetingForm {
  const {
    title,
    kind,
    format,
    place,
    totalMembers,
    agencyName,
    scheduledStartAt: start,
    scheduledEndAt: end,
  } = details;
  return {
    title,
    kind,
    format,
    place,
    totalMembers,
    agencyName,
    day: dayKey(start),
    from: formatTime(start),
    to: formatTime(end),
  };
}

/** Whether the form can be sent: title, day, and an end after the start. */
export function isComplete({ title, agencyName, totalMembers, ...when }: MeetingForm): boolean {
  const named = title.trim() !== '' && agencyName.trim() !== '' && totalMembers > 0;
  return named && isWhenComplete(when);
}
