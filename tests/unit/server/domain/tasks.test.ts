import { describe, expect, it } from 'vitest';
import { isQuiet, remindersOn, snoozeDays } from '#domain/reminders.ts';
import { readTaskQuery } from '#domain/taskQuery.ts';
import { allowedActions, figuresOf, mayActOnTask, shownStatus, type TaskState } from '#domain/tasks.ts';
import { workingDays } from '#server/tasks/workingDays.ts';

const task: TaskState = {
  status: 'accepted',
  dueDay: '2026-12-15',
  dueBoundary: 'before',
  completedDay: null,
  extensionAsked: false,
};

describe('status', () => {
  it('[TASK-1] reads "trước ngày" strictly: the named day itself is late', () => {
    expect(shownStatus(task, '2026-12-14')).toBe('in_progress');
    expect(shownStatus(task, '2026-12-15')).toBe('overdue');
    expect(shownStatus({ ...task, dueBoundary: 'by' }, '2026-12-15')).toBe('in_progress');
  });

  it('[TASK-1] tells completed in time from completed late', () => {
    const done = { ...task, status: 'completed' };
    expect(shownStatus({ ...done, completedDay: '2026-12-14' }, '2027-01-01')).toBe('completed_on_time');
    expect(shownStatus({ ...done, completedDay: '2026-12-15' }, '2027-01-01')).toBe('completed_late');
  });
});

describe('rights', () => {
  it('[TASK-2] lets the lead answer and report, never extend or cancel', () => {
    expect(allowedActions({ ...task, status: 'assigned' }, ['lead'])).toEqual(['accept', 'ask', 'decline', 'snooze']);
    expect(allowedActions(task, ['lead'])).toEqual(['ask', 'report', 'askExtension', 'complete', 'snooze', 'delegate']);
    expect(allowedActions(task, ['reporter'])).toEqual(['report']);
    expect(mayActOnTask('decideExtension', { ...task, extensionAsked: true }, ['lead'])).toBe(false);
    expect(mayActOnTask('decideExtension', { ...task, extensionAsked: true }, ['office'])).toBe(true);
    expect(allowedActions(task, [])).toEqual([]);
  });
});

describe('reminders', () => {
  const kindsOn = (day: string): string[] => remindersOn(day, task, workingDays).map(({ kind }) => kind);

  it('[TASK-4] reminds 7, 3 and 1 days before the safe day and on its morning', () => {
    expect(kindsOn('2026-12-07')).toEqual(['due_in_7']);
    expect(kindsOn('2026-12-11')).toEqual(['due_in_1']);
    expect(kindsOn('2026-12-14')).toEqual(['due_today']);
    expect(kindsOn('2026-12-09')).toEqual([]);
  });

  it('[TASK-4] is silent on days off and escalates by working days after the due day', () => {
    const late = { dueDay: '2026-11-20', dueBoundary: 'by' };
    expect(remindersOn('2026-11-21', late, workingDays)).toEqual([]);
    expect(remindersOn('2026-11-24', late, workingDays)).toEqual([]);
    expect(remindersOn('2026-11-26', late, workingDays).map(({ kind }) => kind)).toEqual(['overdue', 'escalate_head']);
    expect(remindersOn('2026-12-02', late, workingDays)).toEqual([
      { kind: 'overdue', day: '2026-12-02' },
      { kind: 'escalate_head', day: '2026-11-20' },
      { kind: 'escalate_chair', day: '2026-11-20' },
    ]);
  });

  it('[TASK-19] is silent until the day a reminder was put off to, and not after the last day in time', () => {
    const kinds = (day: string, snoozedUntil: string) =>
      remindersOn(day, { ...task, snoozedUntil }, workingDays).map(({ kind }) => kind);
    expect(kinds('2026-12-07', '2026-12-09')).toEqual([]);
    expect(kinds('2026-12-09', '2026-12-09')).toEqual(['snoozed']);
    expect(kinds('2026-12-11', '2026-12-14')).toEqual([]);
    expect(kinds('2026-12-14', '2026-12-14')).toEqual(['due_today']);
    expect(kinds('2026-12-15', '2026-12-31')).toEqual(['overdue']);
  });

  it('[TASK-19] offers working days up to the last day in time', () => {
    expect(snoozeDays('2026-12-10', task, workingDays)).toEqual(['2026-12-11', '2026-12-14']);
    expect(snoozeDays('2026-12-14', task, workingDays)).toEqual([]);
    expect(snoozeDays('2026-12-10', { dueDay: null, dueBoundary: null }, workingDays)).toEqual([]);
    expect(mayActOnTask('snooze', { ...task, snoozes: 1 }, ['lead'])).toBe(true);
    expect(mayActOnTask('snooze', { ...task, snoozes: 2 }, ['lead'])).toBe(false);
  });

  it('[TASK-5] keeps quiet from 20:00 to 06:30 unless it is "hỏa tốc"', () => {
    expect(isQuiet(20 * 60, 'normal')).toBe(true);
    expect(isQuiet(6 * 60 + 29, 'urgent')).toBe(true);
    expect(isQuiet(6 * 60 + 30, 'normal')).toBe(false);
    expect(isQuiet(23 * 60, 'flash')).toBe(false);
  });
});

it('[TASK-7] computes indicators whose counts sum to the total', () => {
  const counted = [
    { ...task, status: 'completed', completedDay: '2026-12-10', evidence: 1 },
    { ...task, status: 'completed', completedDay: '2026-12-20', evidence: 0 },
    { ...task, dueDay: '2026-12-01', evidence: 0 },
    { ...task, status: 'assigned', dueDay: null, evidence: 0 },
  ];
  const figures = figuresOf(
    counted.map((one) => ({ ...one, originalDueDay: one.dueDay })),
    '2026-12-12',
  );
  expect(Object.values(figures.byStatus).reduce((sum, count) => sum + (count ?? 0), 0)).toBe(figures.total);
  expect(figures).toMatchObject({
    total: 4,
    onTimePermille: 333,
    overduePermille: 500,
    medianDaysLate: 6,
    withEvidencePermille: 500,
  });
});

it('[TASK-7] counts by the day that was given first beside the one that was granted', () => {
  const late = { ...task, status: 'completed', completedDay: '2026-12-20', originalDueDay: '2026-12-15', evidence: 0 };
  const { byStatus, byOriginalDue } = figuresOf([{ ...late, dueDay: '2027-01-15' }], '2027-02-01');
  expect(byStatus.completed_on_time).toBe(1);
  expect(byOriginalDue).toEqual({ onTime: 0, late: 1, overdue: 0, onTimePermille: 0 });
});

describe('asking in words', () => {
  it.each([
    ['việc của Sở Tài chính quá hạn', ['so', 'tai', 'chinh'], 'overdue'],
    ['quá hạn', [], 'overdue'],
    ['các việc đã xong của Sở Xây dựng', ['so', 'xay', 'dung'], 'done'],
    ['rà soát việc quá hạn giải ngân', ['ra', 'soat', 'viec', 'qua', 'han', 'giai', 'ngan'], null],
    ['Giải  ngân', ['giai', 'ngan'], null],
    ['', [], null],
  ])('[TASK-15] %s', (query, words, filter) => {
    expect(readTaskQuery(query)).toEqual({ words, filter });
  });
});
