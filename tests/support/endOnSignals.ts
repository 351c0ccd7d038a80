import os from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Whoever ends this script ends it. Playwright takes these signals for itself to close its browsers and lets the script live on, which
 * then waits for ever for people who are gone. Processes on a leash end in order when this one does.
 */
export function endOnSignals(): void {
  for (const signal of signals) {
    process.once(signal, () => {
      console.error(`ended by ${signal}`);
      process.exit(128 + os.constants.signals[signal]);
    });
  }
}
