import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import type { UnitSpan } from '../units/span.ts';
import { positions } from './draft.ts';
import { isOwnHere } from './opening.ts';
import { type Reading, timeOver, unitOver } from './reading.ts';
import type { Segment } from './segments.ts';

/** A unit after one of these is spoken to or of. */
export const HEADS_OF_SPEECH = new Set(['cáo', 'gửi', 'thưa', 'của', 'với', 'cho', 'tại', 'theo', 'về']);

const REPORT_REACH = 12;

/** Between a speaker and the word of speaking: adverbs, and the paper in which it was said. */
const BETWEEN = new Set(
  'đề xuất kiến nghị đã cũng mới vừa lại có vẫn từng đang tiếp tục trân trọng xin kính rất nhiều lần cùng tại trong công văn bản điện thông báo số đây chỉ thị nghị quyết cuộc họp phiên hôm qua gần nhất khi liên tục phải thường xuyên kết luận hội buổi làm việc ký ban hành'.split(
    ' ',
  ),
);

function mayStandBetween(reading: Reading, at: number): boolean {
  return (
    reading.tokens[at]?.kind === 'docNumber' ||
    BETWEEN.has(wordAt(reading.tokens, at)) ||
    timeOver(reading, at) !== null
  );
}

const ISSUED = new Set(['có', 'hành', 'gửi', 'ký']);
const ISSUE_REACH = 5;

/** "Bộ Nội vụ đã có Công văn số … hướng dẫn, yêu cầu …": all the sentence tells what that paper wants. */
function issuedBefore(reading: Reading, segment: Segment, at: number): UnitSpan | null {
  const first = reading.units.find((unit) => unit.start === segment.sentence.start);
  if (!first || isOwnHere(first, reading.level) || first.end >= at) {
    return null;
  }
  const issues = positions({ start: first.end, end: Math.min(at, first.end + ISSUE_REACH) }).some((cursor) =>
    ISSUED.has(wordAt(reading.tokens, cursor)),
  );
  const paper = reading.tokens.slice(first.end, at).some((token) => token.kind === 'docNumber');
  return issues && paper ? first : null;
}

/** The one who orders, when it is not the chair: "Bộ Tài chính yêu cầu …" is only reported. */
export function reportedSpeaker(reading: Reading, segment: Segment, at: number): UnitSpan | null {
  return issuedBefore(reading, segment, at) ?? speakerBefore(reading, segment, at);
}

function speakerBefore(reading: Reading, segment: Segment, at: number): UnitSpan | null {
  for (let cursor = at - 1; cursor >= segment.sentence.start && cursor >= at - REPORT_REACH; cursor -= 1) {
    const unit = unitOver(reading, cursor);
    if (unit) {
      const object = HEADS_OF_SPEECH.has(wordAt(reading.tokens, unit.start - 1));
      return object || isOwnHere(unit, reading.level) ? null : unit;
    }
    if (!mayStandBetween(reading, cursor)) {
      return null;
    }
  }
  return null;
}

const THINGS_THAT_ORDER = new Set(['luận', 'quyết', 'định', 'viện', 'điện', 'thị', 'văn']);

const LAWS = ['thông tư', 'nghị định', 'luật', 'điều lệ', 'quy chế'];

/** "Kết luận thanh tra yêu cầu …", "Thông tư 15 giao …": what a paper orders. */
export function orderedByPaper(reading: Reading, segment: Segment, at: number): boolean {
  const law = anyPhraseAt(reading.tokens, segment.start, LAWS) !== null;
  const starts = (law || THINGS_THAT_ORDER.has(wordAt(reading.tokens, segment.start + 1))) && at - segment.start > 2;
  const comma = positions({ start: segment.start, end: at }).some((cursor) =>
    [',', ':'].includes(wordAt(reading.tokens, cursor)),
  );
  return starts && !comma && wordAt(reading.tokens, at - 1) !== 'là';
}
