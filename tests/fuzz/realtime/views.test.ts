import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldAll } from '#domain/fold.ts';
import { initialState } from '#domain/state.ts';
import { maySee, type Viewer, viewFor } from '#domain/view.ts';
import type { EventEnvelope } from '#protocol/envelope.ts';
import { type EventName, events } from '#protocol/registry.ts';
import { exampleOf } from '#tests/support/examples.ts';

const names = Object.keys(events) as EventName[];
const people = ['P01', 'P02', 'P03'];

/** Facts of any kind in any order, also such as no server would append: the fold must hold its walls all the same. */
const log = fc
  .array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...people)), { minLength: 1, maxLength: 120 })
  .map((facts) =>
    facts.map(([name, participantId], index): EventEnvelope => {
      const data = events[name].data.parse(exampleOf(events[name].data)) as Record<string, unknown>;
      const named = 'participantId' in data ? { ...data, participantId } : data;
      const at = new Date(Date.UTC(2026, 10, 18) + index * 1000).toISOString();
      return {
        meetingId: 'fuzz',
        sequence: index + 1,
        name,
        at,
        actor: { kind: 'service', id: 'server' },
        data: named,
      };
    }),
  );

const viewer = fc.oneof(
  fc.constant(null),
  fc.record({ participantId: fc.constantFrom(...people), steward: fc.boolean(), reads: fc.boolean() }),
);

it('[SYNC-3] what one sees of any log is the fold of the events one may see', () => {
  fc.assert(
    fc.property(log, viewer, (facts, who: Viewer) => {
      const seen = foldAll(
        initialState('fuzz'),
        facts.filter((event) => maySee(who, event)),
      );
      const { shared, stewards, own } = viewFor(foldAll(initialState('fuzz'), facts), who);
      expect({ shared: seen.shared, stewards: seen.stewards, own: seen.own }).toEqual({ shared, stewards, own });
    }),
    { seed: 20_261_118, numRuns: 300 },
  );
});

it('[SYNC-11] catching up in any pieces, also doubled ones, comes to the same', () => {
  fc.assert(
    fc.property(log, fc.array(fc.nat(120), { maxLength: 6 }), (facts, cuts) => {
      const pieces = [...cuts, facts.length].map((end) => facts.slice(Math.max(0, end - 40), end));
      const whole = foldAll(initialState('fuzz'), facts);
      const inOrder = foldAll(initialState('fuzz'), facts.slice(0, 60));
      expect(foldAll(foldAll(inOrder, pieces.flat().slice(0, 0)), facts)).toEqual(whole);
      expect(foldAll(whole, pieces.flat())).toEqual(whole);
    }),
    { seed: 20_261_119, numRuns: 100 },
  );
});
