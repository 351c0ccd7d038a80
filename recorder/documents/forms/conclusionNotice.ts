import { taskSentence } from '#recorder/minutes/blocks/conclusions.ts';
import type { Block as DraftBlock, MinutesDraft } from '#recorder/minutes/draftTypes.ts';
import { bodyName, memberNoun, personOf, shortTitle, signsAsOffice } from '#recorder/minutes/people.ts';
import type { MeetingRecord, PersonRecord } from '#recorder/minutes/record.ts';
import { type Block, type OfficialDocument, paragraph } from '../model.ts';
import { longDate, numberLine, placeDate, signingName } from '../strings.ts';
import { agencyLines } from '../wording.ts';

/** The notice as data, in the sample's shape: what the screen edits and the form prints. */
export interface ConclusionNotice {
  number: string | null;
  /** Day of signing, `YYYY-MM-DD`; null leaves room for it. */
  date: string | null;
  subject: string;
  opening: string;
  sections: { heading: string; items: string[] }[];
  closing: string;
  recipients: string[];
  signature: { authority: string; title: string; name: string };
}

/** What the secretary decides about a notice. */
export interface NoticeOptions {
  number: string | null;
  date: string | null;
  /** The minutes as people left them: what stands there under each conclusion is what the notice tells. Absent: the draft's words. */
  text?: readonly NoticeSource[] | undefined;
}

type NoticeSource = Pick<DraftBlock, 'kind' | 'text'>;

/**
 * Thông báo kết luận: every decision and task by agenda item, in the words of the minutes where there are any. Usually issued within 5 working days of the meeting and
 * signed by the head of the office by order (domain.md §1.7, §2.6).
 */
export function conclusionNotice(record: MeetingRecord, draft: MinutesDraft, options: NoticeOptions): ConclusionNotice {
  const chair = personOf(record, record.meeting.chairId);
  const chairing = chair ? shortTitle(chair) : 'Chủ tọa';
  const named = chair ? `${chairing} ${chair.name}` : chairing;
  const meeting = record.meeting.title;
  const day = longDate(record.meeting.startedAt);
  const office = record.agency.office || `Văn phòng ${bodyName(record)}`;
  return {
    number: options.number,
    date: options.date,
    subject: `Kết luận của ${named} tại ${lowerMeeting(meeting)}`,
    opening:
      `${day ? `Ngày ${day.replace(/^ngày /, '')}, ` : ''}tại ${placeOf(record)}, ${named} chủ trì ${lowerMeeting(meeting)}. ` +
      `Sau khi nghe báo cáo và ý kiến của các đại biểu dự họp, ${chairing} kết luận như sau:`,
    sections: options.text?.length ? sectionsOfText(options.text) : sectionsOf(record, draft),
    closing: `${office} thông báo để các cơ quan, đơn vị biết, thực hiện./.`,
    recipients: recipientsOf(record, draft),
    signature: signatureOf(record, chairing),
  };
}

function lowerMeeting(title: string): string {
  return title.replace(/^(Phiên|Cuộc|Hội nghị|Buổi|Kỳ)(?![\p{L}])/u, (word) => word.toLocaleLowerCase('vi'));
}

function placeOf(record: MeetingRecord): string {
  return record.meeting.location === '' ? `trụ sở ${bodyName(record)}` : lowerRoom(record.meeting.location);
}

function lowerRoom(location: string): string {
  return location.replace(/^(Phòng|Hội trường|Trụ sở|Trung tâm)(?![\p{L}])/u, (word) => word.toLocaleLowerCase('vi'));
}

function sectionsOf(record: MeetingRecord, draft: MinutesDraft): ConclusionNotice['sections'] {
  return record.items
    .map((item, index) => ({
      heading: `${index + 1}. ${item.title}`,
      items: [
        ...draft.decisions.filter((decision) => decision.agendaItem === item.id).map((decision) => decision.text),
        ...draft.tasks.filter((task) => task.agendaItem === item.id).map((task) => taskSentence(task)),
      ],
    }))
    .filter((section) => section.items.length > 0);
}

/** What stands under "Chủ tọa kết luận:" of each item, until the next item begins. */
function sectionsOfText(text: readonly NoticeSource[]): ConclusionNotice['sections'] {
  const sections: ConclusionNotice['sections'] = [];
  let concluding = false;
  for (const { kind, text: words } of text) {
    if (kind === 'item') {
      sections.push({ heading: words, items: [] });
    }
    concluding = kind === 'conclusion' || (concluding && kind !== 'item' && kind !== 'end');
    const told = words.replace(/^[-–+]\s*/, '').trim();
    if (concluding && kind !== 'conclusion' && told !== '') {
      sections.at(-1)?.items.push(told);
    }
  }
  return sections.filter(({ items }) => items.length > 0);
}

/** Leaders first, then the offices and departments, then communes, then whoever has no name of his own. */
const RANKS = [
  /^(?:phó )?(?:chủ tịch|bí thư|bộ trưởng|thứ trưởng)/iu,
  /^(?!UBND|ủy ban nhân dân|các )/iu,
  /^(?:UBND|ủy ban nhân dân)/iu,
];

function rankOf(unit: string): number {
  const rank = RANKS.findIndex((pattern) => pattern.test(unit));
  return rank < 0 ? RANKS.length : rank;
}

/** Everyone who got a task, the body's members, and the file. */
function recipientsOf(record: MeetingRecord, draft: MinutesDraft): string[] {
  const units = draft.tasks
    .flatMap((task) => [task.assigneeLead, ...task.coordinatingUnits])
    .filter((unit) => unit !== null);
  const named = [...new Set(units.map((unit) => unit.slice(0, 1).toLocaleUpperCase('vi') + unit.slice(1)))];
  const members =
    record.meeting.totalMembers > 0 ? [`Các ${memberNoun(record)} ${bodyName(record)};`] : ['Các đại biểu dự họp;'];
  const ranked = named.toSorted((a, b) => rankOf(a) - rankOf(b));
  return [...members, ...ranked.map((unit) => `${unit};`), 'Lưu: VT, TH.'];
}

function signatureOf(record: MeetingRecord, chairing: string): ConclusionNotice['signature'] {
  const head = record.people.find((person) => isOfficeHead(person));
  const authority = `TL. ${signsAsOffice(chairing)}`;
  return { authority, title: 'CHÁNH VĂN PHÒNG', name: signingName(head?.name ?? '') };
}

function isOfficeHead(person: PersonRecord): boolean {
  return /(?<!phó )chánh văn phòng/iu.test(person.title);
}

/** The notice as a document, Mẫu 1.4. */
export function noticeDocument(record: MeetingRecord, notice: ConclusionNotice, aiDraft: boolean): OfficialDocument {
  const symbol = record.agency.code === '' ? 'TB' : `TB-${record.agency.code}`;
  return {
    header: {
      parent: record.agency.parent ? agencyLines(record.agency.parent, 'regular') : [],
      agency: agencyLines(record.agency.name, 'bold'),
      number: numberLine(notice.number, symbol),
      placeDate: placeDate(record.agency.place, notice.date),
    },
    title: 'THÔNG BÁO',
    subject: notice.subject,
    body: [
      paragraph(notice.opening),
      ...notice.sections.flatMap((section) => [heading(section.heading), ...lettered(section.items)]),
      paragraph(notice.closing),
    ],
    signatures: {
      left: null,
      right: { authority: [notice.signature.authority, notice.signature.title], name: notice.signature.name },
    },
    recipients: notice.recipients,
    aiDraft,
    createdAt: record.meeting.endedAt ?? record.meeting.startedAt ?? new Date(0).toISOString(),
  };
}

function heading(text: string): Block {
  return { kind: 'paragraph', runs: [{ text, bold: true }], keepNext: true };
}

const LETTERS = 'abcdđeghiklmnopqrstuvxy';

function lettered(items: string[]): Block[] {
  if (items.length === 1) {
    return items.map((text) => paragraph(text));
  }
  return items.map((text, index) => paragraph(`${LETTERS[index] ?? '-'}) ${text}`));
}
