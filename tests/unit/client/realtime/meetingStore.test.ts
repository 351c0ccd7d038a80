import { describe, expect, it, vi } from 'vitest';
import { type JoinReply, MeetingStore } from '#client/realtime/index.ts';
import { foldAll } from '#domain/fold.ts';
import { initialState } from '#domain/state.ts';
import type { EventEnvelope } from '#protocol/envelope.ts';
import { FakeWire, settled } from './fakeWire.ts';

const MEETING = 'm1';

function event(sequence: number, name = 'meeting.checkInOpened', meetingId = MEETING): EventEnvelope {
  const at = '2026-11-18T01:00:00Z';
  return { meetingId, sequence, name, at, actor: { kind: 'service', id: 'server' }, data: {} };
}

function welcome(sequence: number, events: EventEnvelope[] = [], snapshot = true): JoinReply {
  const state = { ...initialState(MEETING), sequence };
  return {
    ok: true,
    participantId: 'p1',
    serverNow: new Date().toISOString(),
    sequence,
    snapshot: snapshot ? state : null,
    events,
  };
}

async function joined(sequence = 3): Promise<{ wire: FakeWire; store: MeetingStore }> {
  const wire = new FakeWire();
  const store = new MeetingStore(wire, MEETING, 'participant');
  wire.asked.shift()?.answer(welcome(sequence));
  await settled();
  return { wire, store };
}

describe('the meeting on a device', () => {
  it('[SCREEN-4] asks for the whole state first and folds what comes after', async () => {
    const wire = new FakeWire();
    const store = new MeetingStore(wire, MEETING, 'screen');
    expect(wire.asked[0]).toMatchObject({
      message: 'join',
      body: { meetingId: MEETING, lastSequence: 0, as: 'screen' },
    });
    expect(store.get().phase).toBe('joining');
    wire.asked.shift()?.answer(welcome(3));
    await settled();
    expect(store.get()).toMatchObject({ phase: 'ready', me: 'p1', state: { sequence: 3 } });
    wire.deliver('event', event(4));
    expect(store.get().state).toEqual(foldAll({ ...initialState(MEETING), sequence: 3 }, [event(4)]));
  });

  it('[SCREEN-4] drops what it has already, and what belongs to another meeting', async () => {
    const { wire, store } = await joined();
    const before = store.get().state;
    wire.deliver('event', event(3));
    wire.deliver('event', event(9, 'meeting.checkInOpened', 'other'));
    expect(store.get().state).toBe(before);
  });

  it('[SCREEN-4] loses nothing that arrives while it joins', async () => {
    const wire = new FakeWire();
    const store = new MeetingStore(wire, MEETING, 'participant');
    wire.deliver('event', event(5));
    wire.asked.shift()?.answer(welcome(4));
    await settled();
    expect(store.get().state.sequence).toBe(5);
    expect(store.get().state.shared.meeting.status).toBe('checkin_open');
  });

  it('[SCREEN-5] keeps the screen while the line is lost and asks only for what it missed', async () => {
    const { wire, store } = await joined(7);
    wire.break();
    expect(store.get().phase).toBe('ready');
    wire.setLink({ kind: 'online' });
    expect(wire.asked[0]).toMatchObject({ body: { lastSequence: 7 } });
    wire.asked.shift()?.answer(welcome(8, [event(8)], false));
    await settled();
    expect(store.get().state).toMatchObject({ sequence: 8, shared: { meeting: { status: 'checkin_open' } } });
  });

  it('[SCREEN-5] takes a fresh view when what it may see has changed', async () => {
    const { wire } = await joined(7);
    wire.deliver('resync', { meetingId: MEETING });
    expect(wire.asked[0]).toMatchObject({ message: 'join', body: { lastSequence: 0 } });
  });

  it('[SCREEN-5] keeps the screen and asks again when the server can’t read its database just now', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { wire, store } = await joined(7);
    const again = vi.spyOn(wire, 'retryNow');
    wire.break();
    wire.setLink({ kind: 'online' });
    wire.asked.shift()?.answer({ ok: false, rejection: { code: 'internal', rule: null, details: {} } });
    await settled();
    expect(store.get()).toMatchObject({ phase: 'ready', rejection: null });
    vi.runAllTimers();
    expect(again).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });

  it('[SYNC-11] loses nothing of what arrives between a refused join and the next one', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { wire, store } = await joined(7);
    wire.deliver('resync', { meetingId: MEETING });
    wire.deliver('event', event(8));
    wire.asked.shift()?.answer({ ok: false, rejection: { code: 'too_many_requests', rule: 'SYNC-5', details: {} } });
    await settled();
    wire.deliver('event', event(9, 'meeting.recessed'));
    // Not shown yet: the ninth without the eighth would be a state that never was.
    expect(store.get().state.sequence).toBe(7);
    vi.runAllTimers();
    wire.break();
    wire.setLink({ kind: 'online' });
    expect(wire.asked[0]).toMatchObject({ body: { lastSequence: 7 } });
    wire.asked.shift()?.answer(welcome(9, [event(8), event(9, 'meeting.recessed')], false));
    await settled();
    expect(store.get().state).toMatchObject({ sequence: 9, shared: { meeting: { status: 'recess' } } });
    vi.useRealTimers();
  });

  it('[SYNC-11] of two joins at once the newer one counts, in whatever order they are answered', async () => {
    const { wire, store } = await joined(7);
    wire.deliver('resync', { meetingId: MEETING });
    wire.deliver('event', event(8));
    wire.deliver('resync', { meetingId: MEETING });
    const [older, newer] = wire.asked.splice(0);
    newer?.answer(welcome(8));
    await settled();
    wire.deliver('event', event(9));
    older?.answer(welcome(7));
    await settled();
    expect(store.get().state).toMatchObject({ sequence: 9, shared: { meeting: { status: 'checkin_open' } } });
    wire.deliver('resync', { meetingId: MEETING });
    wire.deliver('resync', { meetingId: MEETING });
    wire.deliver('event', event(10));
    const [late, last] = wire.asked.splice(0);
    late?.fail();
    await settled();
    wire.deliver('event', event(11));
    last?.answer(welcome(9));
    await settled();
    expect(store.get().state.sequence).toBe(11);
  });

  it('[SCREEN-5] tells why it was not let in', async () => {
    const wire = new FakeWire();
    const store = new MeetingStore(wire, MEETING, 'participant');
    const rejection = { code: 'not_found', rule: 'RIGHTS-2', details: {} } as const;
    wire.asked.shift()?.answer({ ok: false, rejection });
    await settled();
    expect(store.get()).toMatchObject({ phase: 'refused', rejection });
  });
});

describe('a meeting that this device remembers', () => {
  const kept = { me: 'p1', state: { ...initialState(MEETING), sequence: 5 }, seenAtMs: 1_000 };
  const memoryOf = () => {
    const told: string[] = [];
    return {
      told,
      load: async () => kept,
      save: (_me: string | null, { sequence }: { sequence: number }) => void told.push(`save ${sequence}`),
      forget: async () => void told.push('forget'),
      close: () => void told.push('close'),
    };
  };

  it('[OFFLINE-1] is shown as of its time while there is no line, and asked for whole once there is', async () => {
    const wire = new FakeWire();
    wire.break();
    const memory = memoryOf();
    const store = new MeetingStore(wire, MEETING, 'participant', () => {}, memory);
    await settled();
    expect(store.get()).toMatchObject({ phase: 'ready', me: 'p1', asOfMs: 1_000, state: { sequence: 5 } });
    expect(memory.told).toEqual([]);
    wire.setLink({ kind: 'online' });
    expect(wire.asked[0]).toMatchObject({ body: { lastSequence: 0 } });
    wire.asked.shift()?.answer(welcome(7));
    await settled();
    expect(store.get()).toMatchObject({ asOfMs: null, state: { sequence: 7 } });
    expect(memory.told).toEqual(['save 7']);
  });

  it('[OFFLINE-4] is forgotten when the person has no place in it any more, and not for a passing fault', async () => {
    const wire = new FakeWire();
    const memory = memoryOf();
    const store = new MeetingStore(wire, MEETING, 'participant', () => {}, memory);
    wire.asked.shift()?.answer({ ok: false, rejection: { code: 'conflict', rule: null, details: {} } });
    await settled();
    expect([store.get().phase, ...memory.told]).toEqual(['refused']);
    const other = new MeetingStore(wire, MEETING, 'participant', () => {}, memory);
    wire.asked.shift()?.answer({ ok: false, rejection: { code: 'not_found', rule: 'RIGHTS-2', details: {} } });
    await settled();
    expect([other.get().phase, ...memory.told]).toEqual(['refused', 'forget']);
  });
});
