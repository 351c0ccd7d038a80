import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapBack, moveWindow, PACK_LIMITS, type PackedWindow, packStretches } from '#recorder/speech/windows/packer.ts';

/** Every moment that stands in a window, as [moment in the window, moment of the source]. */
function momentsOf(window: PackedWindow): [number, number][] {
  return window.placements.flatMap(({ sourceStartMs, sourceEndMs, windowStartMs }) =>
    [0, 0.3, 0.99].map((share): [number, number] => {
      const inside = Math.floor((sourceEndMs - sourceStartMs) * share);
      return [windowStartMs + inside, sourceStartMs + inside];
    }),
  );
}

const LIMITS = { maxWindowMs: 28_000, padMs: 100, maxGapMs: 200 };

describe('packing stretches of speech into windows', () => {
  it('[SPEECH-2] joins short stretches and keeps short gaps as they are', () => {
    const [window, ...others] = packStretches(
      [
        { startMs: 1000, endMs: 2000 },
        { startMs: 2300, endMs: 4000 },
      ],
      10_000,
      LIMITS,
    );
    expect(others).toEqual([]);
    expect(window?.placements).toEqual([
      { sourceStartMs: 900, sourceEndMs: 2100, windowStartMs: 0 },
      { sourceStartMs: 2200, sourceEndMs: 4100, windowStartMs: 1300 },
    ]);
    expect(window?.durationMs).toBe(3200);
  });

  it('[SPEECH-2] cuts long silences down', () => {
    const [window] = packStretches(
      [
        { startMs: 1000, endMs: 2000 },
        { startMs: 60_000, endMs: 61_000 },
      ],
      70_000,
      LIMITS,
    );
    expect(window?.placements[1]?.windowStartMs).toBe(1400);
    expect(mapBack(window!, 1400)).toBe(59_900);
  });

  it('[SPEECH-2] never puts speech from both sides of a change of speaker into one window', () => {
    const windows = packStretches(
      [
        { startMs: 1000, endMs: 2000 },
        { startMs: 3000, endMs: 4000 },
      ],
      5000,
      LIMITS,
      [2500],
    );
    expect(windows).toHaveLength(2);
  });

  it('[SPEECH-2] places a moment inside a shortened gap at the nearer speech', () => {
    const [window] = packStretches(
      [
        { startMs: 1000, endMs: 2000 },
        { startMs: 9000, endMs: 9500 },
      ],
      10_000,
      LIMITS,
    );
    expect(mapBack(window!, 1220)).toBe(2100);
    expect(mapBack(window!, 1390)).toBe(8900);
    expect(mapBack(window!, 99_000)).toBe(9600);
  });

  it('[SPEECH-2] maps every moment of speech back exactly, whatever the stretches', () => {
    const stretches = fc
      .array(fc.record({ gap: fc.integer({ min: 1, max: 9000 }), length: fc.integer({ min: 250, max: 27_000 }) }), {
        minLength: 1,
        maxLength: 40,
      })
      .map((list) => {
        let at = 0;
        return list.map(({ gap, length }) => {
          const startMs = at + gap;
          at = startMs + length;
          return { startMs, endMs: at };
        });
      });
    fc.assert(
      fc.property(stretches, (list) => {
        const end = list.at(-1)!.endMs + 500;
        const windows = packStretches(list, end, PACK_LIMITS);
        const placements = windows.flatMap((window) => window.placements);
        expect(placements).toHaveLength(list.length);
        for (const window of windows) {
          expect(window.durationMs).toBeLessThanOrEqual(PACK_LIMITS.maxWindowMs);
          for (const [inWindow, inSource] of momentsOf(window)) {
            expect(mapBack(window, inWindow)).toBe(inSource);
          }
        }
        for (const [index, stretch] of list.entries()) {
          expect(placements[index]!.sourceStartMs).toBeLessThanOrEqual(stretch.startMs);
          expect(placements[index]!.sourceEndMs).toBeGreaterThanOrEqual(stretch.endMs);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('[SPEECH-2] moves a window to the clock of the whole source', () => {
    const [window] = packStretches([{ startMs: 1000, endMs: 2000 }], 5000, LIMITS);
    expect(mapBack(moveWindow(window!, 1_700_000_000_000), 500)).toBe(1_700_000_001_400);
  });
});
