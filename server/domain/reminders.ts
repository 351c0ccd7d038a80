import { safeDay } from './tasks.ts';

/** A reminder that falls due: `lead` to the one who answers, `head` and `chair` when it is long past (domain guide §1.8). */
export type ReminderKind =
  | 'assigned'
  | 'due_in_7'
  | 'due_in_3'
  | 'due_in_1'
  | 'due_today'
  | 'snoozed'
  | 'overdue'
  | 'escalate_head'
  | 'escalate_chair';

export type PlannedReminder = {
  readonly kind: ReminderKind;
  /** The day it is for, `YYYY-MM-DD`; an escalation is for the due day, so it comes once even when its own day was missed. */
  readonly day: string;
};

/** Working-day arithmetic by the dated calendar of holidays and swap days. */
export type WorkingDays = {
  readonly isWorking: (day: string) => boolean;
  /** Working days from one day to another; negative backwards. */
  readonly between: (from: string, to: string) => number;
};

const BEFORE: readonly (readonly [number, ReminderKind])[] = [
  [7, 'due_in_7'],
  [3, 'due_in_3'],
  [1, 'due_in_1'],
  [0, 'due_today'],
];

const shift = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The working day at or before a day: who is reminded on a holiday isn't reminded. */
function workingDayBefore(day: string, calendar: WorkingDays): string {
  let found = day;
  while (!calendar.isWorking(found)) {
    found = shift(found, -1);
  }
  return found;
}

/**
 * TASK-4: what must be reminded of on a day: seven, three and one day before the safe day and on its morning (moved to the
 * working day before when they fall on a day off); after it every working day, from three working days on once to the head
 * of the unit and from seven on once to the chair. TASK-19: one that was put off is silent until its day, and never after
 * the last day in time.
 */
export function remindersOn(
  today: string,
  due: { dueDay: string | null; dueBoundary: string | null; snoozedUntil?: string | null },
  calendar: WorkingDays,
): PlannedReminder[] {
  const { snoozedUntil = null } = due;
  const last = safeDay(due.dueDay, due.dueBoundary);
  if (last === null || !calendar.isWorking(today)) {
    return [];
  }
  return today <= last ? whileInTime(today, last, snoozedUntil, calendar) : whenLate(today, last, calendar);
}

function whileInTime(
  today: string,
  last: string,
  snoozedUntil: string | null,
  calendar: WorkingDays,
): PlannedReminder[] {
  if (snoozedUntil !== null && today < snoozedUntil) {
    return [];
  }
  const nearest = BEFORE.filter(([days]) => workingDayBefore(shift(last, -days), calendar) === today).at(-1);
  const kind = nearest?.[1] ?? (today === snoozedUntil ? 'snoozed' : null);
  return kind === null ? [] : [{ kind, day: today }];
}

function whenLate(today: string, last: string, calendar: WorkingDays): PlannedReminder[] {
  const late = calendar.between(last, today);
  const escalation: PlannedReminder[] = [
    ...(late >= 3 ? [{ kind: 'escalate_head' as const, day: last }] : []),
    ...(late >= 7 ? [{ kind: 'escalate_chair' as const, day: last }] : []),
  ];
  return [{ kind: 'overdue', day: today }, ...escalation];
}

const MOST_SNOOZE_DAYS = 10;

/** TASK-19: the days until which reminders can be put off: working days to come, none after the last day in time. */
export function snoozeDays(
  today: string,
  due: { dueDay: string | null; dueBoundary: string | null },
  calendar: WorkingDays,
): string[] {
  const last = safeDay(due.dueDay, due.dueBoundary);
  const days: string[] = [];
  for (let day = shift(today, 1); last !== null && day <= last && days.length < MOST_SNOOZE_DAYS; day = shift(day, 1)) {
    if (calendar.isWorking(day)) {
      days.push(day);
    }
  }
  return days;
}

const QUIET_FROM = 20 * 60;
const QUIET_UNTIL = 6 * 60 + 30;

/** TASK-5: no reminder between 20:00 and 06:30 unless it is "hỏa tốc". `minutes` since midnight in Vietnam. */
export function isQuiet(minutes: number, priority: string): boolean {
  return priority !== 'flash' && (minutes >= QUIET_FROM || minutes < QUIET_UNTIL);
}
