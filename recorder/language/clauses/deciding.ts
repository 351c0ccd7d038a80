import { DECIDE, MOVE_DUE, OPENERS, OWN_WORDS } from '../lexicon/triggers.ts';
import { ACTION_VERBS } from '../lexicon/verbs.ts';
import { readNumber } from '../text/numbers.ts';
import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import type { UnitSpan } from '../units/span.ts';
import type { Anchor } from './anchors.ts';
import { type Reading, timeAt, unitAt, unitOver } from './reading.ts';
import type { Range } from './sentences.ts';

type Decision = Extract<Anchor, { type: 'decide' }>;
type Move = Extract<Anchor, { type: 'move' }>;

const OWN_NAME =
  /^(?:UBND|Hội đồng|Ban Chỉ đạo|Ban Giám đốc|Ban Thường vụ|Thường trực|Chủ tịch|Đảng ủy|Tỉnh ủy|Bộ trưởng|Tổng Giám đốc|Giám đốc Bệnh viện|Hiệu trưởng|Viện trưởng|Thứ trưởng|Phó Thủ tướng|Thủ tướng|Ban Giám hiệu|Ban Tổng Giám đốc)/;

/** The body that meets, or its chair: what it settles is a decision. */
export function isOwnBody(unit: UnitSpan): boolean {
  return unit.generic || OWN_NAME.test(unit.name);
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
function ownWordBefore(reading: Reading, at: number, range: Range): boolean {
  const word = wordAt(reading.tokens, at - 1);
  const head = ['nghị', 'họp', 'thể'].includes(word) ? at - 2 : at - 1;
  return (
    ME.has(word) &&
    at > range.start &&
    !GOVERNED.has(wordAt(reading.tokens, head - 1)) &&
    (head === at - 1 || ['hội', 'phiên', 'cuộc', 'tập'].includes(wordAt(reading.tokens, head)))
  );
}

function ownBodyBefore(reading: Reading, at: number): boolean {
  const unit = unitOver(reading, at - 1);
  const asked = ['ai', 'nào'].includes(wordAt(reading.tokens, at - 1));
  return unit !== null && !asked && isOwnBody(unit) && !GOVERNED.has(wordAt(reading.tokens, unit.start - 1));
}

/** "thống nhất giao Sở A …", "đồng ý cho Sở A lùi …": the order or the move is what counts. */
function leadsElsewhere(reading: Reading, at: number, range: Range): boolean {
  const next = anyPhraseAt(reading.tokens, at, ['việc', 'chủ trương', 'để', 'cho', 'phương án', 'đề xuất']) ?? at;
  const giao = wordAt(reading.tokens, next) === 'giao' && unitNear(reading, next + 1, range);
  const unit = unitAt(reading, next);
  const afterUnit = unit ? MOVE_DUE.at(reading.tokens, unit.end) : null;
  return (
    giao || MOVE_DUE.at(reading.tokens, at) !== null || MOVE_DUE.at(reading.tokens, next) !== null || afterUnit !== null
  );
}

function unitNear(reading: Reading, at: number, range: Range): boolean {
  for (let cursor = at; cursor < Math.min(at + 4, range.end); cursor += 1) {
    if (unitAt(reading, cursor)) {
      return true;
    }
  }
  return false;
}

const STANDING = ['tuyệt đối không', 'nghiêm cấm', 'nhất định không', 'kiên quyết không', 'tuyệt đối'];
const NEVER = ['không', 'không được', 'thôi không', 'dừng'];
const NOT_RULES = new Set(
  'phải cần yêu giao đề nhất còn có thể biết thấy nghe được rõ đồng tán ai nói kịp đủ bao đạt'.split(' '),
);

/** "các sở không tổ chức …", "tuyệt đối không …": a standing rule (domain.md D037). */
function standingRule(reading: Reading, at: number, range: Range): Decision | null {
  const strong = anyPhraseAt(reading.tokens, at, STANDING);
  const plain = anyPhraseAt(reading.tokens, at, NEVER);
  const end = strong ?? plain;
  if (end === null || (strong === null && NOT_RULES.has(wordAt(reading.tokens, end)))) {
    return null;
  }
  const subject = unitOver(reading, at - 1);
  const everyone = subject?.collective === true && !subject.generic;
  const whole =
    anyPhraseAt(reading.tokens, at - 2, [
      'toàn tỉnh',
      'toàn xã',
      'toàn ngành',
      'toàn bộ',
      'cả tỉnh',
      'các xã',
      'toàn hệ',
      'toàn tập',
      'toàn thành',
    ]) === at;
  const dated = wordAt(reading.tokens, range.start) === 'từ' || wordAt(reading.tokens, range.start) === 'kể';
  return strong !== null || everyone || whole || (dated && subject === null)
    ? { type: 'decide', at: range.start, body: range.start }
    : null;
}

const PAPER_AFTER = new Set(['thanh', 'kiểm', 'của', 'số', 'tại', 'này', 'trên', 'đó', 'đã']);

/** "Kết luận thanh tra", "Quyết định số 15", "thống nhất đã giao": a paper or something past. */
function isPaper(reading: Reading, at: number): boolean {
  const verb = ['luận', 'định', 'nghị'].includes(wordAt(reading.tokens, at - 1));
  const following = wordAt(reading.tokens, at);
  return following === 'đã' || (verb && PAPER_AFTER.has(following));
}

/** "UBND tỉnh không xem xét …": the body declines. */
function isRefusal(reading: Reading, at: number): boolean {
  const refuses =
    ['không', 'chưa'].includes(wordAt(reading.tokens, at)) && ACTION_VERBS.at(reading.tokens, at + 1) !== null;
  return refuses && ownBodyBefore(reading, at) && !NOT_RULES.has(wordAt(reading.tokens, at + 1));
}

function settlesAt(reading: Reading, at: number, end: number, range: Range): boolean {
  if (isPaper(reading, end) || leadsElsewhere(reading, end, range)) {
    return false;
  }
  return opensAt(reading, at, range) || ownBodyBefore(reading, at) || ownWordBefore(reading, at, range);
}

function opensAt(reading: Reading, at: number, range: Range): boolean {
  return onlyOpenersBefore(reading, range.start, at) || onlyOpenersBefore(reading, clauseStart(reading, at, range), at);
}

/** Here the body or its chair settles something. */
export function decisionAt(reading: Reading, at: number, range: Range, isFirst: boolean): Decision | null {
  const hit = DECIDE.at(reading.tokens, at);
  if (hit && settlesAt(reading, at, hit.end, range)) {
    return { type: 'decide', at, body: hit.end };
  }
  if (!hit && isRefusal(reading, at)) {
    return { type: 'decide', at, body: at + 1 };
  }
  return isFirst ? standingRule(reading, at, range) : null;
}

/** Here a due date is moved ("lùi đến ngày 10/12"): only with a date to move to. */
export function moveAt(reading: Reading, at: number, range: Range): Move | null {
  const hit = MOVE_DUE.at(reading.tokens, at);
  if (!hit || reading.role === 'member') {
    return null;
  }
  const open = opensAt(reading, at, range);
  const led =
    ['cho', 'được', 'nhất', 'ý', 'phép', 'thì', 'lại', 'tôi'].includes(wordAt(reading.tokens, at - 1)) ||
    unitOver(reading, at - 1) !== null;
  const to =
    (open || led) &&
    reading.times.some(
      (time) => time.start >= at && time.end <= range.end && time.core !== null && time.core.type !== 'event',
    );
  return to ? { type: 'move', at, body: hit.end } : null;
}
