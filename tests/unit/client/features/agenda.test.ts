import { describe, expect, it } from 'vitest';
import { allItems, currentItem, nextItem, secondsLeft, usedFraction } from '#client/features/agenda/selectors.ts';
import { dropBefore, stepBefore } from '#client/features/prepare/agenda/moves.ts';
import { blocksOf } from '#client/features/prepare/blocks.ts';
import { lastInvitationDay } from '#client/features/prepare/leadTime.ts';
import { detailsOf, formOf, isComplete } from '#client/features/prepare/meetingForm.ts';
import { finishEstimate } from '#domain/schedule.ts';
import { at, item, meeting, START } from './meeting.ts';

const called = { status: 'discussing', calledAt: START } as const;
const over = { status: 'concluded', calledAt: START, endedAt: START } as const;

describe('the programme on screens', () => {
  it('[SCREEN-9] numbers items and their parts', () => {
    const state = meeting([item('1'), item('2'), item('2a', { parentId: '2' }), item('3')]);
    expect(allItems(state).map(({ number }) => number)).toEqual(['1', '2', '2.1', '3']);
  });

  it('[SCREEN-9] counts the time of the current item and estimates the end', () => {
    const state = meeting([
      item('1', over),
      item('2', { ...called, plannedMinutes: 30 }),
      item('3'),
      item('4', { status: 'withdrawn' }),
    ]);
    const current = currentItem(state);
    expect(current?.number).toBe('2');
    expect(current && secondsLeft(current, at(10))).toBe(20 * 60);
    expect(current && usedFraction(current, at(10))).toBeCloseTo(1 / 3);
    expect(nextItem(state)?.itemId).toBe('3');
    const estimate = (minutes: number) => finishEstimate(state.shared, new Date(at(minutes)).toISOString());
    expect(estimate(10)).toEqual({ endsAt: new Date(at(50)).toISOString(), lateMinutes: -70 });
    expect(estimate(200)?.lateMinutes).toBe(100);
  });
});

describe('preparation', () => {
  const items = allItems(meeting([item('1'), item('2'), item('2a', { parentId: '2' }), item('3')]));

  it('[SCREEN-11] drops an item before or after the one it is dragged onto', () => {
    expect(dropBefore(items, '1', '3')).toEqual({ itemId: '1', parentId: null, beforeId: null });
    expect(dropBefore(items, '3', '1')).toEqual({ itemId: '3', parentId: null, beforeId: '1' });
    expect(dropBefore(items, '1', '2')).toEqual({ itemId: '1', parentId: null, beforeId: '3' });
    expect(dropBefore(items, '3', '2a')).toEqual({ itemId: '3', parentId: '2', beforeId: '2a' });
    expect(dropBefore(items, '2', '2a')).toBeNull();
    expect(dropBefore(items, '2', '2')).toBeNull();
  });

  it('[SCREEN-11] steps an item among its siblings and stops at the ends', () => {
    expect(stepBefore(items, '2', -1)).toEqual({ itemId: '2', parentId: null, beforeId: '1' });
    expect(stepBefore(items, '2', 1)).toEqual({ itemId: '2', parentId: null, beforeId: null });
    expect(stepBefore(items, '1', -1)).toBeNull();
    expect(stepBefore(items, '2a', 1)).toBeNull();
  });

  it('[SCREEN-10] names what is missing', () => {
    expect(blocksOf(meeting([], 'draft')).map(({ kind }) => kind)).toEqual(['noItems']);
    const state = meeting(
      [item('1', { plannedMinutes: 0 }), item('2', { presenterId: null }), item('3', { plannedMinutes: 130 })],
      'draft',
    );
    expect(blocksOf(state).map(({ kind }) => kind)).toEqual(['noMinutes', 'noPresenter', 'tooLong']);
    expect(blocksOf(meeting([item('1')], 'draft'))).toEqual([]);
  });

  it('[SCREEN-10] counts lead time in days from Monday to Friday', () => {
    expect(lastInvitationDay('2026-11-18T01:00:00Z', 3).toISOString().slice(0, 10)).toBe('2026-11-13');
  });

  it('[SCREEN-10] reads a form in the zone of the meeting', () => {
    const { details } = meeting([]).shared.meeting;
    const form = details && formOf(details);
    expect(form).toMatchObject({ day: '2026-11-18', from: '08:00', to: '10:00' });
    expect(form && detailsOf(form)).toMatchObject({ scheduledStartAt: START });
    expect(form && isComplete({ ...form, to: '07:00' })).toBe(false);
  });
});
