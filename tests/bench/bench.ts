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

/**
 * Says on the error output what a bench has begun to do, so that one which is ended from outside or runs out of time shows where it stood.
 */
export function stage(what: string): void {
  console.error(`[${Math.round(performance.now() / 1000)} s] ${what}`);
}

/**
 * What a promise comes to, or an error that says what was waited for.
 * @param longestMs how long it may take
 */
export async function within<T>(longestMs: number, what: string, promise: Promise<T>): Promise<T> {
  const overdue = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => overdue.reject(new Error(`${what}: not within ${rounded(longestMs / 1000, 1)} s`)),
    longestMs,
  );
  try {
    return await Promise.race([promise, overdue.promise]);
  } finally {
    clearTimeout(timer);
  }
}
