import { describe, expect, it } from 'vitest';
import { dayFromText } from '#client/ui/dayFromText.ts';

const today = new Date('2026-12-01T03:00:00Z');

describe('[SCREEN-17] a day as people type it', () => {
  it.each([
    ['5/3/2027', '2027-03-05'],
    ['05-03-27', '2027-03-05'],
    ['05032027', '2027-03-05'],
    [' 31.12 ', '2026-12-31'],
    ['2027-03-05', '2027-03-05'],
    ['29/2/2028', '2028-02-29'],
  ])('%s', (text, day) => {
    expect(dayFromText(text, today)).toBe(day);
  });

  it.each(['31/2/2027', '12/31/2026', '5', 'mai', ''])('%s is no day', (text) => {
    expect(dayFromText(text, today)).toBeNull();
  });
});
