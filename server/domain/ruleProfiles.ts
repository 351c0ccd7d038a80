import type { RuleProfile } from '#protocol/meeting.ts';

/**
 * Rule profiles, newest last: dated data, never constants in code (domain guide §0.2, §1.10). The defaults are the cautious
 * ones: silence isn't counted and absent members don't vote unless the agency's own regulation says so.
 */
export const ruleProfiles: readonly RuleProfile[] = [
  {
    id: 'ubnd-tinh-2015',
    effectiveFrom: '2016-01-01',
    quorum: { num: 2, den: 3, base: 'total_members', remoteCounts: true },
    majority: { rule: 'more_than_half', base: 'total_members', tie: 'chair' },
    vote: {
      options: 'tan_thanh|khong_tan_thanh|khong_bieu_quyet',
      absentRemoteVote: false,
      auth: 'session',
      secretMinVoters: 3,
      quorumLost: 'block',
      silence: 'abstain',
    },
    slip: { deadlineWorkingDays: 3, silencePolicy: 'not_counted' },
    leadTimesWorkingDays: { invitation: 3, documents: 3, conclusionNotice: 5 },
    speech: { secondsPerTurn: 180, warnSeconds: 30 },
    recording: { requiresAnnouncement: true },
    task: { beforeMeans: 'previous_day_safe' },
    legalBasis: ['Luật Tổ chức chính quyền địa phương 77/2015/QH13, Điều 113-118'],
  },
  {
    id: 'ubnd-tinh-2026',
    effectiveFrom: '2026-03-01',
    quorum: { num: 2, den: 3, base: 'total_members', remoteCounts: true },
    majority: { rule: 'more_than_half', base: 'total_members', tie: 'chair' },
    vote: {
      options: 'tan_thanh|khong_tan_thanh|khong_bieu_quyet',
      absentRemoteVote: false,
      auth: 'session',
      secretMinVoters: 3,
      quorumLost: 'block',
      silence: 'abstain',
    },
    slip: { deadlineWorkingDays: 3, silencePolicy: 'not_counted' },
    leadTimesWorkingDays: { invitation: 3, documents: 3, conclusionNotice: 5 },
    speech: { secondsPerTurn: 180, warnSeconds: 30 },
    recording: { requiresAnnouncement: true },
    task: { beforeMeans: 'previous_day_safe' },
    legalBasis: ['Luật 72/2025/QH15', 'NĐ 314/2025/NĐ-CP', 'Quy chế làm việc của cơ quan'],
  },
];

/** The profile valid on a moment's day: the newest whose `effectiveFrom` isn't after it. */
export function profileOn(at: string): RuleProfile {
  const day = at.slice(0, 10);
  const valid = ruleProfiles.filter(({ effectiveFrom }) => effectiveFrom <= day);
  const profile = valid.at(-1) ?? ruleProfiles[0];
  if (profile === undefined) {
    throw new Error('no rule profile is defined');
  }
  return profile;
}
