import { QUOTES } from '../lexicon/cues.ts';
import { phraseSet } from '../text/phrases.ts';
import { wordAt } from '../text/tokens.ts';
import type { Anchor } from './anchors.ts';
import { find } from './find.ts';
import { type Reading, unitAt } from './reading.ts';
import type { Segment } from './segments.ts';

type Subject = Extract<Anchor, { type: 'subject' }>;

/** "Tư vấn báo cáo nhà thầu sẽ hoàn thành …": the words of one about another. */
const TOLD_OF = new Set(['đã', 'sẽ', 'đang', 'mới', 'chưa', 'vừa', 'không']);
/** "Sở A báo cáo còn 3 dự án chậm": a clause after the verb is what was reported. */
const STATES_THAT = new Set(['còn', 'đã', 'đang', 'chưa', 'rằng', 'mới', 'vẫn', 'hiện', 'không']);

export function isQuoted(reading: Reading, anchor: Subject): boolean {
  const { verb } = anchor.predicate;
  const told = wordAt(reading.tokens, verb) === 'báo' ? unitAt(reading, verb + 2) : null;
  const other = told !== null && TOLD_OF.has(wordAt(reading.tokens, told.end));
  const states = wordAt(reading.tokens, verb) === 'báo' && STATES_THAT.has(wordAt(reading.tokens, verb + 2));
  return other || states || [anchor.body, verb].some((at) => find(reading, QUOTES, { start: at, end: at + 3 }) === at);
}

const NOTES = phraseSet(['lưu ý', 'chú ý', 'biết', 'để ý', 'nắm']);

/** "…, chị Hòa lưu ý": told to know it, nothing to do. */
export function onlyTakesNote(reading: Reading, segment: Segment, { predicate }: Subject): boolean {
  const end = NOTES.at(reading.tokens, predicate.verb)?.end ?? null;
  const rest = end === null ? [] : reading.tokens.slice(end, segment.end);
  const pointed = rest.length <= 4 && rest.some(({ lower }) => ['này', 'đó', 'ấy'].includes(lower));
  return (
    end !== null &&
    (pointed || rest.every(({ kind, lower }) => kind === 'punct' || ['nhé', 'nha', 'giúp', 'ạ'].includes(lower)))
  );
}

const LATER = phraseSet([
  'gửi sau',
  'báo sau',
  'thông báo sau',
  'có sau',
  'trình sau',
  'tính sau',
  'bàn sau',
  'cung cấp sau',
]);

/** "lịch cụ thể Văn phòng sẽ gửi sau": the room is told what comes, nobody is ordered. */
export function saysLater(reading: Reading, segment: Segment, { predicate }: Subject): boolean {
  const hit = predicate.mood === 'plan' ? LATER.at(reading.tokens, predicate.verb) : null;
  return hit !== null && (hit.end >= segment.end || reading.tokens[hit.end]?.kind === 'punct');
}
