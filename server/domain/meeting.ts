import type { Baseline, MeetingDetails, MeetingStatus, RuleProfile } from '#protocol/meeting.ts';
import type { EventData } from '#protocol/registry.ts';
import { merge, type Reducers } from './reduce.ts';
import { Rejected } from './rejected.ts';

/** The meeting itself: what it is and in which state it stands (domain guide §1.4). */
export type MeetingSlice = {
  readonly details: MeetingDetails | null;
  readonly profile: RuleProfile | null;
  readonly status: MeetingStatus;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly recess: { readonly sinceAt: string; readonly untilAt: string | null } | null;
  /** Who runs the meeting now in the chair's place, after a takeover; null while the chair does. */
  readonly actingChairId: string | null;
  readonly endReason: string | null;
  /** What the agency compares the time with. */
  readonly baseline: Baseline | null;
  /** The new time of a postponed meeting; null while it isn't known, and for one that isn't postponed. */
  readonly postponedTo: string | null;
};

export const initialMeeting: MeetingSlice = {
  details: null,
  profile: null,
  status: 'draft',
  openedAt: null,
  closedAt: null,
  recess: null,
  actingChairId: null,
  endReason: null,
  baseline: null,
  postponedTo: null,
};

const withStatus = (slice: MeetingSlice, status: MeetingStatus): MeetingSlice => ({ ...slice, status });

export const meetingReducers: Reducers<MeetingSlice> = {
  'meeting.created': (slice, { details, profile }) => ({ ...slice, details, profile }),
  'meeting.edited': (slice, { changes }) =>
    slice.details === null ? slice : { ...slice, details: merge(slice.details, changes) },
  'meeting.invited': (slice) => ({ ...withStatus(slice, 'invited'), postponedTo: null }),
  'meeting.checkInOpened': (slice) => withStatus(slice, 'checkin_open'),
  'meeting.opened': (slice, _data, { at }) => ({ ...slice, status: 'in_session', openedAt: at }),
  'meeting.recessed': (slice, { untilAt }, { at }) => ({
    ...slice,
    status: 'recess',
    recess: { sinceAt: at, untilAt },
  }),
  'meeting.resumed': (slice) => ({ ...slice, status: 'in_session', recess: null }),
  'meeting.closed': (slice, _data, { at }) => ({ ...slice, status: 'closed', closedAt: at, recess: null }),
  'meeting.imported': (slice, { openedAt, closedAt }) => ({ ...slice, status: 'closed', openedAt, closedAt }),
  'meeting.postponed': (slice, { reason, to }) => ({
    ...slice,
    status: 'postponed',
    endReason: reason,
    postponedTo: to?.scheduledStartAt ?? null,
    details: slice.details === null ? null : merge(slice.details, to ?? {}),
  }),
  'meeting.cancelled': (slice, { reason }) => ({ ...slice, status: 'cancelled', endReason: reason }),
  'meeting.chairTaken': (slice, { by }) => ({ ...slice, actingChairId: by }),
  'meeting.chairReturned': (slice) => ({ ...slice, actingChairId: null }),
  'meeting.baselineSet': (slice, { baseline }) => ({ ...slice, baseline }),
};

/** Refuses with `rule` unless the meeting stands in one of the given states. */
export function requireStatus(slice: MeetingSlice, statuses: readonly MeetingStatus[], rule: string): void {
  if (!statuses.includes(slice.status)) {
    throw new Rejected('conflict', rule, { status: slice.status });
  }
}

/** MEETING-2: what happens in the room happens only while the meeting is in session. */
export function requireInSession(slice: MeetingSlice): void {
  requireStatus(slice, ['in_session'], 'MEETING-2');
}

/** The details of a meeting that exists; a meeting without its first event is unknown. */
export function requireDetails(slice: MeetingSlice): MeetingDetails {
  if (slice.details === null) {
    throw new Rejected('not_found', 'MEETING-1');
  }
  return slice.details;
}

/** The rule profile the meeting keeps from its creation. */
export function requireProfile(slice: MeetingSlice): RuleProfile {
  if (slice.profile === null) {
    throw new Rejected('not_found', 'MEETING-1');
  }
  return slice.profile;
}

/** States in which composition, agenda and papers may still be prepared. */
export const PREPARING: readonly MeetingStatus[] = ['draft', 'invited', 'checkin_open', 'postponed'];

/** States in which people come together: from the opening of the check-in to the close. */
export const GATHERED: readonly MeetingStatus[] = ['checkin_open', 'in_session', 'recess'];

/** States in which the meeting goes on or is still to come: everything but an end. */
export const ALIVE: readonly MeetingStatus[] = [
  'draft',
  'invited',
  'checkin_open',
  'in_session',
  'recess',
  'postponed',
];

/** The file of a meeting that was held elsewhere, without its words (they are on the transcript) and secret choices; null for one held here. */
export type ImportedSlice = EventData<'meeting.recordKept'>['file'] | null;

export const importedReducers: Reducers<ImportedSlice> = {
  'meeting.recordKept': (_slice, { file }) => file,
};
