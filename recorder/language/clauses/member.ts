import { QUOTES, STATES, UNCERTAIN } from '../lexicon/cues.ts';
import { commaList } from '../text/list.ts';
import { phraseSet } from '../text/phrases.ts';
import { wordAt } from '../text/tokens.ts';
import { readSelf } from '../units/people.ts';
import { isGroup, sameUnit, type UnitSpan } from '../units/span.ts';
import { reasonAgainst } from './cues.ts';
import { type Draft, positions, why } from './draft.ts';
import { find, has } from './find.ts';
import { type Reading, timeAt, unitOver } from './reading.ts';
import { readRoles } from './roles.ts';
import type { Segment } from './segments.ts';
import type { Range } from './sentences.ts';

const STRONG = phraseSet(
  commaList(
    `cam kết, xin cam kết, em nhận, tôi nhận, chúng tôi nhận, nhận việc, nhận việc này, hứa, xin hứa, xin nhận, nhận nhiệm vụ, xin nhận nhiệm vụ, xin nhận trách nhiệm, nhận trách nhiệm, bảo đảm sẽ, đảm bảo sẽ`,
  ),
);
const PLAIN = phraseSet(commaList(`sẽ, xin sẽ`));
const OBJECTS = phraseSet(
  commaList(
    `em, tôi, chúng tôi, chúng em, nhiệm vụ, nhiệm vụ này, việc này, trách nhiệm, trách nhiệm này, với chủ tịch, với đồng chí chủ tịch, với bộ trưởng, với hội nghị, với lãnh đạo, và, rằng, là, trước hội nghị, trước chủ tịch, khuyết điểm, thiếu sót, ý kiến, và sẽ, chủ trì, với`,
  ),
);

const ADMITTED = new Set(['khuyết', 'thiếu', 'lỗi', 'hạn', 'tồn']);

/** "xin nhận khuyết điểm" admits, it promises nothing. */
function admits(reading: Reading, end: number): boolean {
  return wordAt(reading.tokens, end - 1) === 'nhận' && ADMITTED.has(wordAt(reading.tokens, end));
}

function lastPromise(reading: Reading, range: Range): number | null {
  let end: number | null = null;
  for (let at = range.start; at < range.end; at += 1) {
    const hit = STRONG.at(reading.tokens, at) ?? PLAIN.at(reading.tokens, at);
    if (hit && hit.end <= range.end) {
      end = admits(reading, hit.end) ? end : hit.end;
      at = hit.end - 1;
    }
  }
  return end;
}

/** "chiều thứ Sáu này tôi gửi …": the promiser named again after the time. */
function selfAfterTime(reading: Reading, at: number, end: number): number | null {
  const timed = timeAt(reading, at);
  return timed && timed.end < end ? readSelf(reading.tokens, timed.end) : null;
}

/** Over one piece that is no part of what is promised; null where the promise begins. */
function objectEnd(reading: Reading, at: number, end: number): number | null {
  const unit = wordAt(reading.tokens, at - 1) === 'với' ? unitOver(reading, at) : null;
  const comma = wordAt(reading.tokens, at) === ',' ? at + 1 : null;
  return selfAfterTime(reading, at, end) ?? OBJECTS.at(reading.tokens, at)?.end ?? unit?.end ?? comma;
}

function skipObjects(reading: Reading, at: number, end: number): number {
  let next = at;
  for (let step = objectEnd(reading, next, end); next < end && step !== null; step = objectEnd(reading, next, end)) {
    next = step;
  }
  return next;
}

interface Promiser {
  readonly name: string | null;
  readonly personId: string | null;
}

const THIRD: ReadonlySet<UnitSpan['unitClass']> = new Set(['ministry', 'state', 'party']);
const CONTRACTORS = /^(?:Nhà thầu|Doanh nghiệp|Nhà đầu tư|Đơn vị tư vấn|Các nhà thầu|Các doanh nghiệp)/;

function ownUnit(reading: Reading, unit: UnitSpan): boolean {
  if (reading.speakerUnit !== null) {
    return sameUnit(unit.name, reading.speakerUnit);
  }
  const outside = unit.unitClass === 'enterprise' && reading.level !== 'enterprise';
  return !outside && !THIRD.has(unit.unitClass) && !CONTRACTORS.test(unit.name) && !unit.generic && !isGroup(unit);
}

const LEADERS = new Set([',', 'thưa', 'dạ', 'báo', 'cáo', 'vâng', 'rồi', 'thì', '.', 'và']);

const SPOKEN_TO = new Set(['cáo', 'thưa', 'gửi', 'với', 'của']);

/** The unit the speaker called his own earlier in the text. */
function namedBefore(reading: Reading, before: number): UnitSpan | null {
  const units = reading.units.filter(
    (unit) => unit.end <= before && ownUnit(reading, unit) && !SPOKEN_TO.has(wordAt(reading.tokens, unit.start - 1)),
  );
  return units.length === 1 ? (units[0] ?? null) : null;
}

/** "Ngân hàng … cho biết sẽ giải ngân": somebody else's words are passed on. */
function isQuoted(reading: Reading, at: number, promise: number): boolean {
  const quote = find(reading, QUOTES, { start: at, end: Math.min(at + 4, promise) });
  return quote >= 0 && STRONG.at(reading.tokens, quote) === null;
}

/** Who promises: the speaker ("chúng tôi", "Sở") or a unit that may be the speaker's own; null for a third party. */
function promiser(reading: Reading, range: Range, promise: number): Promiser | null {
  const subject = reading.units.find(
    (unit) =>
      unit.start >= range.start && unit.start < promise && !SPOKEN_TO.has(wordAt(reading.tokens, unit.start - 1)),
  );
  const self = positions({ start: range.start, end: promise }).find(
    (at) => unitOver(reading, at) === null && readSelf(reading.tokens, at) !== null,
  );
  if (self !== undefined && (subject === undefined || self < subject.start)) {
    const named = reading.speakerUnit === null ? namedBefore(reading, range.start) : null;
    return { name: reading.speakerUnit ?? named?.name ?? null, personId: null };
  }
  const quoted = subject !== undefined && isQuoted(reading, subject.end, promise);
  return subject && !quoted && ownUnit(reading, subject) ? { name: subject.name, personId: subject.personId } : null;
}

/** "Sở xin nhận nhiệm vụ và sẽ hoàn thành báo cáo trong tháng 12": a promise, to be confirmed (domain.md §3.1). */
export function readPromise(reading: Reading, sentence: Range, segment: Segment): Draft | null {
  const promise = lastPromise(reading, sentence);
  const who = promise === null ? null : promiser(reading, sentence, promise);
  if (promise === null || !who || blocksPromise(reading, sentence, segment)) {
    return null;
  }
  const body = skipObjects(reading, promise, sentence.end);
  const strong = has(reading, STRONG, sentence);
  const dated = reading.times.some((time) => time.start >= sentence.start && time.end <= sentence.end);
  if (body >= sentence.end || !(strong || dated)) {
    return null;
  }
  const roles = readRoles(reading, { start: body, end: sentence.end }, []);
  return {
    kind: 'commitment',
    op: 'create',
    lead: who.name,
    leadPersonId: who.personId,
    helpers: roles.helpers,
    action: roles.action,
    topic: topicOf(reading, sentence, promise),
    topicIsThis: false,
    range: sentence,
    flags:
      who.name === null ? ['commitment_needs_confirmation', 'lead_from_context'] : ['commitment_needs_confirmation'],
    confidence: strong ? 0.75 : 0.6,
    why: [why(reading, 'commitment.promise', promise - 1, promise)],
  };
}

/** "5 thửa còn lại Sở sẽ làm xong …": what stands before the promiser is the object. */
function topicOf(reading: Reading, sentence: Range, promise: number): number[] {
  const subject = reading.units.find((unit) => unit.start > sentence.start && unit.end <= promise);
  const self = positions({ start: sentence.start + 1, end: promise }).find(
    (at) => readSelf(reading.tokens, at) !== null,
  );
  const end = subject?.start ?? self;
  const pointed = ['này', 'đó', 'ấy'].includes(wordAt(reading.tokens, (end ?? 0) - 1));
  const starts = end !== undefined && !pointed && !LEADERS.has(wordAt(reading.tokens, end - 1));
  return starts ? positions({ start: sentence.start, end }) : [];
}

function blocksPromise(reading: Reading, sentence: Range, segment: Segment): boolean {
  const uncertain = has(reading, UNCERTAIN, sentence);
  const reason = reasonAgainst(reading, segment);
  const serious = reason !== null && reason !== 'negated' && reason !== 'reaffirmation';
  return uncertain || serious || find(reading, STATES, { start: sentence.start, end: sentence.start + 3 }) >= 0;
}
