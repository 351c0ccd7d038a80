import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saidDuring, showingsOf } from '#domain/pageShowings.ts';
import { holdsWords, markedPieces } from '#domain/textMarks.ts';

const at = (second: number): string => new Date(second * 1000).toISOString();
const shown = (second: number, page: number) => ({
  ...{ name: 'presenting.pageShown', at: at(second) },
  data: { paperId: 'T1', versionId: 'v1', page, presenterId: 'P01' },
});
const fact = (second: number, name: string) => ({ name, at: at(second), data: {} });

describe('a page on the screens', () => {
  it('[SEARCH-4] is shown until another page, another item, the end of presenting or of the meeting', () => {
    const facts = [shown(10, 1), shown(20, 2), shown(30, 1), shown(35, 1), fact(40, 'agenda.itemCalled'), shown(50, 1)];
    expect(showingsOf(facts, { versionId: 'v1', page: 1 })).toEqual([
      { from: 10_000, until: 20_000 },
      { from: 30_000, until: 40_000 },
      { from: 50_000, until: Number.POSITIVE_INFINITY },
    ]);
    expect(showingsOf([...facts, fact(60, 'presenting.stopped')], { versionId: 'v1', page: 1 }).at(-1)?.until).toBe(
      60_000,
    );
    expect(showingsOf(facts, { versionId: 'v2', page: 1 })).toEqual([]);
  });

  it('[SEARCH-4] counts speech whose middle lies within', () => {
    const showings = [{ from: 10_000, until: 20_000 }];
    expect(saidDuring(showings, at(8), at(14))).toBe(true);
    expect(saidDuring(showings, at(18), at(26))).toBe(false);
  });
});

describe('marks', () => {
  it('[SEARCH-6] marks every word that was looked for, whatever its tones, and no part of another', () => {
    expect(markedPieces('Đường Kỳ Lân, đường kỳ', 'ky duong')).toEqual([
      ...[
        { text: 'Đường', marked: true },
        { text: ' ', marked: false },
        { text: 'Kỳ', marked: true },
      ],
      ...[
        { text: ' Lân, ', marked: false },
        { text: 'đường', marked: true },
        { text: ' ', marked: false },
      ],
      { text: 'kỳ', marked: true },
    ]);
    expect(markedPieces('kỳlân', 'ky')).toEqual([{ text: 'kỳlân', marked: false }]);
    expect(holdsWords('Đường Kỳ Lân', 'LAN ky')).toBe(true);
    expect(holdsWords('Đường Kỳ Lân', 'la')).toBe(false);
  });

  it('[SEARCH-6] loses no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, query) => {
        expect(
          markedPieces(text, query)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text.normalize('NFC'));
      }),
    );
  });
});
