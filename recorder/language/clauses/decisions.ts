import { DEFERRED, EXHORT, PROCEDURE } from '../lexicon/cues.ts';
import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import type { Anchor } from './anchors.ts';
import { decision } from './chair.ts';
import { reasonAgainst } from './cues.ts';
import { type Draft, positions } from './draft.ts';
import { has } from './find.ts';
import { isOwnBody } from './opening.ts';
import { type Reading, unitOver } from './reading.ts';
import type { Segment } from './segments.ts';
import type { Range } from './sentences.ts';
import { readTopic } from './topic.ts';

type Decide = Extract<Anchor, { type: 'decide' }>;

const ANNOUNCES = [
  'thôi thế này',
  'thôi thì thế này',
  'quyết thế này',
  'quyết như sau',
  'quyết là',
  'chốt thế này',
  'chốt như sau',
  'chốt vầy',
  'chốt như vầy',
  'quyết vầy',
  'kết luận vầy',
  'kết luận thế này',
  'chốt :',
  'chốt là',
  'thống nhất :',
  'thống nhất là',
  'thống nhất như sau :',
  'quyết định là',
  'kết luận lại là',
  'kết luận là',
  'kết luận lại',
  'kết luận',
  'chốt lại là',
  'chốt lại',
  'quyết định',
  'quyết nghị',
  'chủ trương là',
  'chủ trương chung là',
  'nguyên tắc là',
  'quan điểm chung là',
];
const EMPTY_WORDS = new Set(
  'mục phần điểm ở tại đây hôm nay như sau vậy nhé thế là rồi ạ này nội dung thứ hai ba tư năm một phiên họp việc lại để mà cuộc các đồng chí và thì đó'.split(
    ' ',
  ),
);

/** "kết luận là …": what is decided comes after; "thống nhất …": the word belongs to it. */
function decisionStart(reading: Reading, anchor: Decide): number {
  const announced = anyPhraseAt(reading.tokens, anchor.at, ANNOUNCES);
  if (announced === null) {
    return wordAt(reading.tokens, anchor.at - 1) === 'bản' ? anchor.at - 2 : anchor.at;
  }
  let start = announced;
  while (
    ['là', 'mình', 'ta', 'chúng', ':', ',', 'rằng', 'cứ', 'lại', 'nhé', 'nha'].includes(wordAt(reading.tokens, start))
  ) {
    start += 1;
  }
  return start;
}

function hasContent(reading: Reading, { start, end }: Range): boolean {
  return positions({ start, end }).some(
    (at) => reading.tokens[at]?.kind !== 'punct' && !EMPTY_WORDS.has(wordAt(reading.tokens, at)),
  );
}

/** What the body or its chair settled; flagged when nothing was said of what ("thống nhất như vậy"). */
export function readDecision(reading: Reading, segment: Segment, anchor: Decide): Draft | null {
  const reason = reasonAgainst(reading, segment);
  if (reason !== null && reason !== 'rejected_proposal') {
    return null;
  }
  if (has(reading, DEFERRED, segment) && ['chưa', 'không'].includes(wordAt(reading.tokens, anchor.at))) {
    return null;
  }
  // "cần đoàn kết, thống nhất, phấn đấu …": a word of exhortation, nothing is settled.
  if (has(reading, EXHORT, { start: segment.sentence.start, end: anchor.at })) {
    return null;
  }
  const start = decisionStart(reading, anchor);
  if (
    [anchor.at, anchor.at + 1, Math.max(start, anchor.body)].some((at) => PROCEDURE.at(reading.tokens, at) !== null)
  ) {
    return null;
  }
  const full =
    hasContent(reading, { start: Math.max(start, anchor.body), end: segment.end }) || anchor.body === anchor.at;
  if (!full && wordAt(reading.tokens, anchor.at + 1) === 'luận') {
    return null;
  }
  const topic = readTopic(reading, { start: segment.start, end: anchor.at });
  const draft = {
    ...decision(reading, segment, start, 'decision.verb'),
    topic: topic.tokens,
    topicIsThis: topic.isThis,
  };
  return full ? draft : { ...draft, flags: ['action_from_context'], confidence: 0.3 };
}

/** A result read out: "UBND tỉnh thông qua …" counts whoever says it. */
export function ownBodyDecides(reading: Reading, segment: Segment, anchor: Anchor | null): boolean {
  const unit = anchor ? unitOver(reading, anchor.at - 1) : null;
  return anchor?.type === 'decide' && unit !== null && isOwnBody(unit) && !unit.generic && segment.start <= unit.start;
}
