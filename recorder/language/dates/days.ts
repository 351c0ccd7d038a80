import { readNumber } from '../text/numbers.ts';
import { anyPhraseAt, phraseAt, type Token, wordAt } from '../text/tokens.ts';
import type { Core, Read, Reader } from './expression.ts';
import { readMonthName, readYear } from './periods.ts';
import { weekdayBefore } from './weekdays.ts';

const DAY_MARKS = new Set(['ngày', 'mùng', 'mồng']);
const DATE_MARKS = new Set([...DAY_MARKS, 'kỳ', 'nghỉ', 'lễ', 'dịp', 'kỷ', 'niệm']);
const LUNAR_TAILS = ['âm lịch', 'âl', 'tết', 'ta', 'âm'];

interface DayNumber {
  readonly day: number;
  readonly next: number;
  readonly marked: boolean;
}

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

/** "ngày hai ba" = 23: two bare digits, after the word ngày or before a named month ("hai ba tháng nữa" is a span). */
function colloquialDay(tokens: readonly Token[], at: number, marked: boolean): Read<number> | null {
  const tens = DIGITS.indexOf(wordAt(tokens, at));
  const unit = DIGITS.indexOf(wordAt(tokens, at + 1));
  const month = wordAt(tokens, at + 2) === 'tháng' && (marked || readMonthName(tokens, at + 3) !== null);
  const follows = month || wordAt(tokens, at + 2) === 'tết';
  return (tens === 2 || tens === 3) && unit > 0 && follows ? { value: tens * 10 + unit, next: at + 2 } : null;
}

/** "20 tây": the solar date, said against the lunar one. */
function skipSolar(tokens: readonly Token[], at: number): number {
  return wordAt(tokens, at) === 'tây' ? at + 1 : at;
}

function readDayNumber(tokens: readonly Token[], at: number): DayNumber | null {
  let cursor = at;
  while (DAY_MARKS.has(wordAt(tokens, cursor))) {
    cursor += 1;
  }
  const marked = cursor > at;
  const short = colloquialDay(tokens, cursor, marked);
  if (short) {
    return { day: short.value, next: short.next, marked };
  }
  const number = readNumber(tokens, cursor);
  const fits = number !== null && Number.isInteger(number.value) && number.value >= 1 && number.value <= 31;
  return fits ? { day: number.value, next: skipSolar(tokens, number.next), marked } : null;
}

function parsedDate(text: string): Core | null {
  const [day = 0, month = 0, year] = text.split(/[/.-]/).map((part) => Number(part.trim()));
  if (day < 1 || day > 31 || month < 1 || month > 12) {
    return null;
  }
  return { type: 'day', day, month, year: year ?? null, monthShift: null };
}

const WRITTEN_LUNAR = ['âm lịch', 'âl', 'âm'];

/** 10/3 âm lịch · 15/12/2025 · 15/12 · ngày 15/12 */
const writtenDay: Reader<Core> = (tokens, at) => {
  let cursor = at;
  while (DATE_MARKS.has(wordAt(tokens, cursor))) {
    cursor += 1;
  }
  const token = tokens[cursor];
  const core = token?.kind === 'date' ? parsedDate(token.text) : null;
  if (!core || (cursor === at && isFraction(tokens, cursor))) {
    return null;
  }
  return completed(tokens, core, cursor + 1);
};

/** What may follow a written date: that it is a lunar one, or its year. */
function completed(tokens: readonly Token[], core: Core, at: number): Read<Core> {
  if (core.type !== 'day' || core.month === null) {
    return { value: core, next: at };
  }
  if (anyPhraseAt(tokens, at, WRITTEN_LUNAR) !== null) {
    return lunarDay(tokens, core.day, core.month, at);
  }
  const year = core.year === null ? readYear(tokens, at) : null;
  return year ? { value: { ...core, year: year.value }, next: year.next } : { value: core, next: at };
}

const COUNTED = new Set([
  'thành',
  'phiếu',
  'đại',
  'đơn',
  'xã',
  'hộ',
  'ủy',
  'đồng',
  'người',
  'giờ',
  'dự',
  'chỉ',
  'sở',
  'huyện',
]);

/** "8/9 thành viên", "24/7": not a date. */
function isFraction(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at]?.text === '24/7' || COUNTED.has(wordAt(tokens, at + 1)) || phraseAt(tokens, at + 1, 'tổng số') !== null
  );
}

function lunarDay(tokens: readonly Token[], day: number, month: number, at: number): Read<Core> {
  const tail = anyPhraseAt(tokens, at, LUNAR_TAILS);
  return { value: { type: 'lunar', day, month, named: false, daysBefore: 0 }, next: tail ?? at };
}

function isLunarMonth(tokens: readonly Token[], at: number, next: number): boolean {
  const named = ['giêng', 'chạp'].includes(wordAt(tokens, at));
  return named || anyPhraseAt(tokens, next, ['âm lịch', 'âm', 'ta']) !== null;
}

function relativeMonth(tokens: readonly Token[], number: DayNumber, at: number): Read<Core> | null {
  const word = wordAt(tokens, at);
  const shift = word === 'này' ? 0 : word === 'sau' || (word === 'tới' && number.marked) ? 1 : null;
  if (shift === null) {
    return null;
  }
  return { value: { type: 'day', day: number.day, month: null, year: null, monthShift: shift }, next: at + 1 };
}

/** ngày 15 tháng 12 (năm 2026) · mùng năm tháng sau · hai mươi tháng này · 23 tháng Chạp */
const spelledDay: Reader<Core> = (tokens, at) => {
  const number = readDayNumber(tokens, at);
  if (!number || wordAt(tokens, number.next) !== 'tháng') {
    return null;
  }
  const month = readMonthName(tokens, number.next + 1);
  if (!month) {
    return relativeMonth(tokens, number, number.next + 1);
  }
  if (isLunarMonth(tokens, number.next + 1, month.next)) {
    return lunarDay(tokens, number.day, month.value.month, month.next);
  }
  return { value: { type: 'day', day: number.day, ...month.value, monthShift: null }, next: month.next };
};

/** From the twentieth on, "… Tết" counts the days of the old year. */
const YEAR_END_DAYS = 20;

/** ngày 15 · mùng mười (no month) · mùng sáu Tết · 25 Tết */
const bareDay: Reader<Core> = (tokens, at) => {
  const number = readDayNumber(tokens, at);
  if (number && wordAt(tokens, number.next) === 'tết') {
    return lunarDay(tokens, number.day, number.day >= YEAR_END_DAYS ? 12 : 1, number.next);
  }
  if (!number?.marked) {
    return null;
  }
  if (['ngày', 'giờ', 'phút', 'phần', 'triệu', 'tỷ'].includes(wordAt(tokens, number.next))) {
    return null;
  }
  return { value: { type: 'day', day: number.day, month: null, year: null, monthShift: null }, next: number.next };
};

const CLOSES = new Set(['', ',', '.', ';', 'nha', 'nhé', 'nhá', 'ạ', 'nghen', 'hen', 'là', 'phải', 'cho', 'thôi']);
const LIMITS = new Set(['trước', 'nhất', 'hạn', 'chót', 'cuối']);

/** "xong trước hai mươi lăm nha": a number alone after a word of limit, at the end of what is said. */
const unmarkedDay: Reader<Core> = (tokens, at) => {
  const number = LIMITS.has(wordAt(tokens, at - 1)) ? readNumber(tokens, at) : null;
  const fits = number !== null && Number.isInteger(number.value) && number.value >= 1 && number.value <= 31;
  return fits && CLOSES.has(wordAt(tokens, number.next))
    ? { value: { type: 'day', day: number.value, month: null, year: null, monthShift: null }, next: number.next }
    : null;
};

const OFFSETS: readonly (readonly [string, number])[] = [
  ['ngày hôm nay', 0],
  ['hôm nay', 0],
  ['nay', 0],
  ['ngày mai', 1],
  ['mai', 1],
  ['hôm sau', 1],
  ['ngày kia', 2],
  ['ngày mốt', 2],
  ['mốt', 2],
  ['ngày làm việc hôm nay', 0],
];

const OFFSET_NEEDS_PART = new Set(['nay', 'mai', 'mốt']);
const PARTS = new Set(['sáng', 'trưa', 'chiều', 'tối', 'đêm']);

const offsetDay: Reader<Core> = (tokens, at) => {
  for (const [phrase, days] of OFFSETS) {
    const next = phraseAt(tokens, at, phrase);
    const opens =
      phrase === 'mai' &&
      tokens[at - 1]?.kind === 'punct' &&
      tokens[at]?.capital === false &&
      tokens[at + 1]?.kind === 'word';
    const afterName = phrase === 'mai' && tokens[at - 1]?.capital === true && tokens[at]?.capital === false;
    const lonely = !afterName && OFFSET_NEEDS_PART.has(phrase) && !PARTS.has(wordAt(tokens, at - 1)) && !opens;
    if (next !== null && !lonely) {
      return { value: { type: 'offset', days }, next };
    }
  }
  return null;
};

const namedDate: Reader<Core> = (tokens, at) => writtenDay(tokens, at) ?? spelledDay(tokens, at);

export const DAY_READERS: readonly Reader<Core>[] = [
  writtenDay,
  spelledDay,
  bareDay,
  weekdayBefore(namedDate),
  offsetDay,
  unmarkedDay,
];
