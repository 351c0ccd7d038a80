import { compareNames, sortByName } from '#client/i18n/names.ts';
import type { MemberCell } from '#client/ui/MemberCells.tsx';
import { isPresent } from '#domain/attendance.ts';
import { members } from '#domain/people.ts';
import { type Quorum, quorumOf } from '#domain/quorum.ts';
import type { MeetingState } from '#domain/state.ts';
import type { Participant } from '#protocol/people.ts';

/** How a person stands now, for lists and cells. */
export type Standing = 'on_site' | 'remote' | 'left' | 'excused' | 'unexcused' | 'unseen';

/** The live quorum; null until the meeting's details are known. */
export function quorum(state: MeetingState): Quorum | null {
  return state.shared.meeting.details === null || state.shared.meeting.profile === null ? null : quorumOf(state);
}

/** Whether people are still arriving: what is missing to a quorum isn't a fault yet. */
export const isArriving = ({ shared: { meeting } }: MeetingState): boolean =>
  meeting.status === 'draft' || meeting.status === 'invited' || meeting.status === 'checkin_open';

/** How one participant stands now. */
export function standingOf(state: MeetingState, participantId: string): Standing {
  const presence = state.shared.attendance.byId[participantId];
  if (presence === undefined) {
    return 'unseen';
  }
  if (presence.state === 'present') {
    return presence.mode;
  }
  if (presence.state === 'left') {
    return 'left';
  }
  return presence.excused ? 'excused' : 'unexcused';
}

export type Head = {
  readonly onSite: number;
  readonly remote: number;
  readonly excused: readonly Participant[];
  readonly missing: readonly Participant[];
};

/** Voting members counted by how they attend. */
export function headCount(state: MeetingState): Head {
  const all = members(state.shared.people).map((person) => ({
    person,
    standing: standingOf(state, person.participantId),
  }));
  const of = (...wanted: Standing[]): Participant[] =>
    all.filter(({ standing }) => wanted.includes(standing)).map(({ person }) => person);
  return {
    onSite: of('on_site').length,
    remote: of('remote').length,
    excused: of('excused'),
    missing: of('left', 'unexcused', 'unseen'),
  };
}

/** Members who aren't present now, by given name. */
export const awayMembers = (state: MeetingState): Participant[] =>
  sortByName(
    members(state.shared.people).filter(({ participantId }) => !isPresent(state.shared.attendance, participantId)),
  );

/** One cell per member of the body: present first, then remote, then absent, seats without a person as absent. */
export function presenceCells(state: MeetingState): MemberCell[] {
  const { onSite, remote } = headCount(state);
  const total = state.shared.meeting.details?.totalMembers ?? onSite + remote;
  const cells: MemberCell[] = [
    ...Array<MemberCell>(onSite).fill('present'),
    ...Array<MemberCell>(remote).fill('remote'),
  ];
  const absent = Math.max(0, total - cells.length);
  return [...cells, ...Array<MemberCell>(absent).fill('absent')];
}

const ROLE_ORDER: Record<Participant['role'], number> = {
  chair: 0,
  co_chair: 1,
  member: 2,
  delegate: 3,
  invitee: 4,
  secretary: 5,
  observer: 6,
  technician: 7,
};

/** Everybody in the order of an attendance list: by role, then by given name. */
export function attendanceList(state: MeetingState): Participant[] {
  return Object.values(state.shared.people.byId).sort(
    (a, b) => ROLE_ORDER[a.role] - ROLE_ORDER[b.role] || compareNames(a.name, b.name),
  );
}
