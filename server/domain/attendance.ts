import type { AttendanceMode } from '#protocol/attendance.ts';
import type { Reducers } from './reduce.ts';

export type Presence =
  | { readonly state: 'present'; readonly mode: AttendanceMode; readonly sinceAt: string }
  | { readonly state: 'left'; readonly atTime: string; readonly reason: string }
  | { readonly state: 'absent'; readonly excused: boolean; readonly reason: string };

/** One coming or going, for the attendance report. */
export type Movement = { readonly participantId: string; readonly kind: 'in' | 'out' | 'absent'; readonly at: string };

/** Who is here. Somebody who isn't in `byId` has not been seen yet. */
export type AttendanceSlice = {
  readonly byId: Readonly<Record<string, Presence>>;
  readonly movements: readonly Movement[];
};

export const initialAttendance: AttendanceSlice = { byId: {}, movements: [] };

function move(slice: AttendanceSlice, movement: Movement, presence: Presence): AttendanceSlice {
  return {
    byId: { ...slice.byId, [movement.participantId]: presence },
    movements: [...slice.movements, movement],
  };
}

export const attendanceReducers: Reducers<AttendanceSlice> = {
  'meeting.postponed': () => initialAttendance,
  'attendance.checkedIn': (slice, { participantId, mode }, { at }) =>
    move(slice, { participantId, kind: 'in', at }, { state: 'present', mode, sinceAt: at }),
  'attendance.left': (slice, { participantId, reason }, { at }) =>
    move(slice, { participantId, kind: 'out', at }, { state: 'left', atTime: at, reason }),
  'attendance.markedAbsent': (slice, { participantId, excused, reason }, { at }) =>
    move(slice, { participantId, kind: 'absent', at }, { state: 'absent', excused, reason }),
};

/** Whether the participant is present now, on site or remotely. */
export function isPresent(slice: AttendanceSlice, participantId: string): boolean {
  return slice.byId[participantId]?.state === 'present';
}
