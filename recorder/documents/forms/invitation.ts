import { bodyName, fullLabel, personOf, shortTitle, signsAsOffice } from '#recorder/minutes/people.ts';
import type { MeetingRecord } from '#recorder/minutes/record.ts';
import { type OfficialDocument, paragraph } from '../model.ts';
import { longDateTime, numberLine, placeDate, signingName } from '../strings.ts';
import { agencyLines } from '../wording.ts';

/** What an invitation says besides the meeting itself. */
export interface InvitationOptions {
  /** `286/GM-UBND`; null before it is numbered. */
  number: string | null;
  /** Day of signing, `YYYY-MM-DD`. */
  date: string | null;
  /** What to note: papers, dress, contact. No personal join token: an invitation is forwarded (domain.md §2.7). */
  notes: string[];
}

/** Giấy mời, Mẫu 1.7: who invites whom, to what, chaired by whom, when and where, and what to prepare. */
export function invitationDocument(record: MeetingRecord, options: InvitationOptions): OfficialDocument {
  const { meeting, agency } = record;
  const chair = personOf(record, meeting.chairId);
  const symbol = agency.code === '' ? 'GM' : `GM-${agency.code}`;
  const started = longDateTime(meeting.startedAt);
  const notes = options.notes.map((note) => paragraph(note));
  const body = [
    paragraph(`${bodyName(record)} trân trọng kính mời: ${invited(record)}.`),
    paragraph(`Tới dự: ${meeting.title}.`),
    paragraph(`Nội dung: ${record.items.map((item, index) => `(${index + 1}) ${item.title}`).join('; ')}.`),
    ...(chair ? [paragraph(`Chủ trì: ${fullLabel(chair)}.`)] : []),
    ...(started ? [paragraph(`Thời gian: ${started}.`)] : []),
    paragraph(`Địa điểm: ${meeting.location}.`),
    ...notes,
    paragraph('Đề nghị các đại biểu nghiên cứu trước tài liệu và dự họp đúng thời gian, thành phần./.'),
  ];
  return {
    header: {
      parent: agency.parent ? agencyLines(agency.parent, 'regular') : [],
      agency: agencyLines(agency.name, 'bold'),
      number: numberLine(options.number, symbol),
      placeDate: placeDate(agency.place, options.date),
    },
    title: 'GIẤY MỜI',
    subject: meeting.title,
    body,
    signatures: { left: null, right: signer(record) },
    recipients: ['Như trên;', `${record.agency.office || bodyName(record)};`, 'Lưu: VT, TH.'],
    aiDraft: false,
    createdAt: options.date ?? meeting.startedAt ?? new Date(0).toISOString(),
  };
}

/** Members as a body, then everyone else by office. */
function invited(record: MeetingRecord): string {
  const others = record.people.filter((person) => !person.isMember && person.role === 'invitee');
  const members = record.people.some((person) => person.isMember) ? [`Các thành viên ${bodyName(record)}`] : [];
  return [...members, ...others.map((person) => fullLabel(person))].join('; ') || 'Các đại biểu';
}

function signer(record: MeetingRecord): OfficialDocument['signatures']['right'] {
  const head = record.people.find((person) => /(?<!phó )chánh văn phòng/iu.test(person.title));
  const chair = personOf(record, record.meeting.chairId);
  const office = signsAsOffice(chair ? shortTitle(chair) : 'Chủ tọa');
  if (head) {
    return { authority: [`TL. ${office}`, 'CHÁNH VĂN PHÒNG'], name: signingName(head.name) };
  }
  return { authority: [office], name: signingName(chair?.name ?? '') };
}
