import type { WorkCalendar } from '../types.ts';

/**
 * Weekdays off and worked Saturdays by year: domain.md §3.4 for 2025 and 2026 (swaps of the yearly notices included);
 * 2024 by the notices of that year. 2027 was not published on 21/11/2026: its entry has only what the law
 * fixes by itself (Bộ luật Lao động 2019 Điều 112, 24/11 from 2026) and is left out of `published`.
 */
const OFF: Readonly<Record<string, readonly string[]>> = {
  2024: ['01-01', '02-08', '02-09', '02-12', '02-13', '02-14', '04-18', '04-29', '04-30', '05-01', '09-02', '09-03'],
  2025: ['01-01', '01-27', '01-28', '01-29', '01-30', '01-31', '04-07', '04-30', '05-01', '05-02', '09-01', '09-02'],
  2026: [
    '01-01',
    '01-02',
    '02-16',
    '02-17',
    '02-18',
    '02-19',
    '02-20',
    '04-27',
    '04-30',
    '05-01',
    '08-31',
    '09-01',
    '09-02',
    '11-24',
  ],
  2027: ['01-01', '02-05', '02-08', '02-09', '04-16', '04-30', '09-02', '09-03', '11-24'],
};

const WORKED = ['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22'];

const PUBLISHED = [2024, 2025, 2026];

/** The list in force when this version was made; an agency's own list replaces it. */
export const DEFAULT_CALENDAR: WorkCalendar = {
  off: new Set(Object.entries(OFF).flatMap(([year, days]) => days.map((day) => `${year}-${day}`))),
  worked: new Set(WORKED),
  years: new Set(PUBLISHED),
};
