import { expect, it } from 'vitest';
import { reportCsv } from '#client/features/report/reportCsv.ts';
import { item, meeting, START } from './meeting.ts';

const words = ((key: string) => key) as never;

it('[REPORT-3] writes the figures as a table whose cells are never formulas', () => {
  const over = { status: 'concluded', calledAt: START, endedAt: '2026-11-18T01:12:00.000Z' } as const;
  const held = meeting([item('1', { ...over, title: '=HYPERLINK("http://x")' }), item('2', { title: 'A "B"; C' })]);
  const baseline = { minutes: 50, source: '-Sổ họp' };
  const state = { ...held, shared: { ...held.shared, meeting: { ...held.shared.meeting, baseline } } };
  const lines = reportCsv(state, words).split('\r\n');
  expect(lines[0]).toBe('\ufeff"title";"Phiên họp"');
  expect(lines.slice(2, 7)).toEqual([
    '"item";"plannedMinutes";"takenMinutes"',
    '"\'=HYPERLINK(""http://x"")";20;12',
    '"A ""B""; C";20;',
    '"whole";120;',
    '"baseline";50;;"\'-Sổ họp"',
  ]);
  expect(lines).toContain('"sum";;;0;0;0');
});
