import { describe, expect, it } from 'vitest';
import { bare } from '#recorder/language/text/bare.ts';
import { type LabelledRow, readRows, type Scores, score } from '#tests/support/scoreDirectives.ts';

/*
 * Sets of other fields and voices: provinces, communes, ministries, departments, councils, project boards, hospitals, schools; formal,
 * rambling, unpunctuated, mis-heard and tone-less. Each pair was written and labelled before the parser was mended for it. F1 (wrong
 * hard negatives) at the first look, in order: ga 0.929 (0 of 15), gb 0.842 (1 of 12), gc 0.870 (0 of 8), gd 0.654 (2 of 12),
 * ge 0.772 (0 of 10), gf 0.702 (1 of 13); ha 0.889 (2 of 14), hb 0.868 (1 of 11); ia 0.807 (4 of 17), ib 0.906 (0 of 13);
 * ja 0.877 (5 of 16), jb 0.881 (2 of 11); k1 0.980 (0 of 17). Due exact at the first look of the last five: 0.91, 1.0, 1.0, 0.96, 0.88. Ten labels of the first six
 * sets were corrected by the rules of the field after that look, before the parser was mended. The floors below are what the parser
 * keeps now; unseen text fares like the first looks.
 */
const rows = readRows('directives-fields.jsonl');
const others = ['directives.jsonl', 'directives-dev.jsonl', 'directives-rounds.jsonl'].flatMap(readRows);

function report(name: string, set: readonly LabelledRow[]): Scores {
  const scores = score(set);
  const { falsePositiveRows, missed, extra, wrong, ...figures } = scores;
  console.log(name, JSON.stringify(figures), `false positives ${falsePositiveRows.length}`);
  return scores;
}

describe('sets of other fields', () => {
  const scores = report('fields', rows);

  it('[EXTRACT-1] finds the items of each kind', () => {
    expect(scores.f1).toBeGreaterThanOrEqual(0.95);
  });

  it('[EXTRACT-2] makes no record of hard negatives', () => {
    expect(scores.falsePositiveRows.length).toBeLessThanOrEqual(1);
  });

  it('[EXTRACT-3] names lead and helpers', () => {
    expect(scores.lead).toBeGreaterThanOrEqual(0.95);
    expect(scores.coordinating).toBeGreaterThanOrEqual(0.95);
  });

  it('[EXTRACT-4] works out the due date', () => {
    expect(scores.due).toBeGreaterThanOrEqual(0.95);
  });
});

/*
 * Four later sets, each written and labelled before the parser was mended for it (a retired judge's province; a young officer's
 * ward; an accountant's budget and project board; a school). First looks, F1, due exact (wrong hard negatives): m1 0.881, 0.92 (1 of 20);
 * m2 0.918, 0.85 (3 of 20); m3 0.918, 0.87 (1 of 20); m4 0.979, 1.0 (1 of 10). Three labels of m1 and m2 were corrected by the rules after the look.
 * Three sets by other authors, scored before anybody looked at them: B (ministry, university, hospital) 0.958, 1.0 (0 of 25); C (commune,
 * southern voices) 0.981, 0.92 (1 of 25), and C again after mending on B alone 0.990, 0.94 (0 of 25); A (province), after mending on B and C,
 * 0.970, 0.98 (1 of 25).
 */
describe('later sets', () => {
  const scores = report('unseen', readRows('directives-unseen.jsonl'));

  it('[EXTRACT-1] finds the items of each kind, of what is none nothing', () => {
    expect(scores.f1).toBeGreaterThanOrEqual(0.95);
    expect(scores.falsePositiveRows).toEqual([]);
  });

  it('[EXTRACT-4] works out the due date', () => {
    expect(scores.due).toBeGreaterThanOrEqual(0.9);
  });
});

describe('the labelled sentences without tones', () => {
  const plain = others.map((row) => ({
    ...row,
    text: bare(row.text),
    expected: row.expected.map((item) => ({ ...item, action: item.action === null ? null : bare(item.action) })),
  }));
  const scores = report('without tones', plain);

  it('[EXTRACT-21] finds the items of each kind', () => {
    expect(scores.f1).toBeGreaterThanOrEqual(0.94);
    expect(scores.falsePositiveRows.length).toBeLessThanOrEqual(6);
  });

  it('[EXTRACT-21] works out the due date', () => {
    expect(scores.due).toBeGreaterThanOrEqual(0.9);
  });
});

describe('mis-heard words', () => {
  const heard = (text: string): Scores =>
    score([
      {
        id: 'heard',
        meeting_date: '2026-12-09',
        speaker_role: 'chair',
        text,
        expected: [
          {
            kind: 'task',
            assignee_lead: 'Sở Nông nghiệp và Môi trường',
            coordinating_units: ['UBND các xã'],
            action: 'rà soát thiệt hại',
            due: '2026-12-12',
            due_boundary: 'before',
            recurrence: null,
            op: 'create',
          },
        ],
      },
    ]);

  it('[EXTRACT-22] are read as the words of the field they sound like', () => {
    const scores = heard(
      'giao xở nông nghiệp và môi trường chủ trì phối hợp với uỷ ban nhân rân các xã rà xoát thiệt hại xong trước ngày mười hai tháng mười hai',
    );
    expect(scores).toMatchObject({ f1: 1, lead: 1, coordinating: 1, due: 1, actionMean: 1 });
  });
});
