import { describe, expect, it } from 'vitest';
import { readRows, score } from '#tests/support/scoreDirectives.ts';

/** Goals on unseen sentences; the files we see must be well past them. */
const GOALS = { f1: 0.95, due: 0.95, lead: 0.95, coordinating: 0.95, action: 0.95 };

function report(name: string): ReturnType<typeof score> {
  const scores = score(readRows(name));
  const { falsePositiveRows, missed, extra, wrong, ...figures } = scores;
  console.log(name, JSON.stringify(figures), `false positives ${falsePositiveRows.length}`);
  return scores;
}

describe.each(['directives.jsonl', 'directives-dev.jsonl', 'directives-rounds.jsonl'])('%s', (name) => {
  const scores = report(name);

  it('[EXTRACT-1] finds the items of each kind', () => {
    expect(scores.f1).toBeGreaterThanOrEqual(GOALS.f1);
  });

  it('[EXTRACT-2] makes no record of hard negatives', () => {
    expect(scores.falsePositiveRows).toEqual([]);
  });

  it('[EXTRACT-3] names lead and helpers', () => {
    expect(scores.lead).toBeGreaterThanOrEqual(GOALS.lead);
    expect(scores.coordinating).toBeGreaterThanOrEqual(GOALS.coordinating);
  });

  it('[EXTRACT-4] works out the due date', () => {
    expect(scores.due).toBeGreaterThanOrEqual(GOALS.due);
  });

  it('[EXTRACT-5] says the action', () => {
    expect(scores.actionAtLeast60).toBeGreaterThanOrEqual(GOALS.action);
  });
});
