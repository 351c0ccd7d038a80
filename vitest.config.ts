import { defineConfig } from 'vitest/config';

/** How long a test that only computes may take before it counts as stuck, also on a machine with much else to do. */
const STUCK_MS = 30_000;

/** How long something that is asked for again and again may take to come: it comes from another process or another thread. */
const arrival = { poll: { timeout: 20_000 } };

const database = ['tests/support/globalSetup.ts'];

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout: STUCK_MS } },
      { test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], testTimeout: STUCK_MS } },
      { test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'integration',
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
