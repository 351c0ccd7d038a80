import { describe, expect, it } from 'vitest';
import { endsTooEarly, isWhenComplete, scheduleOf } from '#client/features/schedule/times.ts';

const day = '2026-12-31';

describe('[MEETING-16] when a meeting is held', () => {
  it.each([
    ['08:00', '11:30', '2026-12-31T01:00:00.000Z', '2026-12-31T04:30:00.000Z'],
    ['22:00', '00:00', '2026-12-31T15:00:00.000Z', '2026-12-31T17:00:00.000Z'],
    ['21:30', '01:15', '2026-12-31T14:30:00.000Z', '2026-12-31T18:15:00.000Z'],
  ])('from %s to %s', (from, to, scheduledStartAt, scheduledEndAt) => {
    expect(isWhenComplete({ day, from, to })).toBe(true);
    expect(scheduleOf({ day, from, to })).toEqual({ scheduledStartAt, scheduledEndAt });
  });

  it.each([
    ['14:00', '13:30'],
    ['14:00', '14:00'],
  ])('not from %s to %s', (from, to) => {
    expect(endsTooEarly({ day, from, to })).toBe(true);
    expect(isWhenComplete({ day, from, to })).toBe(false);
  });

  it('without a day or a time is not said yet', () => {
    expect(isWhenComplete({ day: '', from: '08:00', to: '09:00' })).toBe(false);
    expect(isWhenComplete({ day, from: '08:00', to: '' })).toBe(false);
    expect(endsTooEarly({ day, from: '08:00', to: '' })).toBe(false);
  });
});
