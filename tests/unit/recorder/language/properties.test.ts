import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { extractItems } from '#recorder/language/index.ts';
import { bare } from '#recorder/language/text/bare.ts';
import type { ExtractInput, Item, Span, SpeakerRole } from '#recorder/language/types.ts';
import { readRows } from '#tests/support/scoreDirectives.ts';

vi.setConfig({ testTimeout: 120_000 });

const rows = ['directives.jsonl', 'directives-dev.jsonl', 'directives-rounds.jsonl'].flatMap(readRows);
const words = [...new Set(rows.flatMap(({ text }) => text.split(/\s+/)))];

const speech = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((list) => list.join(' '));
const text = fc.oneof(speech, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
const role = fc.constantFrom<SpeakerRole>('chair', 'member', 'secretary');
const date = fc
  .integer({ min: 0, max: 1500 })
  .map((days) => new Date(Date.UTC(2024, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

function input(said: string, by: SpeakerRole, on: string): ExtractInput {
  return { text: said, meetingDate: on, speakerRole: by, roster: [] };
}

/** Words that stand for others: what a name of the result may hold though the text does not. */
const EXPANDED =
  'ubnd hdnd so bo ban vu phong cong an tinh xa van va thanh tra nha nuoc viet nam to quoc mat tran bo doi';

function spansOf(item: Item): readonly Span[] {
  return [item.span, ...item.why.map(({ span }) => span), ...(item.due ? [item.due.span] : [])];
}

function expectInside({ start, end }: Span, length: number): void {
  expect(start).toBeGreaterThanOrEqual(0);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(end).toBeLessThanOrEqual(length);
}

function expectComing(day: string, meetingDate: string): void {
  expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
  expect(day >= meetingDate).toBe(true);
}

function namesOf(items: readonly Item[]): string[] {
  return items.flatMap((item) => [item.assigneeLead ?? '', ...item.coordinatingUnits]).filter((name) => name !== '');
}

/** A word of the name was said, or its initials as in an abbreviation. */
function wasSaid(name: string, said: string): boolean {
  const own = bare(name)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word.length > 1 && !EXPANDED.includes(word));
  return (
    own.length === 0 || own.some((word) => said.includes(word)) || own.every((word) => said.includes(word[0] ?? ''))
  );
}

describe('whatever is said', () => {
  it('[EXTRACT-13] never throws, and spans lie inside the text', () => {
    fc.assert(
      fc.property(text, role, date, (said, by, on) => {
        const spans = extractItems(input(said, by, on)).flatMap(spansOf);
        for (const span of spans) {
          expectInside(span, said.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('[EXTRACT-13] the same text always gives the same items', () => {
    fc.assert(
      fc.property(speech, role, date, (said, by, on) => {
        expect(extractItems(input(said, by, on))).toEqual(extractItems(input(said, by, on)));
      }),
      { numRuns: 100 },
    );
  });

  it('[EXTRACT-14] a due date is a day of the calendar, never before the meeting', () => {
    fc.assert(
      fc.property(speech, date, (said, on) => {
        const days = extractItems(input(said, 'chair', on)).flatMap(({ due }) => due?.date ?? []);
        for (const day of days) {
          expectComing(day, on);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('[EXTRACT-15] no body is named whose own words are neither in the text nor in the roster', () => {
    for (const row of rows) {
      const said = bare(`${row.text} ${JSON.stringify(row.roster ?? {})}`);
      const invented = namesOf(extractItems(input(row.text, 'chair', row.meeting_date))).filter(
        (name) => !wasSaid(name, said),
      );
      expect(invented, row.text).toEqual([]);
    }
  });
});

describe('a long text', () => {
  it('[EXTRACT-16] without marks is cut into its orders', () => {
    const long = Array.from(
      { length: 40 },
      () => 'giao sở tài chính rà soát báo cáo tôi trước ngày mười lăm tháng mười hai',
    ).join(' ');
    expect(extractItems(input(long, 'chair', '2025-11-26')).length).toBe(40);
  });
});
