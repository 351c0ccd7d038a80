import { readNumber, readOrdinal } from '../text/numbers.ts';
import { phraseAt, type Token, wordAt } from '../text/tokens.ts';
import type { Core, Read, Reader } from './expression.ts';

const YEAR_SHIFTS: Readonly<Record<string, number>> = { nay: 0, này: 0, sau: 1, tới: 1 };

const YEAR_DIGITS: Readonly<Record<string, number>> = { bốn: 4, sáu: 6, bảy: 7, bẩy: 7, tám: 8, chín: 9 };

/** "năm hai sáu": two digits said one by one. */
function shortYear(tokens: readonly Token[], at: number): Read<number> | null {
  const unit = wordAt(tokens, at) === 'hai' ? YEAR_DIGITS[wordAt(tokens, at + 1)] : undefined;
  return unit === undefined ? null : { value: 20 + unit, next: at + 2 };
}

/** năm 2026 · /2026 · năm hai lăm (2025). Not "năm nay": that is relative. */
export function readYear(tokens: readonly Token[], at: number): Read<number> | null {
  const mark = wordAt(tokens, at);
  if (mark !== 'năm' && mark !== '/') {
    return null;
  }
  const number = shortYear(tokens, at + 1) ?? readNumber(tokens, at + 1);
  if (!number || !Number.isInteger(number.value)) {
    return null;
  }
  const year = number.value >= 20 && number.value <= 40 && mark === 'năm' ? 2000 + number.value : number.value;
  return year >= 1990 && year <= 2100 ? { value: year, next: number.next } : null;
}

interface SaidYear {
  readonly year: number | null;
  /** "năm nay" 0, "năm sau" 1; null when no year was said, or one by its number. */
  readonly yearShift: number | null;
}

interface MonthName extends SaidYear {
  readonly month: number;
}

/** The year after a month or quarter: by its number, or "năm nay", "năm sau". */
function readSaidYear(tokens: readonly Token[], at: number): Read<SaidYear> {
  const numbered = readYear(tokens, at);
  const shift = wordAt(tokens, at) === 'năm' ? YEAR_SHIFTS[wordAt(tokens, at + 1)] : undefined;
  if (numbered || shift === undefined) {
    return { value: { year: numbered?.value ?? null, yearShift: null }, next: numbered?.next ?? at };
  }
  return { value: { year: null, yearShift: shift }, next: at + 2 };
}

const NAMED_MONTHS: Readonly<Record<string, number>> = { giêng: 1, chạp: 12, tư: 4 };

/** The part after "tháng": 12 · 12/2025 · mười hai năm hai nghìn không trăm hai mươi lăm · giêng */
export function readMonthName(tokens: readonly Token[], at: number): Read<MonthName> | null {
  const token = tokens[at];
  if (token?.kind === 'monthYear') {
    const [month = 0, year = 0] = token.text.split('/').map((part) => Number(part.trim()));
    return month >= 1 && month <= 12 ? { value: { month, year, yearShift: null }, next: at + 1 } : null;
  }
  const named = NAMED_MONTHS[wordAt(tokens, at)];
  const number = named === undefined ? readNumber(tokens, at) : { value: named, next: at + 1 };
  if (!number || !Number.isInteger(number.value) || number.value < 1 || number.value > 12) {
    return null;
  }
  const year = readSaidYear(tokens, number.next);
  return { value: { month: number.value, ...year.value }, next: year.next };
}

/** tháng 12 · tháng 01/2026 · tháng này · tháng sau · 01/2026 */
const month: Reader<Core> = (tokens, at) => {
  if (tokens[at]?.kind === 'monthYear') {
    const bare = readMonthName(tokens, at);
    return bare ? { value: { type: 'month', ...bare.value, shift: 0, day: null }, next: bare.next } : null;
  }
  if (wordAt(tokens, at) !== 'tháng') {
    return null;
  }
  const name = readMonthName(tokens, at + 1);
  if (name) {
    return { value: { type: 'month', ...name.value, shift: 0, day: null }, next: name.next };
  }
  const shift = YEAR_SHIFTS[wordAt(tokens, at + 1)];
  return shift === undefined
    ? null
    : { value: { type: 'month', month: null, year: null, shift, day: null }, next: at + 2 };
};

/** "ngày cuối cùng của tháng": the last one, however long the month. */
export const LAST_DAY = 31;
/** "ngày làm việc cuối cùng của tháng" */
export const LAST_WORKING_DAY = 32;
const FIRST_HALF_END = 15;

const MONTH_PARTS: readonly (readonly [string, number])[] = [
  ['ngày cuối cùng của', LAST_DAY],
  ['ngày cuối cùng', LAST_DAY],
  ['ngày cuối của', LAST_DAY],
  ['ngày cuối', LAST_DAY],
  ['ngày làm việc cuối cùng của', LAST_WORKING_DAY],
  ['ngày làm việc cuối cùng', LAST_WORKING_DAY],
  ['ngày làm việc cuối của', LAST_WORKING_DAY],
  ['nửa đầu', FIRST_HALF_END],
  ['nửa cuối', LAST_DAY],
];

/** ngày cuối cùng của tháng (10): the last calendar day. nửa đầu tháng 12: the 15th. */
const monthPart: Reader<Core> = (tokens, at) => {
  for (const [phrase, day] of MONTH_PARTS) {
    const start = phraseAt(tokens, at, phrase);
    if (start !== null && wordAt(tokens, start) === 'tháng') {
      const read = month(tokens, start);
      const value: Core = read?.value ?? { type: 'month', month: null, year: null, shift: 0, day: null };
      return { value: value.type === 'month' ? { ...value, day } : value, next: read?.next ?? start + 1 };
    }
  }
  return null;
};

/** quý I/2026 · quý một năm … · quý này · quý sau */
const quarter: Reader<Core> = (tokens, at) => {
  if (wordAt(tokens, at) !== 'quý') {
    return null;
  }
  const number = readOrdinal(tokens, at + 1);
  if (number && number.value >= 1 && number.value <= 4) {
    const year = readSaidYear(tokens, number.next);
    return { value: { type: 'quarter', quarter: number.value, ...year.value, shift: 0 }, next: year.next };
  }
  const shift = YEAR_SHIFTS[wordAt(tokens, at + 1)];
  return shift === undefined ? null : { value: { type: 'quarter', quarter: null, year: null, shift }, next: at + 2 };
};

function yearTail(tokens: readonly Token[], at: number): Read<number | null> {
  const year = wordAt(tokens, at) === 'năm' ? readYear(tokens, at) : null;
  if (year) {
    return year;
  }
  const number = readNumber(tokens, at);
  const plain = number && number.value >= 1990 && number.value <= 2100 ? number : null;
  const relative = wordAt(tokens, at) === 'nay' || wordAt(tokens, at) === 'này';
  return { value: plain?.value ?? null, next: plain?.next ?? (relative ? at + 1 : at) };
}

const HALVES: readonly (readonly [string, number])[] = [
  ['nửa đầu năm', 6],
  ['nửa cuối năm', 12],
  ['nửa năm đầu', 6],
  ['nửa năm cuối', 12],
];

/** 6 tháng đầu năm 2026 · 9 tháng đầu năm · 6 tháng cuối năm · nửa đầu năm */
const halfYear: Reader<Core> = (tokens, at) => {
  for (const [phrase, lastMonth] of HALVES) {
    const next = phraseAt(tokens, at, phrase);
    if (next !== null) {
      const year = yearTail(tokens, next);
      return { value: { type: 'months', lastMonth, year: year.value }, next: year.next };
    }
  }
  const count = readNumber(tokens, at);
  const first = count ? phraseAt(tokens, count.next, 'tháng đầu năm') : null;
  const last = count ? phraseAt(tokens, count.next, 'tháng cuối năm') : null;
  const end = first ?? last;
  if (!count || end === null || count.value > 12) {
    return null;
  }
  const year = yearTail(tokens, end);
  return { value: { type: 'months', lastMonth: first === null ? 12 : count.value, year: year.value }, next: year.next };
};

/** năm 2026 · năm nay · năm sau */
const year: Reader<Core> = (tokens, at) => {
  if (wordAt(tokens, at) !== 'năm') {
    return null;
  }
  const number = readYear(tokens, at);
  if (number) {
    return { value: { type: 'year', year: number.value, shift: 0 }, next: number.next };
  }
  const shift = YEAR_SHIFTS[wordAt(tokens, at + 1)];
  return shift === undefined ? null : { value: { type: 'year', year: null, shift }, next: at + 2 };
};

const WEEKS: readonly (readonly [string, number])[] = [
  ['tuần này', 0],
  ['tuần tới', 1],
  ['tuần sau', 1],
  ['tuần sau nữa', 2],
  ['tuần kế tiếp', 1],
  ['cuối tuần này', 0],
  ['cuối tuần sau', 1],
  ['cuối tuần tới', 1],
];

const week: Reader<Core> = (tokens, at) => {
  let best: Read<Core> | null = null;
  for (const [phrase, shift] of WEEKS) {
    const next = phraseAt(tokens, at, phrase);
    if (next !== null && next > (best?.next ?? 0)) {
      best = { value: { type: 'week', week: shift }, next };
    }
  }
  return best;
};

export const PERIOD_READERS: readonly Reader<Core>[] = [month, monthPart, quarter, halfYear, year, week];
