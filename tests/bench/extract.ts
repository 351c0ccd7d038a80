/** Rows of speech read for decisions and tasks in a second, on the labelled sentences and on a whole meeting. */
import { extractRow, readRows } from '#tests/support/scoreDirectives.ts';
import { type BenchResult, percentile, rounded } from './bench.ts';

const ROUNDS = 5;
const GOAL_ROWS = 100;
const GOAL_MEDIAN_MS = 5;

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
  return {
    figures: {
      rows: times.length,
      rowsPerSecond: rounded(rowsPerSecond, 0),
      medianMs: rounded(median, 3),
      p95Ms: rounded(percentile(times, 0.95), 3),
    },
    goals: { rowsPerSecond: `≥ ${GOAL_ROWS}`, medianMs: `≤ ${GOAL_MEDIAN_MS}` },
    met: rowsPerSecond >= GOAL_ROWS && median <= GOAL_MEDIAN_MS,
  };
}
