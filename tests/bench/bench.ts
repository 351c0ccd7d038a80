/** One measured value; `unit` is part of its meaning ('ms', 'ratio', 'rows/s'). */
export type Figure = number | string | boolean | null;

/** What a bench came to: all figures, the goals they are held against, and whether all of those are met. */
export type BenchResult = {
  figures: Record<string, Figure>;
  goals: Record<string, string>;
  met: boolean;
};

/** The default export of tests/bench/NAME.ts; `args` are the words after the name. */
export type Bench = (args: string[]) => Promise<BenchResult>;

/** The smallest value that at least `share` of all values don't exceed (nearest rank); NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Rounds for people; figures are compared before. */
export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));
