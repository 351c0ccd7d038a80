import { type AgendaSlice, agendaReducers, initialAgenda } from './agenda.ts';
import { type AttendanceSlice, attendanceReducers, initialAttendance } from './attendance.ts';
import { initialMeeting, type MeetingSlice, meetingReducers } from './meeting.ts';
import { initialPeople, type PeopleSlice, peopleReducers } from './people.ts';

/**
 * State is split by audience: `everyone` events build `shared`, `stewards` events build `stewards`, `addressee` events
 * build `own[participantId]`. No reducer reads across the walls, so what one may see is a cut of the whole (`viewFor`).
 */
export type SharedState = {
  readonly meeting: MeetingSlice;
  readonly people: PeopleSlice;
  readonly agenda: AgendaSlice;
  readonly attendance: AttendanceSlice;
};

/** What only chair, co-chair and secretary see. */
export type StewardState = Readonly<Record<never, never>>;

/** What only one participant sees. */
export type OwnState = Readonly<Record<never, never>>;

export type MeetingState = {
  readonly meetingId: string;
  /** Number of the last event folded in; 0 before the first. */
  readonly sequence: number;
  readonly shared: SharedState;
  readonly stewards: StewardState;
  readonly own: Readonly<Record<string, OwnState>>;
};

/** Reducers of the slices that everyone sees; each noun registers here. */
export const sharedReducers = {
  meeting: meetingReducers,
  people: peopleReducers,
  agenda: agendaReducers,
  attendance: attendanceReducers,
};

/** Reducers of the slices that stewards see. */
export const stewardReducers = {};

/** Reducers of the slices that one participant sees. */
export const ownReducers = {};

export const initialShared: SharedState = {
  meeting: initialMeeting,
  people: initialPeople,
  agenda: initialAgenda,
  attendance: initialAttendance,
};

export const initialStewards: StewardState = {};

export const initialOwn: OwnState = {};

/** The state of a meeting before its first event. */
export function initialState(meetingId: string): MeetingState {
  return { meetingId, sequence: 0, shared: initialShared, stewards: initialStewards, own: {} };
}
