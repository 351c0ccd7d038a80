import { describe, expect, it } from 'vitest';
import { fold, foldAll } from '#domain/fold.ts';
import { initialOwn, initialState } from '#domain/state.ts';
import { maySee, viewerOf, viewFor } from '#domain/view.ts';
import { isPersonal } from '#protocol/define.ts';
import { type EventName, events } from '#protocol/registry.ts';
import { openDesk } from '#tests/support/desk.ts';
import { exampleOf } from '#tests/support/examples.ts';

const envelope = (sequence: number, name: string, data: unknown) => ({
  meetingId: 'desk',
  sequence,
  name,
  at: '2026-11-18T01:00:00.000Z',
  actor: { kind: 'service' as const, id: 'server' as const },
  data,
});

const names = Object.keys(events) as EventName[];

describe('fold', () => {
  it('[SYNC-3] an event at or below the state’s number changes nothing', async () => {
    const { state, events: log } = await openDesk();
    for (const event of log) {
      expect(fold(state, event)).toBe(state);
    }
  });

  it('an event of a later version moves only the number on', async () => {
    const { state } = await openDesk();
    const next = fold(state, envelope(state.sequence + 1, 'hologram.shown', {}));
    expect(next).toEqual({ ...state, sequence: state.sequence + 1 });
    expect(next.shared).toBe(state.shared);
  });

  it.each(names)('[SYNC-3] %s changes only what its audience sees', async (name) => {
    const { state } = await openDesk();
    const data = events[name].data.parse(exampleOf(events[name].data));
    const next = fold(state, envelope(state.sequence + 1, name, data));
    const { audience } = events[name];
    const personal = isPersonal(audience);
    expect([next.shared === state.shared, next.stewards === state.stewards, next.own === state.own]).toEqual([
      personal || audience === 'stewards' || next.shared === state.shared,
      audience !== 'stewards' || next.stewards === state.stewards,
      !personal || next.own === state.own,
    ]);
    const content = ['presenting', 'polls', 'conclusions', 'speech', 'slips', 'papers', 'minutes', 'tasks'] as const;
    const changed = Object.keys(next.shared).filter(
      (key) => next.shared[key as 'meeting'] !== state.shared[key as 'meeting'],
    );
    const isContent = changed.map((key) => (content as readonly string[]).includes(key));
    expect(isContent).toEqual(changed.map(() => audience === 'followers' || audience === 'readers'));
  });

  it('is the same whether done at once or in parts', async () => {
    const { state, events: log } = await openDesk();
    const half = foldAll(initialState('desk'), log.slice(0, 4));
    expect(foldAll(half, log)).toEqual(state);
  });
});

describe('view', () => {
  it('[SYNC-3] a screen sees neither stewards’ nor personal parts', async () => {
    const { state } = await openDesk();
    const whole = { ...state, own: { M1: initialOwn, M2: initialOwn } };
    expect(Object.keys(viewFor(whole, null).own)).toEqual([]);
    expect(Object.keys(viewFor(whole, viewerOf(state, 'M1')).own)).toEqual(['M1']);
  });

  it('[SYNC-6] events go to their audience only', () => {
    const member = { participantId: 'M1', steward: false, reads: true };
    const steward = { participantId: 'S', steward: true, reads: true };
    const technician = { participantId: 'M1', steward: false, reads: false };
    for (const name of names) {
      const { audience } = events[name];
      const mine = { name, data: { participantId: 'M1' } };
      expect(maySee(null, mine)).toBe(audience === 'everyone' || audience === 'followers');
      expect(maySee(member, mine)).toBe(audience !== 'stewards');
      expect(maySee(steward, mine)).toBe(!isPersonal(audience));
      expect(maySee(technician, mine)).toBe(audience === 'everyone' || audience === 'addressee');
    }
    expect(maySee(steward, { name: 'hologram.shown', data: {} })).toBe(false);
  });
});
