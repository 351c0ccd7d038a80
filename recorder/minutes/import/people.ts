import type { PersonRecord, PersonRole, Presence } from '../record.ts';
import type { FileParticipant } from './schema.ts';

const ROLES: Record<string, PersonRole> = {
  chair: 'chair',
  co_chair: 'co_chair',
  member: 'member',
  delegate: 'delegate',
  substitute: 'delegate',
  invitee: 'invitee',
  guest: 'invitee',
  secretary: 'secretary',
  presenter: 'presenter',
  observer: 'observer',
  technician: 'technician',
  chu_toa: 'chair',
  chu_tri: 'chair',
  dong_chu_tri: 'co_chair',
  thanh_vien: 'member',
  uy_vien: 'member',
  du_thay: 'delegate',
  dai_bieu_moi: 'invitee',
  khach_moi: 'invitee',
  thu_ky: 'secretary',
  du_thinh: 'observer',
};

/** A participant of the file. Unknown roles are read as invitees, who never vote. */
export function personOf(row: FileParticipant): PersonRecord {
  const role = ROLES[row.role ?? ''] ?? 'invitee';
  const isMember = row.is_member ?? ['chair', 'co_chair', 'member'].includes(role);
  return {
    id: row.id,
    honorific: row.honorific,
    name: row.name.normalize('NFC'),
    title: row.title.normalize('NFC'),
    unit: row.unit.normalize('NFC'),
    role,
    isMember,
    canVote: row.can_vote ?? isMember,
    presence: presenceOf(row),
    remote: /remote|online|truc_tuyen/.test(row.mode ?? ''),
    checkedInAt: row.checked_in_at,
    leftAt: row.left_at,
    absence: row.absence ? { reason: row.absence.reason, delegateId: row.absence.delegate } : null,
    delegateFor: row.delegate_for,
    aliases: row.aliases ?? [],
  };
}

function presenceOf(row: FileParticipant): Presence {
  const said = row.attendance ?? '';
  if (/^absent/.test(said)) {
    return /without|no_leave|unexcused/.test(said) || (said === 'absent' && !row.absence) ? 'unexcused' : 'excused';
  }
  if (/unexcused|khong_phep|khong_ly_do/.test(said)) {
    return 'unexcused';
  }
  if (/excused|vang/.test(said)) {
    return 'excused';
  }
  return /present|co_mat|online|late|left/.test(said) || row.checked_in_at ? 'present' : 'unknown';
}

/** A member who took part. */
export function attends(person: PersonRecord): boolean {
  return person.isMember && person.presence === 'present';
}
