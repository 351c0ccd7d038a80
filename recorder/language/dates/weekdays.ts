import { phraseAt, type Token, wordAt } from '../text/tokens.ts';
import type { Core, Read, Reader } from './expression.ts';

const WEEKDAYS: Readonly<Record<string, number>> = {
  hai: 1,
  ba: 2,
  tư: 3,
  năm: 4,
  sáu: 5,
  bảy: 6,
  bẩy: 6,
  '2': 1,
  '3': 2,
  '4': 3,
  '5': 4,
  '6': 5,
  '7': 6,
};

const COUNTED_NOUNS = new Set(
  'dung lần án đề điểm thứ phần mục việc phiên kỳ vị khoản ý bậc hạng nhóm loại đợt tổ hai tuần kỳ'.split(' '),
);

function weekdayNumber(tokens: readonly Token[], at: number): Read<number> | null {
  const sunday = phraseAt(tokens, at, 'chủ nhật') ?? phraseAt(tokens, at, 'chúa nhật');
  if (sunday !== null) {
    return { value: 7, next: sunday };
  }
  const weekday = wordAt(tokens, at) === 'thứ' ? WEEKDAYS[wordAt(tokens, at + 1)] : undefined;
  const ordinal = COUNTED_NOUNS.has(wordAt(tokens, at - 1)) && wordAt(tokens, at - 2) !== 'định';
  return weekday === undefined || ordinal ? null : { value: weekday, next: at + 2 };
}

const WEEK_TAILS: readonly (readonly [string, number])[] = [
  ['tuần này', 0],
  ['trong tuần này', 0],
  ['của tuần này', 0],
  ['này', 0],
  ['tuần tới', 1],
  ['tuần sau', 1],
  ['tuần sau nữa', 2],
  ['của tuần sau', 1],
  ['của tuần tới', 1],
  ['đầu tuần sau', 1],
  ['đầu tuần tới', 1],
  ['đầu tuần', 1],
  ['cuối tuần này', 0],
  ['cuối tuần', 0],
  ['giữa tuần sau', 1],
  ['tuần kế tiếp', 1],
];

function weekTail(tokens: readonly Token[], at: number): Read<number | null> {
  let best: Read<number | null> = { value: null, next: wordAt(tokens, at) === 'tới' ? at + 1 : at };
  for (const [phrase, week] of WEEK_TAILS) {
    const next = phraseAt(tokens, at, phrase);
    if (next !== null && next > best.next) {
      best = { value: week, next };
    }
  }
  return best;
}

function dateInBrackets(tokens: readonly Token[], at: number, readDate: Reader<Core>): Read<Core> | null {
  const opened = ['(', ','].includes(wordAt(tokens, at)) ? at + 1 : at;
  const date = readDate(tokens, opened);
  if (!date) {
    return null;
  }
  return { value: date.value, next: wordAt(tokens, date.next) === ')' ? date.next + 1 : date.next };
}

/** thứ Sáu · thứ Sáu tuần tới · thứ Tư, ngày 23/12 (the named date wins) */
export const weekdayBefore =
  (readDate: Reader<Core>): Reader<Core> =>
  (tokens, at) => {
    const start = ['ngày', 'hôm'].includes(wordAt(tokens, at)) ? at + 1 : at;
    const number = weekdayNumber(tokens, start);
    if (!number) {
      return null;
    }
    const tail = weekTail(tokens, number.next);
    const named = dateInBrackets(tokens, tail.next, readDate);
    return named ?? { value: { type: 'weekday', weekday: number.value, week: tail.value }, next: tail.next };
  };
