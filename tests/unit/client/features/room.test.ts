import { describe, expect, it } from 'vitest';
import { floorView, obstacleTo, ownFloor } from '#client/features/floor/index.ts';
import { sortMeetings } from '#client/features/home/sortMeetings.ts';
import { currentVoteStep, toggled, type VoteStep } from '#client/features/poll/index.ts';
import { outcomeRuns } from '#client/features/poll/outcome.ts';
import type { PollOutcome } from '#client/features/poll/types.ts';
import { nextAction } from '#client/features/room/chair/nextAction.ts';
import { deskOf } from '#client/lib/meetingAccess.ts';
import { shallowEqual } from '#client/lib/shallowEqual.ts';
import type { MeetingState } from '#domain/state.ts';
import type { MeetingSummary } from '#protocol/http.ts';
import { item, meeting, START } from './meeting.ts';

const called = { status: 'discussing', calledAt: START } as const;
const vote: VoteStep = { pollId: 'v1', question: 'Câu hỏi', secret: false, status: 'draft', received: 0, voters: 3 };

function withRequest(state: MeetingState): MeetingState {
  const request = {
    requestId: 'r1',
    itemId: '1',
    participantId: 'a',
    kind: 'speech',
    note: '',
    status: 'waiting',
    requestedAt: START,
  } as const;
  const floor = { ...state.shared.floor, requests: { r1: request }, waiting: ['r1'] };
  return { ...state, shared: { ...state.shared, floor } };
}

function withPresent(state: MeetingState, participantId: string): MeetingState {
  const presence = { state: 'present', mode: 'on_site', method: 'self', sinceAt: START } as const;
  const attendance = { ...state.shared.attendance, byId: { [participantId]: presence } };
  return { ...state, shared: { ...state.shared, attendance } };
}

function withSpoken(state: MeetingState): MeetingState {
  const speech = {
    speechId: 's1',
    requestId: null,
    itemId: '1',
    participantId: 'a',
    kind: 'presentation',
    seconds: 60,
    warnSeconds: 10,
    startedAt: START,
    endedAt: START,
    reason: 'finished',
    spokenSeconds: 60,
  } as const;
  return { ...state, shared: { ...state.shared, floor: { ...state.shared.floor, history: [speech] } } };
}

const next = (state: MeetingState, step: VoteStep | null = null): string =>
  nextAction(state, floorView(state), step).kind;

describe("the chair's next action", () => {
  it('[SCREEN-8] follows the course of a meeting', () => {
    expect(next(meeting([], 'invited'))).toBe('openCheckIn');
    expect(next(meeting([], 'checkin_open'))).toBe('open');
    expect(next(meeting([], 'recess'))).toBe('resume');
    expect(next(meeting([item('1')]))).toBe('call');
    expect(next(meeting([item('1', called), item('2')]))).toBe('call');
    expect(next(meeting([item('1', called)]))).toBe('close');
    expect(next(meeting([], 'closed'))).toBe('none');
  });

  it('[SCREEN-8] puts an open vote first, then those who wait to speak, then a prepared vote', () => {
    const waiting = withRequest(meeting([item('1', called), item('2')]));
    expect(next(waiting, { ...vote, status: 'open' })).toBe('closeVote');
    expect(next(waiting, { ...vote, status: 'tie' })).toBe('tie');
    expect(next(waiting, { ...vote, status: 'closed' })).toBe('publish');
    expect(next(waiting, vote)).toBe('give');
    expect(next(meeting([item('1', called), item('2')]), vote)).toBe('openVote');
    expect(currentVoteStep(waiting)).toBeNull();
  });

  it('[SCREEN-8] asks the presenter of a called item first, if he is here and nobody has spoken on it', () => {
    const shown = { status: 'presenting', calledAt: START, presenterId: 'a' } as const;
    const absent = meeting([item('1', shown), item('2')]);
    const here = withPresent(absent, 'a');
    expect(nextAction(here, floorView(here), null)).toMatchObject({ kind: 'present', number: '1' });
    expect(next(here, vote)).toBe('present');
    expect(next(absent)).toBe('call');
    expect(next(withPresent(meeting([item('1', { ...shown, presenterId: 'chair' }), item('2')]), 'chair'))).toBe(
      'call',
    );
    expect(next(withPresent(meeting([item('1', { ...shown, status: 'discussing' }), item('2')]), 'a'))).toBe('call');
    expect(next(withSpoken(here))).toBe('call');
  });

  it('[SCREEN-8] tells a member the own place on the list, and why one cannot ask', () => {
    const state = withRequest(meeting([item('1', called)]));
    expect(ownFloor(state, 'a')).toEqual({ kind: 'waiting', requestId: 'r1', place: 1 });
    expect(ownFloor(state, 'b')).toEqual({ kind: 'free', waiting: 1 });
    expect(obstacleTo(state, 'b')).toBe('notPresent');
    expect(obstacleTo(meeting([item('1')]), 'b')).toBe('noItem');
    expect(obstacleTo(meeting([], 'closed'), 'b')).toBe('notInSession');
    expect(obstacleTo(state, null)).toBe('noVoice');
  });

  it('[SCREEN-8] gives each role its desk', () => {
    const state = meeting([]);
    const acting = { ...state, shared: { ...state.shared, meeting: { ...state.shared.meeting, actingChairId: 'b' } } };
    expect(deskOf(state, 'chair')).toBe('chair');
    expect(deskOf(state, 'b')).toBe('member');
    expect(deskOf(acting, 'b')).toBe('chair');
  });
});

describe('votes on screens', () => {
  it('[SCREEN-12] takes one option of a decision and up to the seats of an election', () => {
    expect(toggled({ method: 'decision', seats: 1 }, ['yes'], 'no')).toEqual(['no']);
    const election = { method: 'election', seats: 2 } as const;
    expect(toggled(election, ['c1'], 'c2')).toEqual(['c1', 'c2']);
    expect(toggled(election, ['c1', 'c2'], 'c3')).toEqual(['c1', 'c2']);
    expect(toggled(election, ['c1', 'c2'], 'c1')).toEqual(['c2']);
  });

  it('[SCREEN-12] draws every member, the silent and the absent too; of weights what was cast and the rest', () => {
    const heads = { agree: 6, against: 1, abstain: 0, silent: 1, absent: 1, total: 9, weighted: false };
    expect(outcomeRuns(heads as PollOutcome).map(({ kind, count }) => `${count} ${kind}`)).toEqual([
      '6 agree',
      '1 against',
      '0 abstain',
      '1 waiting',
      '1 absent',
    ]);
    const weights = { ...heads, agree: 42, against: 30, total: 100, weighted: true };
    const runs = outcomeRuns(weights as PollOutcome);
    expect(runs.at(-1)).toEqual({ kind: 'absent', count: 28 });
    expect(runs.reduce((sum, { count }) => sum + count, 0)).toBe(100);
  });
});

describe('lists of meetings', () => {
  const row = (meetingId: string, status: MeetingSummary['status'], scheduledStartAt: string): MeetingSummary => ({
    meetingId,
    title: meetingId,
    status,
    scheduledStartAt,
    scheduledEndAt: null,
    place: '',
    practice: false,
    participantId: 'p',
    role: 'member',
    unanswered: false,
  });

  it('[SCREEN-9] puts the running meeting first, then today, then what comes', () => {
    const sorted = sortMeetings(
      [
        row('later', 'invited', '2026-11-20T01:00:00Z'),
        row('old', 'closed', '2026-11-01T01:00:00Z'),
        row('today', 'invited', '2026-11-18T07:00:00Z'),
        row('now', 'in_session', START),
      ],
      Date.parse(START),
    );
    expect(sorted.now?.meetingId).toBe('now');
    expect(sorted.today.map(({ meetingId }) => meetingId)).toEqual(['today']);
    expect(sorted.upcoming.map(({ meetingId }) => meetingId)).toEqual(['later']);
    expect(sorted.past.map(({ meetingId }) => meetingId)).toEqual(['old']);
  });

  it('[SCREEN-4] renders again only when what is read has changed', () => {
    expect(shallowEqual({ a: 1, b: 'x' }, { a: 1, b: 'x' })).toBe(true);
    expect(shallowEqual([1, 2], [1, 2, 3])).toBe(false);
    expect(shallowEqual([], {})).toBe(false);
    expect(shallowEqual({ a: undefined }, { b: undefined })).toBe(false);
  });
});
