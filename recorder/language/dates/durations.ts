import { readNumber } from '../text/numbers.ts';
import { anyPhraseAt, phraseAt, type Token, wordAt } from '../text/tokens.ts';
import { DAY_READERS } from './days.ts';
import { type Anchor, type Core, type DurationUnit, longestOf, type Read, type Reader } from './expression.ts';

const UNITS: readonly (readonly [string, DurationUnit])[] = [
  ['ngày làm việc', 'workingDay'],
  ['ngày công', 'workingDay'],
  ['ngày', 'day'],
  ['hôm', 'day'],
  ['tuần lễ', 'week'],
  ['tuần', 'week'],
  ['tháng', 'month'],
  ['quý', 'quarter'],
  ['năm', 'year'],
  ['giờ đồng hồ', 'hour'],
  ['giờ', 'hour'],
  ['tiếng', 'hour'],
];

const MEETING_ANCHORS = [
  'hôm nay',
  'ngày hôm nay',
  'bây giờ',
  'nay',
  'ngày họp',
  'cuộc họp này',
  'phiên họp này',
  'hội nghị này',
  'ngày kết luận',
  'khi kết thúc phiên họp',
  'khi kết thúc cuộc họp',
  'ngày diễn ra cuộc họp',
];
const ANCHOR_WORDS = ['kể từ', 'tính từ', 'từ', 'sau', 'sau khi', 'từ khi', 'kể từ khi'];
const ANCHORS_APART = new Set(['kể', 'tính']);
const EVENT_STARTS = new Set(['ngày', 'khi', 'lúc', 'thời', 'có', 'nhận', 'được', 'kết']);
const ANCHOR_MAX_TOKENS = 14;
const ANCHOR_STOPS = new Set([',', ';', '.', ':', '(', 'đồng', 'và', 'để']);

const namedDay = longestOf(DAY_READERS);

/** End of a "kể từ ngày nhận đủ hồ sơ" phrase: to the next mark, at most some words. */
function eventEnd(tokens: readonly Token[], at: number): number {
  let end = at;
  while (end < tokens.length && end - at < ANCHOR_MAX_TOKENS && !ANCHOR_STOPS.has(wordAt(tokens, end))) {
    end += 1;
  }
  return end;
}

const tomorrow = (at: number): Read<Core> => ({ value: { type: 'offset', days: 1 }, next: at + 1 });

function readAnchor(tokens: readonly Token[], at: number): Read<Anchor> {
  const from = anyPhraseAt(
    tokens,
    wordAt(tokens, at) === ',' && ANCHORS_APART.has(wordAt(tokens, at + 1)) ? at + 1 : at,
    ANCHOR_WORDS,
  );
  if (from === null) {
    return { value: { at: 'meeting' }, next: at };
  }
  const meeting = anyPhraseAt(tokens, from, MEETING_ANCHORS);
  if (meeting !== null) {
    return { value: { at: 'meeting' }, next: meeting };
  }
  const day = wordAt(tokens, from) === 'mai' ? tomorrow(from) : namedDay(tokens, from);
  if (day) {
    return { value: { at: 'day', core: day.value }, next: day.next };
  }
  const isEvent = EVENT_STARTS.has(wordAt(tokens, from)) || wordAt(tokens, from - 1) === 'khi';
  return isEvent ? { value: { at: 'event' }, next: eventEnd(tokens, from) } : { value: { at: 'meeting' }, next: at };
}

const TAILS = ['tới', 'nữa', 'sắp tới', 'tiếp theo', 'tới đây'];

function readUnit(tokens: readonly Token[], at: number): Read<DurationUnit> | null {
  for (const [phrase, unit] of UNITS) {
    const next = phraseAt(tokens, at, phrase);
    if (next !== null) {
      return { value: unit, next };
    }
  }
  return null;
}

/** 05 ngày làm việc · mười ngày (tới) · hai tuần · một tháng · 24 giờ · 7 ngày kể từ ngày nhận đủ hồ sơ */
export const duration: Reader<Core> = (tokens, at) => {
  const half = phraseAt(tokens, at, 'nửa tháng');
  if (half !== null) {
    return { value: { type: 'duration', amount: 15, unit: 'day', anchor: { at: 'meeting' } }, next: half };
  }
  const number = readNumber(tokens, at);
  const unit = number ? readUnit(tokens, number.next) : null;
  if (!number || !unit || number.value > 1000) {
    return null;
  }
  const tail = anyPhraseAt(tokens, unit.next, TAILS) ?? unit.next;
  const anchor = readAnchor(tokens, tail);
  const value: Core = { type: 'duration', amount: Math.ceil(number.value), unit: unit.value, anchor: anchor.value };
  return { value, next: anchor.next };
};

const MUST = ['phải', 'là phải', 'phải xong', 'là xong', 'phải có', 'sau phải'];

const ENDS = new Set(['', ',', '.', ';']);

/** "…, mười lăm ngày, tính từ mai": a count that stands alone between marks is the time allowed. */
export function standsApart(tokens: readonly Token[], start: number, end: number): boolean {
  return wordAt(tokens, start - 1) === ',' && ENDS.has(wordAt(tokens, end));
}

/** "5 ngày nữa", "hai tuần tới", "một tháng phải có kết luận": counts as a deadline without "trong". */
export function endsInTail(tokens: readonly Token[], end: number): boolean {
  return ['tới', 'nữa'].includes(wordAt(tokens, end - 1)) || anyPhraseAt(tokens, end, MUST) !== null;
}
