import { ACTION_VERBS } from '../lexicon/verbs.ts';
import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import { type Reading, unitOver } from './reading.ts';

/** After a verb these say how or which way it is done, never to what. */
const COMPLEMENTS = [
  'lại',
  'lên',
  'về',
  'ra',
  'vào',
  'xuống',
  'sang',
  'đi',
  'hết',
  'xong',
  'ngay',
  'luôn',
  'kỹ',
  'kỹ lưỡng',
  'cho kỹ',
  'cho xong',
  'cho đủ',
  'cho rõ',
  'giúp',
  'hộ',
  'giùm',
  'nhanh',
  'gấp',
  'sớm',
  'đầy đủ',
  'dứt điểm',
  'một lần nữa',
  'lần nữa',
  'lần cuối',
  'toàn bộ',
  'bằng văn bản',
  'theo quy định',
  'đúng quy định',
  'cho tôi',
  'tôi',
];
const TO = new Set(['cho', 'về', 'lên', 'tới', 'đến', 'sang', 'với', 'qua']);

/** Over "lại cho Sở A", "lên Văn phòng": complements and a receiver after a verb. */
function complementEnd(reading: Reading, at: number): number {
  const complement = anyPhraseAt(reading.tokens, at, COMPLEMENTS);
  if (complement !== null) {
    return complementEnd(reading, complement);
  }
  const receiver = TO.has(wordAt(reading.tokens, at)) ? unitOver(reading, at + 1) : unitOver(reading, at);
  return receiver ? complementEnd(reading, receiver.end) : at;
}

/** How many of the action's tokens are its first verb, with complements before any receiver; null when an object follows. */
export function objectlessVerb(reading: Reading, at: readonly number[]): number | null {
  const [first] = at;
  const verb = first === undefined ? null : ACTION_VERBS.at(reading.tokens, first);
  if (!verb) {
    return null;
  }
  const stop = complementEnd(reading, verb.end);
  const next = at.find((position) => position >= stop);
  const closed =
    next === undefined ||
    reading.tokens[next]?.kind === 'punct' ||
    ['và', 'rồi'].includes(wordAt(reading.tokens, next));
  return closed ? at.filter((position) => position < Math.max(verb.end, ownEnd(reading, verb.end))).length : null;
}

/** The complements that belong to the verb itself stand before any receiver. */
function ownEnd(reading: Reading, at: number): number {
  const next = anyPhraseAt(reading.tokens, at, COMPLEMENTS);
  const receives = TO.has(wordAt(reading.tokens, at)) && unitOver(reading, at + 1) !== null;
  return next === null || receives ? at : ownEnd(reading, next);
}

/** Words of a clause of its own: what stands before the lead is then no name of a thing. */
const PREDICATES = new Set(
  'đã đang sẽ rồi không chẳng là bị được phải quá rất nên vì do nếu khi để mà nhưng thôi vừa thấy nói kêu hỏi cũng vẫn đều hãy đừng ai sao lắm nhiều ít nghe nhìn theo căn qua'.split(
    ' ',
  ),
);
/** Heads of what is only the setting of an order ("Tình hình cháy rừng phức tạp, …"). */
const SETTINGS = new Set('tình thời trời mưa bão lũ dịch cử bà dư nhân người dân hôm thưa'.split(' '));
/** Papers whose names are verbs elsewhere. */
const PAPERS = new Set(['dự', 'báo', 'quyết', 'tổng', 'kế', 'thông']);
const OF = new Set('của với tại ở trên từ do giữa thuộc'.split(' '));
const LONGEST = 16;

/** "tháng trước sở xây dựng làm chậm": a unit inside the name of a thing stands under "của", "tại" …. */
function saysOfUnit(reading: Reading, at: readonly number[]): boolean {
  return at.some((place) => unitOver(reading, place)?.start === place && !OF.has(wordAt(reading.tokens, place - 1)));
}

/** "Hồ sơ hoàn công trường mầm non, …": the tokens before the lead that name a thing; none when they say something. */
export function fronted(reading: Reading, topic: readonly number[]): readonly number[] {
  const comma = topic.findLastIndex((at) => wordAt(reading.tokens, at) === ',');
  const last = topic.slice(comma + 1);
  const [first] = last;
  const plain =
    first !== undefined &&
    last.length <= LONGEST &&
    last.every((at) => reading.tokens[at]?.kind !== 'punct' && !PREDICATES.has(wordAt(reading.tokens, at)));
  const acts =
    ACTION_VERBS.at(reading.tokens, first ?? -1) !== null && !PAPERS.has(wordAt(reading.tokens, first ?? -1));
  const names = plain && !acts && !SETTINGS.has(wordAt(reading.tokens, first)) && !saysOfUnit(reading, last);
  return names && last.length > 1 ? last : [];
}
