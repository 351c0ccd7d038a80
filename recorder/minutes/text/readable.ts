import { calledBy } from '../people.ts';
import type { MeetingRecord, UtteranceRecord } from '../record.ts';
import { digits } from './numbers.ts';
import { literal, upperFirst } from './words.ts';

/** Names of the state every meeting may mention; the meeting's own names come from its record. */
const COMMON_NAMES = [
  'Đảng',
  'Chính phủ',
  'Thủ tướng Chính phủ',
  'Phó Thủ tướng',
  'Quốc hội',
  'Ủy ban Thường vụ Quốc hội',
  'Trung ương',
  'Mặt trận',
  'Mặt trận Tổ quốc',
  'Mặt trận Tổ quốc Việt Nam',
  'Ủy ban nhân dân',
  'Hội đồng nhân dân',
  'Nghị quyết',
  'Nghị định',
  'Thông tư',
  'Kho bạc',
  'Kho bạc Nhà nước',
  'Văn phòng Chính phủ',
  'Tòa án nhân dân',
  'Viện kiểm sát nhân dân',
  'Thanh tra Chính phủ',
  'Ngân hàng Nhà nước',
  'Công an tỉnh',
  'Bộ Chỉ huy Quân sự tỉnh',
  'Bộ Chính trị',
  ...(
    'Nội vụ|Tài chính|Tư pháp|Công Thương|Xây dựng|Y tế|Giáo dục và Đào tạo|Khoa học và Công nghệ|Nông nghiệp và Môi trường|' +
    'Văn hóa, Thể thao và Du lịch|Ngoại giao|Dân tộc và Tôn giáo'
  )
    .split('|')
    .flatMap((field) => [`Bộ ${field}`, `Sở ${field}`]),
  'Bộ Công an',
  'Bộ Quốc phòng',
  'Chủ tịch',
  'Phó Chủ tịch',
  'Phó Chủ tịch Thường trực',
  'Bộ trưởng',
  'Thứ trưởng',
  'Chánh Văn phòng',
  'Giám đốc',
  'Phó Giám đốc',
];

const ABBREVIATIONS = [
  'GRDP',
  'GDP',
  'UBND',
  'HĐND',
  'MTTQ',
  'PCI',
  'ODA',
  'FDI',
  'CCTV',
  'HTX',
  'CSDL',
  'OCOP',
  'BOT',
  'PPP',
];

/** Turns a recogniser's words into text for people: names get their capitals, numbers their digits, the end a full stop. */
export type Readable = (utterance: UtteranceRecord) => string;

/** Gives part of a recognised sentence its names, digits and pauses; no capital at the beginning, no full stop. */
export function wordsFor(record: MeetingRecord): (words: string) => string {
  const capitals = capitaliser(namesOf(record));
  return (words) => pauses(ownUnit(capitals(letters(digits(words)))));
}

/** Builds the reader once for a meeting. A turn that has proper text is returned as it is. */
export function readableFor(record: MeetingRecord): Readable {
  const readWords = wordsFor(record);
  return (utterance) => {
    const text = utterance.text.normalize('NFC').replace(/\s+/g, ' ').trim();
    if (!utterance.fromSpeech || text === '') {
      return text;
    }
    return `${upperFirst(readWords(text))}.`;
  };
}

const ROMAN = ['', 'I', 'II', 'III', 'IV'];

/** "phương án a" → "phương án A", "quý 1" → "quý I". */
function letters(text: string): string {
  return text
    .replace(
      /\b(phương án|khối|loại|nhóm|mẫu|hạng) ([a-e])(?![\p{L}\p{N}])/gu,
      (_, noun: string, letter: string) => `${noun} ${letter.toUpperCase()}`,
    )
    .replace(/quý ([1-4])(?!\d)/g, (_, quarter: string) => `quý ${ROMAN[Number(quarter)]}`);
}

/** A comma before words that begin a new part of an unpunctuated sentence. */
function pauses(text: string): string {
  return text.replace(/ (?=(?:nhưng|trong đó|đồng thời|tuy nhiên|ngoài ra) |bằng \d[\d.,]*% )/gu, ', ');
}

/** "sở" by itself is the speaker's own department. */
function ownUnit(text: string): string {
  return text.replace(/(?<!(?:trụ|cơ|công|xứ|xưởng) )(?<![\p{L}])sở(?![\p{L}])/gu, 'Sở');
}

function namesOf(record: MeetingRecord): string[] {
  const own = [
    ...record.people.flatMap((person) => [person.name, person.unit, ...person.title.split(/,\s*/), ...person.aliases]),
    ...record.people.flatMap((person) => calledBy(person.name)),
    ...record.agency.units,
    ...Object.keys(record.agency.unitAliases),
    ...Object.values(record.agency.unitAliases),
    record.agency.shortName,
    record.agency.place,
    record.agency.office,
    ...record.papers.flatMap((paper) => phrases(`${paper.title}\n${paper.content}`)),
    ...record.items.flatMap((item) => phrases(item.title)),
  ];
  return [...COMMON_NAMES, ...ABBREVIATIONS, ...own].filter((name) => name.length > 2);
}

/** Capitalised phrases inside sentences: a first word of a sentence tells nothing about its case. */
function phrases(text: string): string[] {
  const found: string[] = [];
  for (const sentence of text.split(/[.;:!?\n]\s*/)) {
    for (const match of sentence.matchAll(/(?<=[\p{Ll}\d,)] )\p{Lu}[\p{L}]+(?: (?:\p{Lu}[\p{L}]*|và(?= \p{Lu})))*/gu)) {
      found.push(match[0]);
    }
  }
  return found.filter((phrase) => phrase.includes(' ') || phrase === phrase.toLocaleUpperCase('vi'));
}

function capitaliser(names: string[]): (text: string) => string {
  const byLower = new Map(names.map((name) => [name.toLocaleLowerCase('vi').replace(/,/g, ''), name]));
  const keys = [...byLower.keys()].sort((a, b) => b.length - a.length).map(literal);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${keys.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => text.replace(pattern, (found) => byLower.get(found) ?? found);
}
