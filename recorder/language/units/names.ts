import { readMoment } from '../dates/scan.ts';
import { KNOWN_NAMES } from '../lexicon/bodies.ts';
import { HEAD_ROWS } from '../lexicon/heads.ts';
import { STRONG_VERBS, WEAK_VERBS } from '../lexicon/verbs.ts';
import { commaList } from '../text/list.ts';
import { readNumber } from '../text/numbers.ts';
import { PhraseTable, phraseSet } from '../text/phrases.ts';
import { type Token, wordAt } from '../text/tokens.ts';
import { spellings } from './field.ts';

export interface NameReading {
  readonly name: string;
  readonly next: number;
}

const KNOWN = new PhraseTable(KNOWN_NAMES.flatMap((name) => spellings(name).map((form) => [form, name] as const)));
const OTHER_HEADS = phraseSet(
  HEAD_ROWS.map(([text]) => text.toLocaleLowerCase('vi')).filter((text) => text.length > 2),
);

const STOPS = new Set(
  `của thuộc với về tại ở trong để cho từ đến do theo trước sau khi thì mà là đã đang sẽ chưa không được cần phải vừa mới còn
  có nếu vì nên này đó kia nhé ạ à hoặc rồi nữa cũng đều vẫn bị mỗi từng cả ngay hết các những trở cùng sớm thường trực giúp luôn tôi em mình chúng ta và hay với lại ấy nhé nhá thôi vào chậm muộn trễ hằng`.split(
    /\s+/,
  ),
);

const NUMBERED = new Set(['số', 'vực', 'thôn', 'quận', 'phường', 'khóa', 'tổ', 'đội', 'đoạn', 'tầng', 'thầu', 'miền']);
const BRIDGES = new Set(['và', '-', '–', '&']);
const MAX_NAME = 14;

/** The first word of a body's name stands here. */
export function startsHead(tokens: readonly Token[], at: number): boolean {
  return OTHER_HEADS.at(tokens, at) !== null || ['sở', 'bộ', 'ubnd'].includes(wordAt(tokens, at));
}

function joinsCapital(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return BRIDGES.has(wordAt(tokens, at)) && next?.capital === true && OTHER_HEADS.at(tokens, at + 1) === null;
}

const COMPOUNDS: Readonly<Record<string, string>> = {
  trình: 'công lộ quy chương giáo hành tiến',
  báo: 'thông dự cảnh tình đề',
  cấp: 'trung cao sơ các đẳng sự',
  lập: 'độc công trung',
  tạo: 'đào cải sáng',
  làm: 'việc cách',
  tiếp: 'trực giao gián',
  thu: 'nguồn',
  phát: 'xuất',
  giữ: 'lưu',
};

/** "công trình", "thông báo": the second syllable is no verb. */
function closesCompound(tokens: readonly Token[], at: number): boolean {
  return COMPOUNDS[wordAt(tokens, at)]?.split(' ').includes(wordAt(tokens, at - 1)) ?? false;
}

/** Weak verbs go on inside a name only right after another piece of it ("dự án đầu tư xây dựng"). */
function isVerbStop(tokens: readonly Token[], at: number, start: number): boolean {
  if (closesCompound(tokens, at)) {
    return false;
  }
  if (STRONG_VERBS.at(tokens, at) !== null && !tokens[at]?.capital) {
    return true;
  }
  const inName = ['án', 'tư', 'lý', 'triển', 'vụ'].includes(wordAt(tokens, at - 1));
  return WEAK_VERBS.at(tokens, at) !== null && !tokens[at]?.capital && at > start && !inName;
}

function continues(tokens: readonly Token[], at: number, start: number): boolean {
  const token = tokens[at];
  if (!token || at - start >= MAX_NAME) {
    return false;
  }
  if (token.kind === 'number') {
    return NUMBERED.has(wordAt(tokens, at - 1));
  }
  if (joinsCapital(tokens, at)) {
    return true;
  }
  const isWord = token.kind === 'word' && !STOPS.has(token.lower) && wordAt(tokens, at) !== 'và';
  return isWord && (token.capital || at > start) && !isVerbStop(tokens, at, start);
}

export function textOf(tokens: readonly Token[], start: number, end: number): string {
  return tokens
    .slice(start, end)
    .map((token, index) => (index > 0 && token.spaced ? ` ${token.text}` : token.text))
    .join('');
}

/** Only small letters after a known name: they are no part of it ("Ban Quản lý Khu kinh tế sử dụng nguồn …"). */
function addsNothing(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).every((token) => !token.capital && token.kind === 'word');
}

/** What the names of project boards go on with ("dự án … đầu tư xây dựng công trình giao thông"). */
const PROJECT_PARTS = phraseSet(
  commaList(
    `đầu tư, xây dựng, các công trình, công trình, giao thông, dân dụng, công nghiệp, nông nghiệp, nông nghiệp và phát triển nông thôn, thủy lợi, hạ tầng, hạ tầng kỹ thuật, đô thị, môi trường, khu vực, đầu tư xây dựng, và công nghiệp, và giao thông, và đô thị, chuyên ngành, y tế, giáo dục, đường sắt, hàng hải, đường thủy, điện, lưới điện`,
  ),
);

function withParts(tokens: readonly Token[], reading: NameReading): NameReading {
  let next = reading.next;
  for (
    let part = PROJECT_PARTS.at(tokens, next);
    part && reading.name.startsWith('dự án');
    part = PROJECT_PARTS.at(tokens, next)
  ) {
    next = part.end;
  }
  return next === reading.next ? reading : { name: `${reading.name} ${textOf(tokens, reading.next, next)}`, next };
}

/** A free name after a head: a known one, else capitalised words and what belongs to them. */
export function readName(tokens: readonly Token[], at: number): NameReading | null {
  const written = readWritten(tokens, at);
  const known = KNOWN.at(tokens, at);
  if (known && addsNothing(tokens, known.end, written?.next ?? 0)) {
    return withNumber(tokens, withProject(tokens, withParts(tokens, { name: known.value, next: known.end })));
  }
  return written ?? (known ? { name: known.value, next: known.end } : null);
}

/** "Ban Quản lý dự án Nhiệt điện Vân Sơn": a board is called after its project, unless another body begins there. */
function withProject(tokens: readonly Token[], reading: NameReading): NameReading {
  const own = reading.name.startsWith('dự án') && !startsHead(tokens, reading.next);
  const project = own ? readWritten(tokens, reading.next) : null;
  return project ? { name: `${reading.name} ${project.name}`, next: project.next } : reading;
}

function readWritten(tokens: readonly Token[], at: number): NameReading | null {
  if (!tokens[at]?.capital && !joinsCapital(tokens, at)) {
    return null;
  }
  let next = at;
  while (continues(tokens, next, at)) {
    next += 1;
  }
  return next > at ? { name: textOf(tokens, at, next), next } : null;
}

function withNumber(tokens: readonly Token[], reading: NameReading): NameReading {
  const area = ['khu vực', 'số'].some((phrase) => reading.name.endsWith(phrase));
  const number = area ? readNumber(tokens, reading.next) : null;
  return number ? { name: `${reading.name} ${number.value}`, next: number.next } : reading;
}

const MAX_HEARD = 3;

/** A word no name goes on with, or a day: "ở trung tâm thứ hai tuần sau báo cáo tôi" names no such centre. */
function endsHeardName(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at]?.kind !== 'word' || STOPS.has(wordAt(tokens, at)) || (readMoment(tokens, at)?.core ?? null) !== null
  );
}

function startsVerb(tokens: readonly Token[], at: number): boolean {
  if (closesCompound(tokens, at)) {
    return false;
  }
  return STRONG_VERBS.at(tokens, at) !== null || WEAK_VERBS.at(tokens, at) !== null;
}

/** An unwritten name ("công ty điện lực hòa bình khắc phục …"): words up to the first verb; none when no verb follows soon. */
export function readHeardName(tokens: readonly Token[], at: number, longest = MAX_HEARD): NameReading | null {
  for (let next = at; next <= at + longest && next < tokens.length; next += 1) {
    const ended = endsHeardName(tokens, next);
    if (ended || startsVerb(tokens, next)) {
      return next > at ? { name: titleCase(tokens, at, next), next } : null;
    }
  }
  return null;
}

export function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

/** Small letters after a written head ("Đội quản lý trật tự đô thị"): up to the first plain verb, as they are written. */
export function readSmallName(tokens: readonly Token[], at: number, longest: number): NameReading | null {
  for (let next = at; next <= at + longest && next < tokens.length; next += 1) {
    const verb = STRONG_VERBS.at(tokens, next) !== null && !closesCompound(tokens, next);
    if (verb || endsHeardName(tokens, next)) {
      return next > at ? { name: textOf(tokens, at, next), next } : null;
    }
  }
  return null;
}

function titleCase(tokens: readonly Token[], start: number, end: number): string {
  return tokens
    .slice(start, end)
    .map((token) => capitalise(token.text))
    .join(' ');
}
