import { BY_OFFICE } from '../lexicon/parts.ts';
import { ACTION_VERBS, ADVERB_TABLE } from '../lexicon/verbs.ts';
import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import { type Reading, timeAt, unitAt } from './reading.ts';

/** How the verb after a subject stands: an order, a duty, a plan, or something that is or was. */
export type Mood = 'order' | 'duty' | 'plan' | 'past' | 'present' | 'negated' | 'uncertain' | 'passive';

export interface Predicate {
  readonly verb: number;
  readonly mood: Mood;
  /** Something was skipped that makes it an order beyond doubt ("khẩn trương", "có trách nhiệm", "phải"). */
  readonly urged: boolean;
}

const MOODS: readonly (readonly [string, Mood])[] = [
  ['có thể', 'uncertain'],
  ['dự kiến', 'uncertain'],
  ['đang dự kiến', 'uncertain'],
  ['cố gắng', 'uncertain'],
  ['sẽ cố gắng', 'uncertain'],
  ['không phải', 'negated'],
  ['không cần', 'negated'],
  ['chưa cần', 'negated'],
  ['không nhất thiết', 'negated'],
  ['chưa phải', 'negated'],
  ['không được', 'negated'],
  ['không', 'negated'],
  ['chưa', 'present'],
  ['chưa kịp', 'present'],
  ['đã', 'past'],
  ['cũng đã', 'past'],
  ['mới', 'past'],
  ['vừa', 'past'],
  ['vừa mới', 'past'],
  ['từng', 'past'],
  ['đang', 'present'],
  ['hiện đang', 'present'],
  ['hiện', 'present'],
  ['hiện nay', 'present'],
  ['vẫn đang', 'present'],
  ['được giao', 'passive'],
  ['được', 'passive'],
  ['bị', 'passive'],
  ['sẽ', 'plan'],
  ['phải', 'duty'],
  ['cần', 'duty'],
  ['cần phải', 'duty'],
  ['có trách nhiệm', 'duty'],
  ['chịu trách nhiệm', 'duty'],
  ['có nhiệm vụ', 'duty'],
  ['nên', 'duty'],
];

const STRENGTH: readonly Mood[] = ['order', 'duty', 'plan', 'passive', 'uncertain', 'present', 'past', 'negated'];
const FILLERS = [
  'cứ',
  'vào',
  ',',
  ':',
  'nhé',
  'ơi',
  'à',
  'ạ',
  'thì',
  'là',
  'cũng',
  'mà',
  'vẫn',
  'ta',
  'mình',
  '(',
  ')',
];
const HAVE_OBJECTS = new Set('mặt ý văn báo phương kế danh kết giải hướng thông công tờ'.split(' '));
const LEADING = [
  'làm đầu mối',
  'là đầu mối',
  'là cơ quan đầu mối',
  'là đơn vị đầu mối',
  'là cơ quan chủ trì',
  'là đơn vị chủ trì',
  'đầu mối',
];
const MAX_STEPS = 10;

interface Step {
  readonly next: number;
  readonly mood: Mood | null;
}

const URGES = new Set(['cố', 'gắng']);

function moodAt(reading: Reading, at: number): Step | null {
  if (reading.role === 'chair' && URGES.has(wordAt(reading.tokens, at))) {
    return null;
  }
  let best: Step | null = null;
  for (const [phrase, mood] of MOODS) {
    const next = anyPhraseAt(reading.tokens, at, [phrase]);
    if (next !== null && next > (best?.next ?? at)) {
      best = { next, mood };
    }
  }
  return best;
}

function skipAt(reading: Reading, at: number): Step | null {
  const mood = moodAt(reading, at);
  if (mood) {
    return mood;
  }
  const time = timeAt(reading, at);
  const next =
    time?.end ??
    ADVERB_TABLE.at(reading.tokens, at)?.end ??
    anyPhraseAt(reading.tokens, at, [...FILLERS, ...BY_OFFICE]);
  return next === null || next === undefined ? null : { next, mood: null };
}

/** "có" is a verb of order only before what can be delivered, or after a duty ("phải có danh sách"). */
function isVerb(reading: Reading, at: number, mood: Mood): boolean {
  if (anyPhraseAt(reading.tokens, at, LEADING) !== null) {
    return true;
  }
  if (wordAt(reading.tokens, at) === 'có') {
    return mood === 'duty' || mood === 'plan' || HAVE_OBJECTS.has(wordAt(reading.tokens, at + 1));
  }
  return ACTION_VERBS.at(reading.tokens, at) !== null;
}

/** Skips that are verbs themselves when a noun follows ("tập trung nguồn lực", "tiếp tục chương trình"). */
function isMainVerb(reading: Reading, at: number, next: number): boolean {
  if (!isVerb(reading, at, 'order') || moodAt(reading, at) !== null) {
    return false;
  }
  return !isVerb(reading, next, 'duty') && skipAt(reading, next) === null;
}

const ANSWERS = [
  'chịu trách nhiệm',
  'chịu trách nhiệm toàn diện',
  'chịu trách nhiệm chính',
  'chịu hoàn toàn trách nhiệm',
  'chịu trách nhiệm trước chủ tịch',
];

/** "chịu trách nhiệm (toàn diện) về tiến độ": the duty itself, with no other verb. */
export function answersFor(reading: Reading, at: number): boolean {
  const end = anyPhraseAt(reading.tokens, at, ANSWERS);
  const before = end !== null && wordAt(reading.tokens, end) === 'trước' ? unitAt(reading, end + 1) : null;
  const after = before?.end ?? end;
  return after !== null && wordAt(reading.tokens, after) === 'về';
}

function heavier(a: Mood, b: Mood | null): Mood {
  return b !== null && STRENGTH.indexOf(b) > STRENGTH.indexOf(a) ? b : a;
}

/** The verb that a subject ending before `at` governs, over adverbs, modal words and dates. Null where none follows. */
export function predicateAfter(reading: Reading, at: number, limit: number): Predicate | null {
  const { cursor, mood, answers } = skipToVerb(reading, at, limit);
  const answersAlone = anyPhraseAt(reading.tokens, cursor - ANSWER_WORDS, ['chịu trách nhiệm']) === cursor;
  if (cursor >= limit) {
    return cursor > at && answersAlone ? { verb: cursor - ANSWER_WORDS, mood, urged: true } : null;
  }
  if (isVerb(reading, cursor, mood) || isDuty(reading, at, cursor)) {
    return { verb: cursor, mood, urged: cursor > at && mood === 'duty' };
  }
  return answers === null ? null : { verb: answers, mood, urged: true };
}

const OBLIGES = ['phải', 'cần', 'cần phải', 'có trách nhiệm', 'có nhiệm vụ'];
const ATTITUDES = new Set(
  'là có gương mẫu nghiêm sạch rõ mạnh thấy hiểu biết nhớ được bị thật rất hết thế như nào gì ai không chưa đã đang sẽ của những các một hai ba thay'.split(
    ' ',
  ),
);

/** "Sở A phải đọc lại từng điều": after a word of duty an unlisted word with an object is the verb. */
function isDuty(reading: Reading, at: number, cursor: number): boolean {
  const obliged = OBLIGES.some(
    (phrase) => cursor > at && anyPhraseAt(reading.tokens, cursor - phrase.split(' ').length, [phrase]) === cursor,
  );
  const token = reading.tokens[cursor];
  const object = reading.tokens[cursor + 1]?.kind === 'word';
  return obliged && token?.kind === 'word' && !token.capital && object && !ATTITUDES.has(token.lower);
}

/** "…, Sở A chịu trách nhiệm.": the work stands before. */
const ANSWER_WORDS = 3;

interface Skipped {
  readonly cursor: number;
  readonly mood: Mood;
  /** Where "chịu trách nhiệm … về" stood. */
  readonly answers: number | null;
}

function skipToVerb(reading: Reading, at: number, limit: number): Skipped {
  let mood: Mood = 'order';
  let cursor = at;
  let answers: number | null = null;
  for (let steps = 0; steps < MAX_STEPS && cursor < limit; steps += 1) {
    const skip = skipAt(reading, cursor);
    if (!skip || isMainVerb(reading, cursor, skip.next)) {
      break;
    }
    mood = heavier(mood, skip.mood);
    answers = answersFor(reading, cursor) ? cursor : answers;
    cursor = skip.next;
  }
  return { cursor, mood, answers };
}
