import { OPENERS, OWN_WORDS } from '../lexicon/triggers.ts';
import { ACTION_VERBS } from '../lexicon/verbs.ts';
import { wordAt } from '../text/tokens.ts';
import { type Anchor, anchorsOf } from './anchors.ts';
import { isOwnBody } from './opening.ts';
import { type Reading, unitOver } from './reading.ts';
import type { Range, Sentence } from './sentences.ts';

/** One anchor with the words that belong to it. `start` is its left edge: a topic or a sign of doubt may stand before the anchor. */
export interface Segment extends Range {
  readonly anchor: Anchor | null;
  readonly sentence: Sentence;
  /** Mark after the sentence, '' at the end of the text. */
  readonly mark: string;
}

const LEADING = new Set(
  'và thì nay giờ bây lần này đợt xin cũng do đó vì vậy nên sau tiếp theo đã không chưa có lại vừa mới hôm tuần trước rồi ta nhưng mà từ năm ngoái tháng đợt hồi'.split(
    ' ',
  ),
);

function leadsIn(reading: Reading, at: number): boolean {
  const { tokens } = reading;
  const unit = unitOver(reading, at);
  if (unit) {
    return isOwnBody(unit);
  }
  const word = wordAt(tokens, at);
  return LEADING.has(word) || OWN_WORDS.at(tokens, at) !== null || (OPENERS.at(tokens, at) !== null && word !== ',');
}

/** Walks back from an anchor over words that introduce it, not past the anchor before. */
function leftEdge(reading: Reading, anchor: Anchor, floor: number): number {
  let edge = anchor.at;
  while (edge - 1 >= floor && leadsIn(reading, edge - 1)) {
    edge -= 1;
  }
  return edge;
}

function bodyOf(anchor: Anchor): number {
  return anchor.type === 'subject' ? anchor.predicate.verb + 1 : anchor.body;
}

/** "…, cân đối nguồn trả nợ, cả hai việc xong trong quý": what goes on with an order stands before the clause about all. */
function ownClauseBefore(reading: Reading, sentence: Sentence, anchor: Anchor | undefined): number | null {
  const everybody = anchor?.type === 'subject' && anchor.list.units[0]?.generic === true;
  const acts = ACTION_VERBS.at(reading.tokens, sentence.start) !== null;
  return everybody && acts && wordAt(reading.tokens, anchor.at - 1) === ',' ? anchor.at : null;
}

/** Cuts a sentence at its anchors. A sentence without any is one segment. */
export function segmentsOf(reading: Reading, sentence: Sentence): Segment[] {
  const anchors = anchorsOf(reading, sentence);
  const mark = reading.tokens[sentence.end]?.text ?? '';
  const base = { sentence, mark };
  if (anchors.length === 0) {
    return [{ ...sentence, anchor: null, ...base }];
  }
  const lead = ownClauseBefore(reading, sentence, anchors[0]);
  const edges = anchors.map((anchor, index) => {
    const previous = anchors[index - 1];
    return previous ? leftEdge(reading, anchor, bodyOf(previous)) : (lead ?? sentence.start);
  });
  const first: Segment[] = lead === null ? [] : [{ start: sentence.start, end: lead, anchor: null, ...base }];
  const anchored = anchors.map((anchor, index) => ({
    start: edges[index] ?? sentence.start,
    end: edges[index + 1] ?? sentence.end,
    anchor,
    ...base,
  }));
  return [...first, ...anchored];
}
