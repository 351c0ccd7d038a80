import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Database } from '#server/persistence/client.ts';
import { meetingsOf } from '#server/persistence/meetingLists.ts';
import { listTasks } from '#server/persistence/tasks.ts';

type Account = { readonly id: string; readonly organisationId: string; readonly unitName: string };

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
    organiser: false,
  };
  for (const { id, action, dueDay, status } of await listTasks(db, reader)) {
    if (dueDay !== null && !['completed', 'cancelled'].includes(status)) {
      calendar.createEvent({ id: `task-${id}`, summary: `Hạn: ${action.slice(0, 200)}`, start: dueDay, allDay: true });
    }
  }
  return calendar.toString();
}
