import { describe, expect, it } from 'vitest';
import type { MeetingName } from '#tests/support/meetings.ts';
import { scoreMinutes } from '#tests/support/minutesScore.ts';

/** [meeting, as recognised, least share of its tasks that must be found] */
const CASES: [MeetingName, boolean, number][] = [
  ['anTrach', false, 0.9],
  ['anTrach', true, 0.9],
  ['rachSay', false, 0.9],
  // Two of its orders are misheard beyond the name of the one they go to.
  ['rachSay', true, 0.75],
];

describe.each(CASES)('a meeting by another hand: %s (spoken: %s)', (name, spoken, least) => {
  const score = scoreMinutes(name, { spoken });

  it('[MINUTES-35] its tasks are found with their days, and few where none was given', () => {
    expect(score.taskRecall).toBeGreaterThanOrEqual(least);
    expect(score.taskPrecision).toBeGreaterThanOrEqual(least);
    expect(score.dueExact).toBeGreaterThanOrEqual(0.95);
    expect(score.falseTasks).toBeLessThanOrEqual(1);
  });

  it('[MINUTES-20] its minutes hold everything the form asks for', () => {
    expect(score.missing).toEqual([]);
  });
});
