/*
 * Numbers said in words → digits, for showing (domain.md §3.5). "năm" is five or year, "không" zero or not, "tư" four or part of
 * a weekday: a word alone becomes a digit only where its neighbours say it counts something.
 */

const UNITS: Record<string, number> = {
  không: 0,
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  nhăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
};

/** Words after which a single number word is a number. */
const BEFORE = new Set(
  'ngày tháng quý số án phiếu điều khoản đoạn độ mức mùng mồng lần đợt kỳ khóa nhóm chỉ dưới trên hơn gần khoảng đạt còn có tổ ra về lệ'.split(
    ' ',
  ),
);
/** Words before which a single number word is a number. */
const AFTER = new Set(
  (
    'phẩy phần thành viên đồng phiếu ngày tháng tuần giờ phút người hộ xã phường sở đơn vị dự nội ý kiến tỷ tỉ triệu trăm nghìn ngàn ' +
    'mét km ha héc thửa lô vị cuộc hồ nhiệm chủ doanh cơ trường trạm bệnh giai lượt trên đại biểu năm tập cá'
  ).split(' '),
);

interface Read {
  /** How many words were read. */
  length: number;
  text: string;
}

/** Writes the numbers of a text in digits: "tám phẩy mười hai phần trăm" → "8,12%", dates as `27/11/2026`. */
export function digits(text: string): string {
  const words = text.split(/\s+/);
  const out: string[] = [];
  let at = 0;
  while (at < words.length) {
    const read = readNumber(words, at);
    if (read) {
      out.push(read.text);
      at += read.length;
    } else {
      out.push(words[at] ?? '');
      at += 1;
    }
  }
  return dates(out.join(' ').replace(/ phần trăm/g, '%'));
}

function readNumber(words: string[], at: number): Read | null {
  if (words[at - 1] === 'thứ') {
    return null;
  }
  const whole = readInteger(words, at);
  if (!whole || (whole.length === 1 && !counts(words, at))) {
    return null;
  }
  const grouped = whole.value >= 10_000 || (whole.value >= 1000 && !year(words, at, whole.value));
  const shown = grouped ? group(whole.value) : String(whole.value);
  if (words[at + whole.length] !== 'phẩy') {
    return { length: whole.length, text: shown };
  }
  const fraction = readFraction(words, at + whole.length + 1);
  return fraction
    ? { length: whole.length + 1 + fraction.length, text: `${shown},${fraction.text}` }
    : { length: whole.length, text: shown };
}

function counts(words: string[], at: number): boolean {
  const [word = '', next = '', afterNext = ''] = words.slice(at, at + 3);
  const previous = words[at - 1] ?? '';
  if (word === 'mười' || /^(mùng|mồng)$/.test(previous)) {
    return true;
  }
  switch (word) {
    case 'một':
      return !isArticle(next, afterNext) && countsAmong(previous, next, afterNext);
    case 'năm':
      return next === 'trên' ? afterNext in UNITS : AFTER.has(next) && !/^(tháng|năm)$/.test(next);
    case 'không':
      return next === 'phẩy';
    default:
      return countsAmong(previous, next, afterNext);
  }
}

/** "một số …" (some), "một phần ba" (a third). */
function isArticle(next: string, afterNext: string): boolean {
  return next === 'số' || (next === 'phần' && afterNext !== 'trăm');
}

function countsAmong(previous: string, next: string, afterNext: string): boolean {
  const choice = next === 'không' && /^(đồng|tán|biểu|nhất|thống|trả)$/.test(afterNext);
  return BEFORE.has(previous) || AFTER.has(next) || choice;
}

function year(words: string[], at: number, value: number): boolean {
  return words[at - 1] === 'năm' && value > 1900 && value < 2200;
}

function group(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.');
}

interface Integer {
  value: number;
  length: number;
}

function readInteger(words: string[], at: number): Integer | null {
  const head = readBelowThousand(words, at);
  if (!head) {
    return null;
  }
  const scale = words[at + head.length];
  if (scale !== 'nghìn' && scale !== 'ngàn') {
    return head;
  }
  const length = head.length + 1;
  const tail = readBelowThousand(words, at + length);
  const joined = tail && (tail.length > 1 || words[at + length] !== 'năm');
  return joined
    ? { value: head.value * 1000 + tail.value, length: length + tail.length }
    : { value: head.value * 1000, length };
}

function readBelowThousand(words: string[], at: number): Integer | null {
  const hundreds = UNITS[words[at] ?? ''];
  if (hundreds !== undefined && words[at + 1] === 'trăm') {
    const rest = readTail(words, at + 2);
    return { value: hundreds * 100 + (rest?.value ?? 0), length: 2 + (rest?.length ?? 0) };
  }
  if (words[at] === 'không') {
    return words[at + 1] === 'phẩy' ? { value: 0, length: 1 } : null;
  }
  return readBelowHundred(words, at);
}

/** What may follow "trăm": "linh/lẻ năm", tens, or nothing. */
function readTail(words: string[], at: number): Integer | null {
  if (words[at] === 'linh' || words[at] === 'lẻ') {
    const unit = UNITS[words[at + 1] ?? ''];
    return unit === undefined ? null : { value: unit, length: 2 };
  }
  const tens = readBelowHundred(words, at);
  return tens && tens.length > 1 ? tens : words[at] === 'mười' ? { value: 10, length: 1 } : null;
}

function readBelowHundred(words: string[], at: number): Integer | null {
  const first = words[at] ?? '';
  if (first === 'mười') {
    const unit = unitAfterTen(words, at + 1);
    return { value: 10 + (unit ?? 0), length: unit === null ? 1 : 2 };
  }
  if (first === 'hăm') {
    const unit = UNITS[words[at + 1] ?? ''];
    return unit === undefined ? null : { value: 20 + unit, length: 2 };
  }
  return readDigits(words, at, UNITS[first]);
}

function readDigits(words: string[], at: number, digit: number | undefined): Integer | null {
  if (digit === undefined) {
    return null;
  }
  if (words[at + 1] !== 'mươi') {
    return /^(mốt|lăm|nhăm)$/.test(words[at] ?? '') ? null : { value: digit, length: 1 };
  }
  const unit = unitAfterTen(words, at + 2);
  return { value: digit * 10 + (unit ?? 0), length: unit === null ? 2 : 3 };
}

/** The unit after "mười/mươi"; "năm" there is the word for year ("mười năm", "tháng mười năm hai nghìn"), five is "lăm". */
function unitAfterTen(words: string[], at: number): number | null {
  const word = words[at] ?? '';
  const next = words[at + 1] ?? '';
  if (word === 'năm' || word === 'không' || UNITS[word] === undefined) {
    return null;
  }
  return next === 'mươi' || next === 'trăm' ? null : UNITS[word];
}

function readFraction(words: string[], at: number): { text: string; length: number } | null {
  let zeros = '';
  let start = at;
  while (words[start] === 'không') {
    zeros += '0';
    start += 1;
  }
  const rest = readBelowThousand(words, start);
  if (!rest && zeros === '') {
    return null;
  }
  return { text: zeros + (rest ? String(rest.value) : ''), length: start - at + (rest?.length ?? 0) };
}

/** "ngày 27 tháng 11 năm 2026" → "ngày 27/11/2026"; "mùng 5" → "ngày 05". */
function dates(text: string): string {
  const day = (value: string) => value.padStart(2, '0');
  const month = (value: string) => (Number(value) <= 2 ? value.padStart(2, '0') : value);
  return text
    .replace(/(?:ngày )?(?:mùng|mồng) (\d{1,2})/g, (_, d: string) => `ngày ${day(d)}`)
    .replace(
      /ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})/g,
      (_, d: string, m: string, y: string) => `ngày ${day(d)}/${month(m)}/${y}`,
    )
    .replace(/ngày (\d{1,2}) tháng (\d{1,2})/g, (_, d: string, m: string) => `ngày ${day(d)}/${month(m)}`);
}
