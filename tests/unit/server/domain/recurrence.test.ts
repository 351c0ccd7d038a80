import { describe, expect, it } from 'vitest';
import { dueOfPeriod, firstPeriod, nextPeriod, RHYTHMS, readRecurrence, rhythmOf, ruleOn } from '#domain/recurrence.ts';
import { workingDays } from '#server/tasks/workingDays.ts';

function periods(text: string, anchor: string, count: number): (string | null)[] {
  const rule = readRecurrence(text);
  const found: (string | null)[] = [];
  for (let day: string | null = anchor; rule !== null && day !== null && found.length < count; ) {
    day = nextPeriod(rule, anchor, day, workingDays);
    found.push(day);
  }
  return found;
}

describe('periods', () => {
  it.each([
    ['FREQ=MONTHLY;BYMONTHDAY=25', '2026-11-25', ['2026-12-25', '2027-01-25', '2027-02-25']],
    ['FREQ=MONTHLY;BYMONTHDAY=30', '2027-01-30', ['2027-02-28', '2027-03-30']],
    ['FREQ=MONTHLY;BYMONTHDAY=15,30', '2026-12-15', ['2026-12-30', '2027-01-15']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-11-30', ['2026-12-31', '2027-01-31', '2027-02-28']],
    ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1', '2026-12-31', ['2027-03-31', '2027-06-30']],
    ['FREQ=MONTHLY', '2026-11-30', ['2026-12-31', '2027-01-31']],
    ['FREQ=WEEKLY;BYDAY=FR', '2026-11-27', ['2026-12-04', '2026-12-11']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', '2026-11-30', ['2026-12-03', '2026-12-14', '2026-12-17']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2027-02-28', ['2028-02-29', '2029-02-28']],
    ['FREQ=DAILY', '2026-11-20', ['2026-11-23', '2026-11-25']],
    ['FREQ=MONTHLY;BYMONTHDAY=25;UNTIL=20270131', '2026-12-25', ['2027-01-25', null]],
  ])('[TASK-16] %s from %s', (rule, anchor, expected) => {
    expect(periods(rule, anchor, expected.length)).toEqual(expected);
  });

  it.each([
    '',
    'FREQ=HOURLY',
    'FREQ=MONTHLY;BYMONTHDAY=32',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=WEEKLY;COUNT=3',
    'INTERVAL=0',
  ])('[TASK-16] makes no periods of "%s"', (rule) => {
    expect(readRecurrence(rule)).toBeNull();
  });

  it.each([
    ['WEEKLY', '2026-12-04', '2026-12-11'],
    ['MONTHLY', '2026-11-30', '2026-12-30'],
    ['QUARTERLY', '2026-11-30', '2027-02-28'],
    ['YEARLY', '2026-11-30', '2027-11-30'],
  ] as const)('[TASK-16] made by hand, %s from %s goes on with %s', (rhythm, first, expected) => {
    expect(periods(ruleOn(rhythm, first), first, 1)).toEqual([expected]);
  });

  it.each([
    ['FREQ=MONTHLY', '2026-11-30', '2026-11-30'],
    ['FREQ=MONTHLY;INTERVAL=3', '2026-11-30', '2026-12-31'],
    ['FREQ=WEEKLY', '2026-11-28', '2026-12-04'],
    ['FREQ=YEARLY', '2026-11-30', '2026-12-31'],
  ])('[TASK-16] without a day, %s given on %s is due on %s', (text, given, expected) => {
    const rule = readRecurrence(text);
    expect(rule === null ? null : firstPeriod(rule, given, workingDays)).toBe(expected);
  });
});

it('[TASK-17] moves a named day off to the next working day; "trước ngày" and period ends stay', () => {
  expect(dueOfPeriod('2027-04-30', 'by', workingDays)).toBe('2027-05-03');
  expect(dueOfPeriod('2026-11-24', 'by', workingDays)).toBe('2026-11-25');
  expect(dueOfPeriod('2026-12-25', 'by', workingDays)).toBe('2026-12-25');
  expect(dueOfPeriod('2027-04-25', 'before', workingDays)).toBe('2027-04-25');
  expect(dueOfPeriod('2027-01-31', 'within', workingDays)).toBe('2027-01-31');
});

it('[TASK-16] a rule tells by which rhythm it was made, and none for one that only words give', () => {
  for (const rhythm of RHYTHMS) {
    expect(rhythmOf(ruleOn(rhythm, '2026-11-27'))).toBe(rhythm);
  }
  expect(rhythmOf('FREQ=MONTHLY;BYMONTHDAY=-1')).toBe('MONTHLY');
  expect(['FREQ=WEEKLY;INTERVAL=2', 'FREQ=DAILY', 'FREQ=MONTHLY;INTERVAL=6', 'sometimes'].map(rhythmOf)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
