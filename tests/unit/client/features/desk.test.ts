import { describe, expect, it } from 'vitest';
import { openKinds } from '#client/features/floor/KindMenu.tsx';
import { oneEarlier } from '#client/features/floor/Queue.tsx';
import { detailsOf, FRESH, missingOf } from '#client/features/poll/question/form.ts';
import { readyState } from '#client/features/poll/useReady.ts';
import { placingOf } from '#client/features/seats/Arrange.tsx';
import { callsToAnswer, ownCalls } from '#client/features/service/selectors.ts';
import { initialOwn, type MeetingState } from '#domain/state.ts';
import type { FloorKind } from '#protocol/floor.ts';
import { item, meeting, START } from './meeting.ts';

const called = { status: 'discussing', calledAt: START } as const;

/** Everybody is here; `asked` are the kinds that `a` waits with. */
function floorOf(asked: readonly FloorKind[], closed = false): MeetingState {
  const state = meeting([item('1', called)]);
  const entry = { itemId: '1', participantId: 'a', note: '', status: 'waiting', requestedAt: START } as const;
  const requests = Object.fromEntries(asked.map((kind) => [kind, { ...entry, kind, requestId: kind }]));
  const here = { state: 'present', mode: 'on_site', sinceAt: START } as const;
  return {
    ...state,
    shared: {
      ...state.shared,
      floor: { ...state.shared.floor, requests, waiting: [...asked], closedLists: closed ? ['1'] : [] },
      attendance: { ...state.shared.attendance, byId: { chair: here, a: here, b: here } },
    },
  };
}

describe('the floor on desks', () => {
  it('[FLOOR-2] offers who waits a point of order only, and nothing when that waits too', () => {
    expect(openKinds(floorOf([]), 'a')).toContain('against');
    expect(openKinds(floorOf(['speech']), 'a')).toEqual(['point_of_order']);
    expect(openKinds(floorOf(['point_of_order', 'speech']), 'a')).toEqual([]);
    expect(openKinds(floorOf(['speech']), 'b')).toContain('question');
  });

  it('[FLOOR-5] offers points of order on a locked list', () => {
    expect(openKinds(floorOf([], true), 'a')).toEqual(['point_of_order']);
  });

  it('[FLOOR-9] moves one request forward and names all the others unchanged', () => {
    expect(oneEarlier(['r1', 'r2', 'r3'], 2)).toEqual(['r1', 'r3', 'r2']);
    expect(oneEarlier(['r1', 'r2', 'r3'], 1)).toEqual(['r2', 'r1', 'r3']);
  });
});

describe('seats by drag', () => {
  const seats = { s1: 'a', s2: 'b' };
  it('[ROOM-2] puts somebody on a seat, takes him off, and changes nothing on the own seat', () => {
    expect(placingOf(seats, 'a', 's2')).toEqual({ seatId: 's2', participantId: 'a' });
    expect(placingOf(seats, 'c', 's3')).toEqual({ seatId: 's3', participantId: 'c' });
    expect(placingOf(seats, 'a', 'tray')).toEqual({ seatId: 's1', participantId: null });
    expect(placingOf(seats, 'a', 's1')).toBeNull();
    expect(placingOf(seats, 'c', 'tray')).toBeNull();
  });
});

describe('questions to vote on', () => {
  const majority = { rule: 'more_than_half', base: 'total_members', tie: 'chair' } as const;
  const rules = { itemId: '1', written: 'tan_thanh|khong_tan_thanh', majority };

  it('[POLL-2] are incomplete without words, without enough candidates, or with more hands than members', () => {
    const asked = { ...FRESH, question: 'Thông qua' };
    expect(missingOf(FRESH, 7)).toBe('question');
    expect(missingOf(asked, 7)).toBeNull();
    expect(missingOf({ ...asked, election: true, seats: 2, candidates: 'Một người' }, 7)).toBe('candidates');
    expect(missingOf({ ...asked, form: 'hands' }, 7)).toBe('hands');
    expect(missingOf({ ...asked, form: 'hands', hands: { tan_thanh: 8 } }, 7)).toBe('hands');
    expect(missingOf({ ...asked, form: 'hands', hands: { tan_thanh: 5 } }, 7)).toBeNull();
  });

  it('[POLL-18] carry weights only where the ballot is open, and another majority only when one was chosen', () => {
    const asked = { ...FRESH, question: 'Thông qua', weighted: true };
    expect(detailsOf(asked, rules)).toMatchObject({ weighted: true, majority: null });
    expect(detailsOf({ ...asked, form: 'secret' }, rules).weighted).toBe(false);
    expect(detailsOf({ ...asked, majority: 'two_thirds' }, rules).majority).toEqual({
      ...majority,
      rule: 'two_thirds',
    });
  });

  it('[POLL-23] ask members for readiness on items that are voted on, nobody else', () => {
    const state = meeting([item('1', { ...called, kind: 'decision' })]);
    expect(readyState(state, 'a')).toBe('notReady');
    expect(readyState(state, 'nobody')).toBe('none');
    expect(readyState(meeting([item('1', called)]), 'a')).toBe('none');
    const said = { ...state, shared: { ...state.shared, polls: { ...state.shared.polls, ready: { '1': ['a'] } } } };
    expect([readyState(said, 'a'), readyState(said, 'b')]).toEqual(['ready', 'notReady']);
  });
});

it('[ROOM-4] shows the caller the own calls, and those who run the meeting all others', () => {
  const state = meeting([item('1', called)]);
  const call = {
    summonsId: 's',
    kind: 'water',
    note: '',
    fromId: 'a',
    status: 'waiting',
    calledAt: START,
    byId: null,
  } as const;
  const seen: MeetingState = {
    ...state,
    stewards: { ...state.stewards, summons: { s: call } },
    own: { a: { ...initialOwn, summons: { s: call } } },
  };
  expect(ownCalls(seen, 'a')).toEqual([call]);
  expect([callsToAnswer(seen, 'chair'), callsToAnswer(seen, 'a')]).toEqual([[call], []]);
  const done: MeetingState = { ...seen, stewards: { ...seen.stewards, summons: { s: { ...call, status: 'done' } } } };
  expect(callsToAnswer(done, 'chair')).toEqual([]);
});
