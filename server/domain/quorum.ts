import { requireDetails, requireProfile } from './meeting.ts';
import { members } from './people.ts';
import type { MeetingState } from './state.ts';

/** Members present against the number needed. `total` is the membership of the body (N), not those invited. */
export type Quorum = {
  readonly present: number;
  readonly total: number;
  readonly required: number;
  readonly met: boolean;
};

/**
 * Live quorum by the meeting's rule profile (BR-Q1, domain guide §1.5): `den * P >= num * N`, on integers.
 * Delegates never count; remote members count when the profile says so.
 */
export function quorumOf(state: MeetingState): Quorum {
  const { totalMembers: total } = requireDetails(state.shared.meeting);
  const rule = requireProfile(state.shared.meeting).quorum;
  const present = members(state.shared.people).filter(({ participantId }) => {
    const presence = state.shared.attendance.byId[participantId];
    return presence?.state === 'present' && (presence.mode === 'on_site' || rule.remoteCounts);
  }).length;
  return { present, total, ...quorumFor(present, total, rule) };
}

/** The quorum formula alone: how many are required of `total`, and whether `present` are enough. */
export function quorumFor(
  present: number,
  total: number,
  rule: { num: number; den: number },
): { required: number; met: boolean } {
  return { required: Math.ceil((rule.num * total) / rule.den), met: rule.den * present >= rule.num * total };
}
