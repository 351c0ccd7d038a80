import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Database } from '#server/persistence/client.ts';
import { meetingsOf } from '#server/persistence/meetingLists.ts';
import { findTasks } from '#server/persistence/taskLists.ts';
import { dayIn } from './workingDays.ts';

type Account = {
  readonly id: string;
  readonly organisationId: string;
  readonly unitName: string;
  readonly headsUnit: boolean;
};

const MOST_TASKS = 2000;

/** Somebody's meetings and due days as an iCalendar feed (RFC 5545); times in UTC, due days as whole days. */
export async function calendarOf(db: Database, account: Account): Promise<string> {
  const calendar = ical({ name: 'Nghị Sự', method: ICalCalendarMethod.PUBLISH, prodId: '//nghi-su//vi' });
  for (const { meeting } of await meetingsOf(db, account.id)) {
    const { id, title, place, scheduledStartAt, scheduledEndAt } = meeting;
    if (scheduledStartAt !== null) {
      calendar.createEvent({
        id: `meeting-${id}`,
        summary: title,
        location: place,
        start: scheduledStartAt,
        end: scheduledEndAt ?? scheduledStartAt,
      });
    }
  }
  const reader = {
    accountId: account.id,
    organisationId: account.organisationId,
    unitName: account.unitName,
    headsUnit: account.headsUnit,
    organiser: false,
    standsFor: [],
  };
  const open = { filter: 'open', words: [], today: dayIn(new Date()), skip: 0, take: MOST_TASKS } as const;
  for (const { id, action, dueDay, classified } of (await findTasks(db, reader, open)).tasks) {
    if (dueDay !== null) {
      // A calendar program is outside of the product: the words of a classified duty don't go there.
      const words = classified ? 'nhiệm vụ' : action.slice(0, 200);
      calendar.createEvent({ id: `task-${id}`, summary: `Hạn: ${words}`, start: dueDay, allDay: true });
    }
  }
  return calendar.toString();
}
