import { anyPhraseAt, type Token, wordAt } from '../text/tokens.ts';
import type { DueBoundary } from '../types.ts';
import type { TimeExpression } from './expression.ts';

const CONDITION_STARTS: readonly (readonly [string, DueBoundary | null])[] = [
  ['trước khi', 'before'],
  ['ngay trước khi', 'before'],
  ['sau khi', null],
  ['ngay sau khi', null],
  ['ngay sau', null],
  ['ngay khi', null],
  ['khi có', null],
  ['khi nào', null],
  ['đến khi', null],
  ['sau ngày', null],
];

const PREPOSITIONS: Readonly<Record<string, DueBoundary | null>> = {
  tại: 'by',
  trong: 'within',
  trước: 'before',
  đến: 'by',
  vào: 'by',
  sau: null,
  ở: 'by',
};

const OCCURRENCES = [
  'kỳ họp',
  'phiên họp',
  'cuộc họp',
  'buổi họp',
  'hội nghị',
  'đại hội',
  'buổi làm việc',
  'buổi giao ban',
  'họp giao ban',
  'giao ban',
  'lễ khai giảng',
  'ngày khai giảng',
  'ngày khai mạc',
  'lễ khai mạc',
  'khai mạc',
  'ngày hội',
  'lễ khởi công',
  'lễ khánh thành',
  'ngày bầu cử',
  'khai giảng',
  'năm học mới',
  'năm học',
  'mùa mưa',
  'mùa bão',
  'mùa khô',
  'mùa lũ',
  'vụ',
  'hè',
  'mùa hè',
  'kỳ nghỉ hè',
  'dịp hè',
  'đợt kiểm tra',
  'đợt',
  'thời gian diễn ra',
  'suốt thời gian diễn ra',
  'phiên thường kỳ',
  'phiên tới',
  'kỳ tới',
];

const STOPS = new Set([',', ';', '.', ':', '(', '?', '!', 'riêng', 'thì', 'chậm', 'muộn', 'xong', 'rồi', 'nhé']);
const STOP_PHRASES = ['đồng thời', 'trước ngày', 'trong ngày', 'trong tuần', 'trong tháng', 'trong quý', 'có báo cáo'];
const MAX_TOKENS = 12;
const THIS_MEETING = ['này', 'hôm nay', 'ngày hôm nay'];

function stopsAt(tokens: readonly Token[], at: number): boolean {
  return STOPS.has(wordAt(tokens, at)) || anyPhraseAt(tokens, at, STOP_PHRASES) !== null;
}

function endOf(tokens: readonly Token[], at: number): number {
  let end = at;
  while (end < tokens.length && end - at < MAX_TOKENS && !stopsAt(tokens, end)) {
    end += 1;
  }
  return end;
}

function event(start: number, end: number, boundary: DueBoundary | null): TimeExpression {
  return { start, end, boundary, period: false, core: { type: 'event' }, time: null, recurrence: null };
}

function meetingPhrase(tokens: readonly Token[], at: number): TimeExpression | null {
  const preposition = wordAt(tokens, at);
  const boundary = PREPOSITIONS[preposition];
  if (boundary === undefined) {
    return null;
  }
  const named = anyPhraseAt(tokens, at + 1, OCCURRENCES);
  if (named === null || anyPhraseAt(tokens, named, THIS_MEETING) !== null) {
    return null;
  }
  // A document's own day ("kết luận tại cuộc họp ngày 12/11") is no deadline.
  return event(at, endOf(tokens, named), boundary);
}

/** A point that has no date yet: a meeting to come, or something that must happen first (domain.md §3.4). */
export function readEvent(tokens: readonly Token[], at: number): TimeExpression | null {
  for (const [phrase, boundary] of CONDITION_STARTS) {
    const next = anyPhraseAt(tokens, at, [phrase]);
    if (next !== null) {
      return event(at, endOf(tokens, next), boundary);
    }
  }
  return meetingPhrase(tokens, at);
}
