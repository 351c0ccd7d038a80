import type { Head } from '../lexicon/heads.ts';
import { STRONG_VERBS } from '../lexicon/verbs.ts';
import { commaList } from '../text/list.ts';
import { phraseSet } from '../text/phrases.ts';
import { anyPhraseAt, type Token, wordAt } from '../text/tokens.ts';
import { readField } from './field.ts';
import { capitalise, type NameReading, readHeardName, readName, readSmallName } from './names.ts';
import { readPlace } from './places.ts';

/** The part of a name after its head. */
export interface TailReading {
  readonly name: string;
  readonly next: number;
  readonly corrected: boolean;
  readonly collective: boolean;
}

const NOTHING = { corrected: false, collective: false } as const;

/** "Vụ Khoa học và Đào tạo": the written name has more than the known subject. */
function goesBeyond(tokens: readonly Token[], from: number, name: NameReading | null): boolean {
  return name !== null && tokens.slice(from, name.next).some((token) => token.capital);
}

/** "sở", "bộ" are short and frequent: only a known subject, or a written capital, makes them a body. */
function fieldTail(tokens: readonly Token[], at: number, head: Head): TailReading | null {
  const department = head.text === 'Sở' || head.text === 'Bộ';
  return department ? departmentTail(tokens, at) : sectionTail(tokens, at, head);
}

function departmentTail(tokens: readonly Token[], at: number): TailReading | null {
  const exact = readField(tokens, at, 'exact');
  if (exact) {
    return { ...NOTHING, name: exact.name, next: exact.next };
  }
  const name = tokens[at]?.capital ? readName(tokens, at) : null;
  const close = readField(tokens, at, 'fuzzy');
  if (close && (!name || close.next >= name.next)) {
    return { ...NOTHING, ...close };
  }
  return name ? { ...NOTHING, ...name } : null;
}

const NATION = ['việt nam', 'quốc gia', 'trung ương', 'nhà nước'];
const NUMBERED = /(?:dự án|khu vực|nghiệp vụ|đội|cơ sở)$/iu;

/** "Cục Đăng kiểm Việt Nam", "Phòng Quản lý dự án 2", "Phòng Kinh tế xã": what belongs to the name after its subject. */
function further(tokens: readonly Token[], field: NameReading): NameReading {
  const nation = anyPhraseAt(tokens, field.next, NATION);
  const number = NUMBERED.test(field.name) && tokens[field.next]?.kind === 'number' ? field.next + 1 : null;
  const end = nation ?? number ?? partsEnd(tokens, field.next);
  const written = tokens
    .slice(field.next, end ?? field.next)
    .map((token) => token.text)
    .join(' ');
  const whole = end === null ? field : { name: `${field.name} ${nationName(written)}`, next: end };
  return levelAfter(tokens, whole);
}

/** Things and matters a section is called after, in small letters behind its first word ("Phòng Quản trị thiết bị"). */
const MATTERS = phraseSet(
  commaList(
    `thiết bị, vật tư, trang thiết bị, cơ sở vật chất, tài sản, dữ liệu, dữ liệu số, hạ tầng số, đời sống, nhân sự, nhân lực, cán bộ, sinh viên, học sinh, học viên, nghiên cứu sinh, pháp chế, quản trị, hành chính, tiền lương, khoa học, công nghệ, công nghệ thông tin, chất lượng, khảo thí, hợp tác quốc tế, quan hệ quốc tế, đối ngoại, an toàn, an toàn lao động, môi trường, đô thị, hạ tầng, mạng, an ninh mạng, dược, điều dưỡng, bảo hiểm, chính sách, cộng đồng, nghề nghiệp`,
  ),
);
const JOINTS = new Set(['-', '–', 'và']);

/** A noun right behind a section's name cannot begin its predicate, so it belongs to the name; null where none stands. */
function partsEnd(tokens: readonly Token[], at: number): number | null {
  const joined = JOINTS.has(wordAt(tokens, at)) ? at + 1 : at;
  const digital = wordAt(tokens, joined) === 'số' && joined === at && !tokens[at + 1]?.text.match(/\d/u);
  const end = MATTERS.at(tokens, joined)?.end ?? (digital ? at + 1 : null);
  return end === null ? null : (partsEnd(tokens, end) ?? end);
}

function nationName(text: string): string {
  return text.toLocaleLowerCase('vi') === 'việt nam' ? 'Việt Nam' : text;
}

const SECTIONS = new Set(['Cục', 'Vụ', 'Phòng', 'Ban', 'Chi cục', 'Khoa', 'Tổ', 'Bộ phận', 'Bộ môn']);

function sectionTail(tokens: readonly Token[], at: number, head: Head): TailReading | null {
  const exact = readField(tokens, at, 'plain');
  const name = tokens[at]?.capital ? readName(tokens, at) : null;
  if (exact && !goesBeyond(tokens, exact.next, name)) {
    return { ...NOTHING, ...further(tokens, exact) };
  }
  const heard = SECTIONS.has(head.text) ? heardField(tokens, at) : null;
  return name ? { ...NOTHING, ...name } : heard;
}

/** These mean something else without a level or place after them ("thuế đất", "thanh tra đột xuất"). */
const NEED_TAIL = new Set([
  'Thuế',
  'Thanh tra',
  'Hải quan',
  'Thống kê',
  'Thi hành án dân sự',
  'Bưu điện',
  'Viễn thông',
]);

function placeTail(tokens: readonly Token[], at: number, head: Head): TailReading | null {
  const place = readPlace(tokens, at);
  if (place && !(place.collective && NEED_TAIL.has(head.text))) {
    return { ...NOTHING, ...place };
  }
  return NEED_TAIL.has(head.text) ? null : { ...NOTHING, name: '', next: at };
}

const MAY_BE_BARE = new Set([
  'Doanh nghiệp',
  'Nhà thầu',
  'Nhà đầu tư',
  'Điện lực',
  'Công ty Điện lực',
  'Hội đồng',
  'Tổ công tác',
  'Tổ giúp việc',
  'Đoàn kiểm tra',
  'Ban Chỉ đạo',
  'Ban Tổ chức',
  'Ban Quản lý',
]);
const HEARD = new Set([
  'Công ty',
  'Tổng công ty',
  'Tập đoàn',
  'Công ty Điện lực',
  'Điện lực',
  'Trường',
  'Bệnh viện',
  'Hợp tác xã',
  'Hiệp hội',
  'Ngân hàng',
  'Trung tâm',
]);
const SCHOOL = [
  'tiểu học',
  'thcs',
  'thpt',
  'trung học cơ sở',
  'trung học phổ thông',
  'mầm non',
  'mẫu giáo',
  'cao đẳng',
  'đại học',
  'chính trị',
  'dân tộc nội trú',
];

function schoolName(tokens: readonly Token[], at: number): NameReading | null {
  const kind = anyPhraseAt(tokens, at, SCHOOL);
  if (kind === null || tokens[at]?.capital) {
    return null;
  }
  const rest = readHeardName(tokens, kind);
  const label = tokens
    .slice(at, kind)
    .map((token, index) =>
      index === 0 ? token.text.charAt(0).toLocaleUpperCase('vi') + token.text.slice(1) : token.text,
    )
    .join(' ');
  return { name: rest ? `${label} ${rest.name}` : label, next: rest?.next ?? kind };
}

/** "Thôn 7", "Tổ dân phố số 3": places of people, only with a number or a written name. */
const PLACES = new Set(['Thôn', 'Tổ dân phố', 'Khu phố', 'Ấp', 'Xã', 'Phường', 'Đặc khu', 'Huyện', 'Báo']);

function placeOfPeople(tokens: readonly Token[], at: number): TailReading | null {
  const from = wordAt(tokens, at) === 'số' ? at + 1 : at;
  const number = tokens[from]?.kind === 'number' ? tokens[from] : null;
  if (number) {
    return { ...NOTHING, name: from > at ? `số ${number.text}` : number.text, next: from + 1 };
  }
  const name = readName(tokens, at);
  return name ? { ...NOTHING, ...name } : null;
}

const SMALL = new Set([
  'Hội đồng',
  'Đội',
  'Công ty',
  'Tổ công tác',
  'Trung tâm',
  'Chi nhánh',
  'Xí nghiệp',
  'Nhà máy',
  'Ban Quản lý',
  'Ban Chỉ đạo',
  'Ban Tổ chức',
  'Bệnh viện',
]);

function smallName(tokens: readonly Token[], at: number, head: Head): NameReading | null {
  return SMALL.has(head.text) && tokens[at - 1]?.kind === 'word' ? readSmallName(tokens, at, 6) : null;
}

/** An unlisted subject in small letters: only when an action follows it at once ("cục công nghiệp tham mưu …"). */
function heardField(tokens: readonly Token[], at: number): TailReading | null {
  const name = tokens[at - 1]?.capital ? readSmallName(tokens, at, 4) : readHeardName(tokens, at, 3);
  const acts = name !== null && STRONG_VERBS.at(tokens, name.next) !== null;
  return acts ? { ...NOTHING, name: capitalise(name.name.toLocaleLowerCase('vi')), next: name.next } : null;
}

function freeName(tokens: readonly Token[], at: number, head: Head): NameReading | null {
  const school = head.text === 'Trường' ? schoolName(tokens, at) : null;
  const heard = HEARD.has(head.text) ? (): NameReading | null => readHeardName(tokens, at, 4) : null;
  return school ?? readName(tokens, at) ?? heard?.() ?? smallName(tokens, at, head);
}

function nameTail(tokens: readonly Token[], at: number, head: Head): TailReading | null {
  if (PLACES.has(head.text)) {
    const written = head.text !== 'Báo' || tokens[at - 1]?.capital === true;
    return written ? placeOfPeople(tokens, at) : null;
  }
  if (wordAt(tokens, at) === 'số') {
    return placeOfPeople(tokens, at);
  }
  const name = freeName(tokens, at, head);
  if (name) {
    return { ...NOTHING, ...levelAfter(tokens, name) };
  }
  return MAY_BE_BARE.has(head.text) ? { ...NOTHING, name: '', next: at } : null;
}

/** "Trung tâm Phục vụ hành chính công tỉnh", "Trung tâm Văn hóa xã": the level belongs to the name. */
function levelAfter(tokens: readonly Token[], reading: NameReading): NameReading {
  const word = wordAt(tokens, reading.next);
  const fits = ['tỉnh', 'thành phố', 'xã', 'phường', 'huyện'].includes(word) && !reading.name.endsWith(word);
  const place = fits ? readPlace(tokens, reading.next) : null;
  return place ? { name: `${reading.name} ${place.name}`, next: place.next } : reading;
}

/** Reads what the head asks for: a subject, a place, a free name, or nothing. Null when the head alone is no body. */
export function readTail(tokens: readonly Token[], at: number, head: Head): TailReading | null {
  switch (head.tail) {
    case 'field':
      return fieldTail(tokens, at, head);
    case 'place':
      return placeTail(tokens, at, head);
    case 'name':
      return nameTail(tokens, at, head);
    default:
      return { ...NOTHING, name: '', next: at };
  }
}
