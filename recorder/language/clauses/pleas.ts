import { commaList } from '../text/list.ts';
import { readNumber } from '../text/numbers.ts';
import { phraseSet } from '../text/phrases.ts';
import { wordAt } from '../text/tokens.ts';
import { type Reading, timeAt } from './reading.ts';

const SELVES = new Set([
  'em',
  'tôi',
  'mình',
  'cháu',
  'phòng',
  'sở',
  'ban',
  'khoa',
  'tổ',
  'xã',
  'phường',
  'viện',
  'trường',
]);
const SOME = new Set(['vài', 'ít', 'mấy']);
const DAYS = new Set(['hôm', 'ngày', 'bữa', 'tuần', 'tháng']);
const LATER = phraseSet(
  commaList('lùi, lùi hạn, lùi thời hạn, lùi thời gian, gia hạn, giãn, hoãn, dời, thêm thời gian, thêm hạn'),
);

/** "xin thêm vài hôm", "xin lùi hạn": more time is asked for. */
export function asksForTime(reading: Reading, at: number): boolean {
  const count = readNumber(reading.tokens, at + 1)?.next ?? (SOME.has(wordAt(reading.tokens, at + 1)) ? at + 2 : null);
  const some = count !== null && DAYS.has(wordAt(reading.tokens, count));
  const more = wordAt(reading.tokens, at) === 'thêm' && (some || timeAt(reading, at + 1) !== null);
  return more || LATER.at(reading.tokens, at) !== null;
}

/** Whether the word before is the speaker, or his own office: "em xin …", "phòng xin …". */
export const speaksOfSelf = (reading: Reading, at: number): boolean => SELVES.has(wordAt(reading.tokens, at - 1));
