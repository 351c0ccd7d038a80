/** Rows of speech read for decisions and tasks in a second, on the labelled sentences and on a whole meeting. */
import { extractRow, type LabelledRow, readRows } from '#tests/support/scoreDirectives.ts';
import { type BenchResult, percentile, rounded } from './bench.ts';

const ROUNDS = 5;
const GOAL_ROWS = 100;
const GOAL_MEDIAN_MS = 5;

const LONG = 80_000;
const TIMES_LONGER = 4;
const GOAL_GROWTH = 6;
const GROWTH_ROUNDS = 3;

/** One turn of speech of at least so many characters, made of labelled sentences. */
function longTurn(rows: readonly LabelledRow[], length: number): string {
  const said: string[] = [];
  for (let total = 0, at = 0; total < length; at += 1) {
    const text = rows[at % rows.length]?.text ?? '';
    said.push(text);
    total += text.length + 1;
  }
  return said.join(' ');
}

/** How much longer a turn four times as long takes: 4 when the work is linear. */
function growth(rows: readonly LabelledRow[]): number {
  const spent = (length: number): number => {
    const text = longTurn(rows, length);
    const start = performance.now();
    extractRow({ id: 'long', meeting_date: '2026-07-22', speaker_role: 'chair', text, expected: [] });
    return performance.now() - start;
  };
  spent(LONG);
  const ratios = Array.from({ length: GROWTH_ROUNDS }, () => {
    const short = spent(LONG);
    return spent(LONG * TIMES_LONGER) / short;
  });
  return percentile(ratios, 0.5);
}

/** Runs every labelled row several times; the first round warms up and is not counted. */
export default async function extract(): Promise<BenchResult> {
  const rows = ['directives.jsonl', 'directives-dev.jsonl', 'directives-rounds.jsonl'].flatMap(readRows);
  for (const row of rows) {
    extractRow(row);
  }
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const row of rows) {
      const start = performance.now();
      extractRow(row);
      times.push(performance.now() - start);
    }
  }
  const seconds = times.reduce((sum, time) => sum + time, 0) / 1000;
  const rowsPerSecond = times.length / seconds;
  const median = percentile(times, 0.5);
  const longer = growth(rows);
  return {
    figures: {
      rows: times.length,
      rowsPerSecond: rounded(rowsPerSecond, 0),
      medianMs: rounded(median, 3),
      p95Ms: rounded(percentile(times, 0.95), 3),
      growthOfLongTurn: rounded(longer, 2),
    },
    goals: {
      growthOfLongTurn: `≤ ${GOAL_GROWTH} for ${TIMES_LONGER} times the length`,
      rowsPerSecond: `≥ ${GOAL_ROWS}`,
      medianMs: `≤ ${GOAL_MEDIAN_MS}`,
    },
    met: rowsPerSecond >= GOAL_ROWS && median <= GOAL_MEDIAN_MS && longer <= GOAL_GROWTH,
  };
}
