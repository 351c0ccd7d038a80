import { readNumber } from '../text/numbers.ts';
import { anyPhraseAt, phraseAt, type Token, wordAt } from '../text/tokens.ts';
import type { Core, Read, Reader } from './expression.ts';

type Occasion = { readonly lunar: boolean; readonly month: number; readonly day: number; readonly named: boolean };

const lunar = (month: number, day: number, named = false): Occasion => ({ lunar: true, month, day, named });
const solar = (month: number, day: number): Occasion => ({ lunar: false, month, day, named: true });

/** Days known by a name. A lunar one with `named` is a holiday (flag holiday_named), else a plain lunar date. */
const OCCASIONS: readonly (readonly [string, Occasion])[] = [
  ['tết dương lịch', solar(1, 1)],
  ['tết tây', solar(1, 1)],
  ['tết trung thu', lunar(8, 15, true)],
  ['trung thu', lunar(8, 15, true)],
  ['tết đoan ngọ', lunar(5, 5, true)],
  ['tết nguyên đán', lunar(1, 1, true)],
  ['tết âm lịch', lunar(1, 1, true)],
  ['tết ta', lunar(1, 1, true)],
  ['tết cổ truyền', lunar(1, 1, true)],
  ['tết', lunar(1, 1, true)],
  ['năm mới âm lịch', lunar(1, 1, true)],
  ['giao thừa', lunar(1, 1, true)],
  ['giỗ tổ hùng vương', lunar(3, 10, true)],
  ['giỗ tổ', lunar(3, 10, true)],
  ['lễ vu lan', lunar(7, 15, true)],
  ['vu lan', lunar(7, 15, true)],
  ['phật đản', lunar(4, 15, true)],
  ['ông công ông táo', lunar(12, 23, true)],
  ['quốc khánh', solar(9, 2)],
  ['ngày quốc khánh', solar(9, 2)],
  ['lễ quốc khánh', solar(9, 2)],
  ['ngày giải phóng miền nam', solar(4, 30)],
  ['ngày quốc tế lao động', solar(5, 1)],
  ['ngày thương binh liệt sĩ', solar(7, 27)],
  ['ngày thương binh - liệt sĩ', solar(7, 27)],
  ['ngày nhà giáo việt nam', solar(11, 20)],
  ['ngày nhà giáo', solar(11, 20)],
  ['ngày thầy thuốc việt nam', solar(2, 27)],
  ['ngày văn hóa việt nam', solar(11, 24)],
  ['giáng sinh', solar(12, 25)],
  ['noel', solar(12, 25)],
  ['năm mới', solar(1, 1)],
];

const LEADS = [
  'dịp',
  'ngày lễ',
  'ngày',
  'kỳ nghỉ',
  'lễ',
  'đợt nghỉ lễ',
  'kỳ nghỉ lễ',
  'dịp lễ',
  'dịp nghỉ lễ',
  'dịp nghỉ',
];

/** Year names ("Bính Ngọ") and years after an occasion; they only confirm the next occurrence. */
function skipYearName(tokens: readonly Token[], at: number): number {
  const stems = ['giáp', 'ất', 'bính', 'đinh', 'mậu', 'kỷ', 'canh', 'tân', 'nhâm', 'quý'];
  let next = at;
  if (stems.includes(wordAt(tokens, next)) && tokens[next + 1]?.kind === 'word') {
    next += 2;
  }
  const year = wordAt(tokens, next) === 'năm' ? readNumber(tokens, next + 1) : null;
  if (year && year.value > 1990) {
    next = year.next;
  }
  const holiday = tokens[next]?.kind === 'date' ? next + 1 : next;
  return holiday;
}

function daysBefore(tokens: readonly Token[], at: number): Read<number> {
  const number = readNumber(tokens, at);
  const isDays = number !== null && wordAt(tokens, number.next) === 'ngày';
  return isDays ? { value: number.value, next: number.next + 1 } : { value: 0, next: at };
}

const occasion: Reader<Core> = (tokens, at) => {
  const start = anyPhraseAt(tokens, at, LEADS) ?? at;
  let best: Read<Occasion> | null = null;
  for (const [phrase, value] of OCCASIONS) {
    const next = phraseAt(tokens, start, phrase);
    if (next !== null && next > (best?.next ?? 0)) {
      best = { value, next };
    }
  }
  if (!best) {
    return null;
  }
  const before = daysBefore(tokens, skipYearName(tokens, best.next));
  const { lunar: isLunar, month, day, named } = best.value;
  const value: Core = isLunar
    ? { type: 'lunar', month, day, named, daysBefore: before.value }
    : { type: 'holiday', month, day, daysBefore: before.value };
  return { value, next: before.next };
};

const LUNAR_MONTHS: Readonly<Record<string, number>> = { giêng: 1, chạp: 12 };
const FOURTH = 'tư';

function lunarMonthAt(tokens: readonly Token[], at: number): Read<number> | null {
  if (wordAt(tokens, at) !== 'tháng') {
    return null;
  }
  const named = LUNAR_MONTHS[wordAt(tokens, at + 1)];
  const fourth = wordAt(tokens, at + 1) === FOURTH ? 4 : undefined;
  const word = named ?? fourth;
  const number = word === undefined ? readNumber(tokens, at + 1) : { value: word, next: at + 2 };
  return number && number.value >= 1 && number.value <= 12 ? { value: number.value, next: number.next } : null;
}

/** rằm tháng Giêng · ngày rằm tháng bảy (âm lịch) */
const fullMoon: Reader<Core> = (tokens, at) => {
  const start = wordAt(tokens, at) === 'ngày' ? at + 1 : at;
  const month = wordAt(tokens, start) === 'rằm' ? lunarMonthAt(tokens, start + 1) : null;
  if (!month) {
    return null;
  }
  const tail = phraseAt(tokens, month.next, 'âm lịch') ?? month.next;
  return { value: { type: 'lunar', month: month.value, day: 15, named: false, daysBefore: 0 }, next: tail };
};

/** tháng Giêng, tháng Chạp, tháng 7 âm lịch: the month's last day */
const lunarMonth: Reader<Core> = (tokens, at) => {
  const month = lunarMonthAt(tokens, at);
  if (!month) {
    return null;
  }
  const tail = phraseAt(tokens, month.next, 'âm lịch');
  const named = LUNAR_MONTHS[wordAt(tokens, at + 1)] !== undefined;
  if (tail === null && !named) {
    return null;
  }
  return {
    value: { type: 'lunar', month: month.value, day: null, named: false, daysBefore: 0 },
    next: tail ?? month.next,
  };
};

const VAGUE = [
  'mai kia',
  'mai mốt',
  'nay mai',
  'một hai hôm nữa',
  'một vài hôm nữa',
  'vài hôm nữa',
  'vài hôm tới',
  'ít hôm nữa',
  'ít ngày nữa',
  'vài ngày tới',
  'một vài ngày tới',
  'những ngày tới',
  'thời gian tới',
  'thời gian sớm nhất',
  'thời gian gần nhất',
  'thời gian ngắn nhất',
  'thời gian gần đây nhất',
  'sớm nhất có thể',
  'sớm nhất',
  'càng sớm càng tốt',
  'một thời gian nữa',
  'hôm nào',
  'lúc nào rảnh',
  'khi nào rảnh',
  'đợt tới',
];

const vague: Reader<Core> = (tokens, at) => {
  const next = anyPhraseAt(tokens, at, VAGUE);
  return next === null ? null : { value: { type: 'fuzzy' }, next };
};

const PARTS_OF_PERIOD = ['đầu', 'giữa', 'cuối', 'khoảng đầu', 'khoảng giữa', 'khoảng cuối', 'khoảng'];
const PERIODS = new Set(['tháng', 'quý', 'năm', 'tuần']);

/** đầu/giữa/cuối tháng, quý, năm: no day can be known (domain.md §3.4). */
export function partOfPeriod(period: Reader<Core>): Reader<Core> {
  return (tokens, at) => {
    const start = anyPhraseAt(tokens, at, PARTS_OF_PERIOD);
    if (start === null || !PERIODS.has(wordAt(tokens, start))) {
      return null;
    }
    const named = period(tokens, start);
    return { value: { type: 'fuzzy' }, next: named?.next ?? start + 1 };
  };
}

export const OCCASION_READERS: readonly Reader<Core>[] = [occasion, fullMoon, lunarMonth, vague];
