import { OPENERS, OWN_WORDS } from '../lexicon/triggers.ts';
import { wordAt } from '../text/tokens.ts';
import { type Anchor, anchorsOf } from './anchors.ts';
import { isOwnBody } from './deciding.ts';
import { type Reading, unitOver } from './reading.ts';
import type { Range } from './sentences.ts';

/** One anchor with the words that belong to it. `start` is its left edge: a topic or a sign of doubt may stand before the anchor. */
export interface Segment extends Range {
  readonly anchor: Anchor | null;
  readonly sentence: Range;
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

/** Cuts a sentence at its anchors. A sentence without any is one segment. */
export function segmentsOf(reading: Reading, sentence: Range): Segment[] {
  const anchors = anchorsOf(reading, sentence);
  const mark = reading.tokens[sentence.end]?.text ?? '';
  const base = { sentence, mark };
  if (anchors.length === 0) {
    return [{ ...sentence, anchor: null, ...base }];
  }
  const edges = anchors.map((anchor, index) => {
    const previous = anchors[index - 1];
    return previous ? leftEdge(reading, anchor, bodyOf(previous)) : sentence.start;
  });
  return anchors.map((anchor, index) => ({
    start: edges[index] ?? sentence.start,
    end: edges[index + 1] ?? sentence.end,
    anchor,
    ...base,
  }));
}
