import { OPENERS, OWN_WORDS } from '../lexicon/triggers.ts';
import { readNumber } from '../text/numbers.ts';
import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import type { Level, UnitSpan } from '../units/span.ts';
import { type Reading, timeAt, unitAt, unitOver } from './reading.ts';
import type { Range } from './sentences.ts';

const OWN_NAME =
  /^(?:UBND|Hội đồng|Ban Chỉ đạo|Ban Giám đốc|Ban Thường vụ|Thường trực|Chủ tịch|Đảng ủy|Tỉnh ủy|Bộ trưởng|Tổng Giám đốc|Giám đốc Bệnh viện|Hiệu trưởng|Viện trưởng|Thứ trưởng|Phó Thủ tướng|Thủ tướng|Ban Giám hiệu|Ban Tổng Giám đốc)/;

/** The body that meets, or its chair: what it settles is a decision. */
export function isOwnBody(unit: UnitSpan): boolean {
  return unit.own ?? (unit.generic || OWN_NAME.test(unit.name));
}

const ABOVE: Readonly<Partial<Record<Level, RegExp>>> = {
  province: /^(?:Phó )?Thủ tướng|^Bộ trưởng|^Thứ trưởng/,
  commune: /^(?:Phó )?Thủ tướng|^Bộ trưởng|^Thứ trưởng|(?:UBND|HĐND) tỉnh|^Tỉnh ủy/,
  ministry: /^(?:Phó )?Thủ tướng/,
  institution: /^(?:Phó )?Thủ tướng|^Bộ trưởng|(?:UBND|HĐND) (?:tỉnh|xã|phường)|^Tỉnh ủy/,
};

/** The body that meets, and not one above it: what the Prime Minister wants is only told in a province. */
export function isOwnHere(unit: UnitSpan, level: Level): boolean {
  return isOwnBody(unit) && ABOVE[level]?.test(unit.name) !== true;
}

function votePrefix(reading: Reading, at: number): number | null {
  if (!['với', 'có'].includes(wordAt(reading.tokens, at))) {
    return null;
  }
  const voted = anyPhraseAt(reading.tokens, at + 1, ['tỷ lệ', 'kết quả', 'đa số', '100%', 'tuyệt đại']);
  if (voted === null && readNumber(reading.tokens, at + 1) === null && reading.tokens[at + 1]?.kind !== 'date') {
    return null;
  }
  let cursor = at + 1;
  while (
    cursor < reading.tokens.length &&
    cursor - at < 16 &&
    !unitAt(reading, cursor) &&
    !(wordAt(reading.tokens, cursor) === ',')
  ) {
    cursor += 1;
  }
  return cursor;
}

function skipOpener(reading: Reading, at: number): number | null {
  const unit = unitAt(reading, at);
  const asked = ['ai', 'nào'].includes(wordAt(reading.tokens, (unit?.end ?? at) - 1));
  if (unit && isOwnBody(unit) && !asked) {
    return unit.end;
  }
  return (
    OPENERS.at(reading.tokens, at)?.end ?? OWN_WORDS.at(reading.tokens, at)?.end ?? timeAt(reading, at)?.end ?? null
  );
}

/** Only openers, the own body, dates and a vote's result stand between the clause's start and `at`. */
function onlyOpenersBefore(reading: Reading, start: number, at: number): boolean {
  let cursor = votePrefix(reading, start) ?? start;
  while (cursor < at) {
    const next = skipOpener(reading, cursor);
    if (next === null) {
      return false;
    }
    cursor = next;
  }
  return cursor === at;
}

const PAUSES = new Set([',', 'nhé', 'nhá', 'ạ', 'và', 'rồi', '-', ':']);

/** Start of the clause a token stands in: after the last comma or spoken pause. */
function clauseStart(reading: Reading, at: number, range: Range): number {
  for (let cursor = at - 1; cursor >= range.start; cursor -= 1) {
    if (PAUSES.has(wordAt(reading.tokens, cursor)) && unitOver(reading, cursor) === null) {
      return cursor + 1;
    }
  }
  return range.start;
}

const ME = new Set(['tôi', 'ta', 'mình', 'nghị', 'họp', 'thể']);
const GOVERNED = new Set([
  'cáo',
  'trình',
  'gửi',
  'cho',
  'của',
  'với',
  'nghị',
  'cầu',
  'giao',
  'mong',
  'xin',
  'nhờ',
  'thưa',
  'từ',
  'mưu',
  'để',
  'đạo',
]);

/** "tôi nhất trí", "chúng ta thống nhất", "hội nghị thông qua" */
export function ownWordBefore(reading: Reading, at: number, range: Range): boolean {
  const word = wordAt(reading.tokens, at - 1);
  const head = ['nghị', 'họp', 'thể'].includes(word) ? at - 2 : at - 1;
  return (
    ME.has(word) &&
    at > range.start &&
    !GOVERNED.has(wordAt(reading.tokens, head - 1)) &&
    (head === at - 1 || ['hội', 'phiên', 'cuộc', 'tập'].includes(wordAt(reading.tokens, head)))
  );
}

export function ownBodyBefore(reading: Reading, at: number): boolean {
  const unit = unitOver(reading, at - 1);
  const asked = ['ai', 'nào'].includes(wordAt(reading.tokens, at - 1));
  return unit !== null && !asked && isOwnBody(unit) && !GOVERNED.has(wordAt(reading.tokens, unit.start - 1));
}

/** A clause begins here, or only openers stand before. */
export function opensAt(reading: Reading, at: number, range: Range): boolean {
  return onlyOpenersBefore(reading, range.start, at) || onlyOpenersBefore(reading, clauseStart(reading, at, range), at);
}
