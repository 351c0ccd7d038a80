import { longDateTime } from '#recorder/documents/strings.ts';
import type { Block, MinutesFields } from '../draftTypes.ts';
import { bodyName, fullLabel, lowerHonorific, memberNoun, personOf } from '../people.ts';
import type { MeetingRecord, PersonRecord } from '../record.ts';
import { lowerFirst } from '../text/words.ts';
import { block, fact, heard } from './evidence.ts';

/** Fields of Mẫu 1.9 (domain.md §2.5). */
export function fieldsOf(record: MeetingRecord): MinutesFields {
  const { meeting, agency } = record;
  return {
    template: 'ND30-Mau-1.9',
    parentAgency: agency.parent,
    agency: agency.name,
    number: meeting.minutesNumber,
    symbol: agency.code === '' ? 'BB' : `BB-${agency.code}`,
    title: 'BIÊN BẢN',
    subject: meeting.title,
    started: longDateTime(meeting.startedAt),
    ended: longDateTime(meeting.endedAt),
    place: placeOf(record),
    signatures: [
      { role: 'THƯ KÝ', name: personOf(record, meeting.secretaryId)?.name ?? '', side: 'left' },
      { role: 'CHỦ TỌA', name: personOf(record, meeting.chairId)?.name ?? '', side: 'right' },
    ],
    recipients: [
      meeting.totalMembers > 0
        ? `${memberNoun(record) === 'đại biểu' ? 'Đại biểu' : 'Thành viên'} ${bodyName(record)};`
        : 'Như thành phần tham dự;',
      'Lưu: VT, Hồ sơ.',
    ],
  };
}

const FORMATS = { onsite: '', remote: ' (trực tuyến)', hybrid: ' (trực tiếp kết hợp trực tuyến)' } as const;

function placeOf(record: MeetingRecord): string {
  return `${record.meeting.location}${FORMATS[record.meeting.format]}`.trim();
}

/** Everything before "Nội dung": start, place, composition, chair, secretary, recording. */
export function openingBlocks(record: MeetingRecord): Block[] {
  const { meeting } = record;
  const own = [fact('meeting', meeting.id)];
  const started = longDateTime(meeting.startedAt);
  const place = placeOf(record);
  return [
    ...(started ? [block('start', null, `Thời gian bắt đầu: ${started}.`, own, 'start')] : []),
    ...(place ? [block('place', null, `Địa điểm: ${place}.`, own, 'place')] : []),
    ...attendanceBlocks(record),
    ...officeBlocks(record),
    ...recordingBlocks(record),
  ];
}

/** The last line of the minutes. */
export function closingBlocks(record: MeetingRecord): Block[] {
  const ended = longDateTime(record.meeting.endedAt);
  const text = ended ? `Cuộc họp kết thúc vào ${ended}./.` : null;
  return text ? [block('end', null, text, [fact('meeting', record.meeting.id)], 'end')] : [];
}

function attendanceBlocks(record: MeetingRecord): Block[] {
  const members = record.people.filter((person) => person.isMember);
  const present = members.filter((person) => person.presence === 'present');
  const evidence = [fact('attendance', record.meeting.id)];
  const noun = memberNoun(record);
  const { presentMembers, totalMembers } = record.meeting;
  const head =
    totalMembers > 0
      ? `1. ${noun === 'đại biểu' ? 'Đại biểu' : 'Thành viên'} ${bodyName(record)}: có mặt ${presentMembers}/${totalMembers} ${noun}`
      : '1. Thành phần dự họp';
  return [
    block('attendance', null, 'Thành phần tham dự:', evidence, 'composition'),
    ...(members.length > 0
      ? [block('attendance', null, `${head}${present.length > 0 ? ', gồm:' : '.'}`, evidence, 'members')]
      : []),
    ...present.map((person, index) => presentLine(person, record, index === present.length - 1)),
    ...absenceBlocks(record, members),
    ...otherGroups(record, members.length > 0 ? 2 : 1),
  ];
}

function presentLine(person: PersonRecord, record: MeetingRecord, last: boolean): Block {
  const remote = person.remote && record.meeting.format === 'hybrid' ? ' (dự trực tuyến)' : '';
  return block('attendance', null, `- ${fullLabel(person)}${remote}${last ? '.' : ';'}`, [
    fact('person', person.id),
    fact('attendance', record.meeting.id),
  ]);
}

const ABSENCES = [
  { presence: 'excused', label: 'Vắng mặt có lý do' },
  { presence: 'unexcused', label: 'Vắng mặt không có lý do' },
  { presence: 'unknown', label: 'Chưa ghi nhận điểm danh' },
] as const;

function absenceBlocks(record: MeetingRecord, members: PersonRecord[]): Block[] {
  return ABSENCES.flatMap(({ presence, label }) => {
    const absent = members.filter((person) => person.presence === presence);
    if (absent.length === 0) {
      return [];
    }
    const text = `${label}: ${absent.map((person) => absenceText(person, record)).join('; ')}.`;
    const people = absent.flatMap((person) => [
      person.id,
      person.absence?.delegateId ?? substituteOf(person, record)?.id ?? '',
    ]);
    const evidence = people.filter((id) => id !== '').map((id) => fact('person', id));
    return [block('absence', null, text, [fact('attendance', record.meeting.id), ...evidence], presence)];
  });
}

function substituteOf(person: PersonRecord, record: MeetingRecord): PersonRecord | null {
  return record.people.find((other) => other.delegateFor === person.id) ?? null;
}

function absenceText(person: PersonRecord, record: MeetingRecord): string {
  const delegate = personOf(record, person.absence?.delegateId ?? null) ?? substituteOf(person, record);
  const reason = person.absence?.reason ? ` (${lowerFirst(person.absence.reason.replace(/[.;]+$/, ''))})` : '';
  const substitute = delegate
    ? `; ủy quyền ${lowerHonorific(fullLabel(delegate))} dự thay${delegate.canVote ? '' : ' (không tham gia biểu quyết)'}`
    : '';
  return `${fullLabel(person)}${reason}${substitute}`;
}

function otherGroups(record: MeetingRecord, first: number): Block[] {
  const here = record.people.filter(
    (person) => !person.isMember && person.presence !== 'excused' && person.presence !== 'unexcused',
  );
  const groups = [
    { label: 'Đại biểu mời', roles: ['invitee', 'presenter'] },
    { label: 'Dự thính', roles: ['observer'] },
  ];
  const filled = groups
    .map(({ label, roles }) => ({ label, people: here.filter((person) => roles.includes(person.role)) }))
    .filter(({ people }) => people.length > 0);
  return filled.map(({ label, people }, index) => {
    const names = people.map((person) => `${fullLabel(person)}${person.remote ? ' (dự trực tuyến)' : ''}`).join('; ');
    const evidence = [fact('attendance', record.meeting.id), ...people.map((person) => fact('person', person.id))];
    return block('invitees', null, `${first + index}. ${label}: ${names}.`, evidence, label);
  });
}

function officeBlocks(record: MeetingRecord): Block[] {
  const chair = personOf(record, record.meeting.chairId);
  const secretary = personOf(record, record.meeting.secretaryId);
  return [
    ...(chair ? [block('chair', null, `Chủ trì (chủ tọa): ${fullLabel(chair)}.`, [fact('person', chair.id)])] : []),
    ...(secretary
      ? [
          block('secretary', null, `Thư ký (người ghi biên bản): ${fullLabel(secretary)}.`, [
            fact('person', secretary.id),
          ]),
        ]
      : []),
  ];
}

function recordingBlocks(record: MeetingRecord): Block[] {
  const { recording } = record.meeting;
  if (!recording) {
    return [];
  }
  const means = recording.audio && recording.video ? 'ghi âm, ghi hình' : recording.video ? 'ghi hình' : 'ghi âm';
  const announcement = record.utterances.find((utterance) => utterance.id === recording.announcedIn);
  const announced = announcement
    ? `; ${announcer(record, recording.announcedById)} đã thông báo trước khi bắt đầu`
    : '';
  const objections =
    recording.objections.length > 0
      ? `; có ${recording.objections.length} ý kiến phản đối`
      : announcement
        ? ', không có ý kiến phản đối'
        : '';
  const evidence = announcement ? [heard(announcement)] : [];
  const text = `Cuộc họp được ${means}${announced}${objections}.`;
  return [block('recording', null, text, [...evidence, fact('meeting', record.meeting.id)], 'recording')];
}

function announcer(record: MeetingRecord, id: string | null): string {
  return id !== null && id === record.meeting.secretaryId ? 'thư ký' : 'chủ tọa';
}
