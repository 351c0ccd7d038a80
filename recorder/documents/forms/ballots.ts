import { bodyName, memberNoun } from '#recorder/minutes/people.ts';
import type { MeetingRecord, PollRecord, SlipRecord } from '#recorder/minutes/record.ts';
import { upperFirst } from '#recorder/minutes/text/words.ts';
import { percent } from '#recorder/minutes/voting.ts';
import { type OfficialDocument, paragraph, type Run } from '../model.ts';
import { longDateTime, placeDate, signingName } from '../strings.ts';
import { agencyLines } from '../wording.ts';

/** What a paper slip is made for. */
export interface SlipFormOptions {
  /** Day printed above the signature, `YYYY-MM-DD`; null leaves room. */
  date: string | null;
  /** The member who answers; empty for a blank form. */
  memberName: string;
}

/** Phiếu ghi ý kiến (domain.md §1.6): one matter, a box for each answer, reason and other opinion. No number, no recipients. */
export function slipDocument(record: MeetingRecord, slip: SlipRecord, options: SlipFormOptions): OfficialDocument {
  const boxes = slip.options.filter((option) => option.countsAs !== 'neutral');
  const labels = boxes.map((option) => upperFirst(option.label));
  const head: Run[][] = ['STT', 'Nội dung', ...labels].map((text) => [{ text }]);
  const row: Run[][] = [[{ text: '1' }], [{ text: slip.title }], ...labels.map(() => [{ text: '' }])];
  const boxWidth = 1400;
  const widths = [700, 8371 - boxWidth * labels.length, ...labels.map(() => boxWidth)];
  return {
    header: headerOf(record),
    title: `PHIẾU GHI Ý KIẾN ${memberNoun(record).toLocaleUpperCase('vi')} ${bodyName(record).toLocaleUpperCase('vi')}`,
    subject: null,
    body: [
      paragraph(`Kính gửi: ${record.agency.office || bodyName(record)}.`, { align: 'center' }),
      {
        kind: 'paragraph',
        runs: [{ text: '(Đánh dấu X vào một trong các ô tại Biểu)', italic: true }],
        align: 'center',
        size: 13,
      },
      { kind: 'table', widths, rows: [head, row] },
      paragraph('- Lý do không thông qua (đề nghị nêu rõ):'),
      paragraph('- Ý kiến khác (nếu có):'),
      {
        kind: 'paragraph',
        runs: [{ text: placeDate(record.agency.place, options.date), italic: true }],
        align: 'right',
      },
    ],
    signatures: {
      left: null,
      right: {
        authority: [`${memberNoun(record)} ${bodyName(record)}`.toLocaleUpperCase('vi')],
        name: signingName(options.memberName),
      },
    },
    recipients: [],
    aiDraft: false,
    createdAt: options.date ?? record.meeting.startedAt ?? new Date(0).toISOString(),
  };
}

/** Who counted a secret ballot. */
export interface Tellers {
  head: string;
  members: string[];
}

/** Biên bản kiểm phiếu: handed out, collected, valid, invalid, the count of each choice with its share of all members. */
export function tallyDocument(record: MeetingRecord, poll: PollRecord, tellers: Tellers): OfficialDocument {
  const noun = memberNoun(record);
  const counting = [
    ['phát ra', poll.issued],
    ['thu về', poll.collected],
    ['hợp lệ', poll.valid],
    ['không hợp lệ', poll.invalid],
  ].flatMap(([label, value]) => (typeof value === 'number' ? [`- Số phiếu ${label}: ${value};`] : []));
  const rows = poll.options.map((option): Run[][] => {
    const count = poll.counts[option.id] ?? 0;
    return [
      [{ text: upperFirst(option.label) }],
      [{ text: String(count) }],
      [{ text: percent(count, poll.totalMembers) }],
    ];
  });
  const closed = longDateTime(poll.closedAt ?? record.meeting.endedAt);
  return {
    header: headerOf(record),
    title: 'BIÊN BẢN KIỂM PHIẾU',
    subject: poll.question.replace(/[.?]$/, ''),
    body: [
      paragraph(`Tại ${record.meeting.title}, Ban kiểm phiếu gồm: ${[tellers.head, ...tellers.members].join('; ')}.`),
      paragraph(`Tổng số ${noun}: ${poll.totalMembers}.`),
      ...counting.map((line) => paragraph(line)),
      {
        kind: 'table',
        widths: [4471, 2000, 2600],
        rows: [[[{ text: 'Lựa chọn' }], [{ text: 'Số phiếu' }], [{ text: `Tỷ lệ trên tổng số ${noun}` }]], ...rows],
      },
      paragraph(`Kết quả: ${outcomeOf(poll)}.`),
      paragraph(closed ? `Biên bản lập xong lúc ${closed}./.` : 'Biên bản được lập ngay sau khi kiểm phiếu./.'),
    ],
    signatures: {
      left: { authority: ['THÀNH VIÊN'], name: signingName(tellers.members[0] ?? '') },
      right: { authority: ['TRƯỞNG BAN KIỂM PHIẾU'], name: signingName(tellers.head) },
    },
    recipients: ['Chủ tọa;', 'Lưu: VT, Hồ sơ.'],
    aiDraft: false,
    createdAt: poll.closedAt ?? record.meeting.endedAt ?? record.meeting.startedAt ?? new Date(0).toISOString(),
  };
}

function outcomeOf(poll: PollRecord): string {
  if (poll.passed === null) {
    return 'chưa có kết quả, chờ ý kiến của chủ tọa';
  }
  return poll.passed ? 'được thông qua' : 'không được thông qua';
}

function headerOf(record: MeetingRecord): OfficialDocument['header'] {
  return {
    parent: record.agency.parent ? agencyLines(record.agency.parent, 'regular') : [],
    agency: agencyLines(record.agency.name, 'bold'),
    number: null,
    placeDate: null,
  };
}
