import { defineConfig } from 'vitest/config';

/** How long a test that only computes may take before it counts as stuck, also on a machine with much else to do. */
const STUCK_MS = 30_000;

/** How long something that is asked for again and again may take to come: it comes from another process or another thread. */
const arrival = { poll: { timeout: 20_000 } };

/**
 * Where other processes, browsers and the machine's clock have a say, a case may need a second try; the suite passes it, names it
 * at its end, and it is to be mended like a failure.
 */
const SECOND_TRY = 1;

const database = ['tests/support/globalSetup.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          // They share their process: loading the same modules for each file anew was half of their time.
          isolate: false,
          // On two cores vitest would take one and leave one for itself, which has little to do.
          maxWorkers: 2,
          testTimeout: STUCK_MS,
        },
      },
      {
        test: { name: 'contract', retry: SECOND_TRY, include: ['tests/contract/**/*.test.ts'], testTimeout: STUCK_MS },
      },
      { test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'integration',
          retry: SECOND_TRY,
          expect: arrival,
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: database,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'fuzz',
          expect: arrival,
          include: ['tests/fuzz/**/*.test.ts'],
          globalSetup: database,
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'media',
          retry: SECOND_TRY,
          expect: arrival,
          include: ['tests/media/**/*.test.ts'],
          globalSetup: database,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          retry: SECOND_TRY,
          expect: arrival,
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: database,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
