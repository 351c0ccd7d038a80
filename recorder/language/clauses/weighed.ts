import { EVALUATION, REAFFIRM } from '../lexicon/cues.ts';
import { commaList } from '../text/list.ts';
import { phraseSet } from '../text/phrases.ts';
import { wordAt } from '../text/tokens.ts';
import { positions } from './draft.ts';
import { find, has } from './find.ts';
import type { Reading } from './reading.ts';
import type { Segment } from './segments.ts';

const PLURALS = new Set(['các', 'những', 'số', 'khoản', 'phần', 'chỗ', 'điểm', 'mục']);
const PLURAL_REACH = 4;

/** "cắt giảm các hạng mục chưa cần thiết": said of a thing in the order, not of the order. */
function isAttribute(reading: Reading, segment: Segment, at: number): boolean {
  const ordered = segment.anchor?.type === 'assign' && segment.anchor.body < at && segment.anchor.addressee !== null;
  const near = positions({ start: Math.max(segment.start, at - PLURAL_REACH), end: at });
  return ordered && near.some((place) => PLURALS.has(wordAt(reading.tokens, place)));
}

/** What stands here was only weighed, and found wanting. */
export function isRejected(reading: Reading, segment: Segment): boolean {
  const at = find(reading, EVALUATION, { start: segment.sentence.start, end: segment.sentence.end });
  return at >= 0 && segment.anchor?.type !== 'decide' && !isAttribute(reading, segment, at);
}

const WATCHES = phraseSet(
  commaList(
    'theo dõi, đôn đốc, kiểm tra, giám sát, làm đầu mối, làm đầu mối theo dõi, tổng hợp, cập nhật, đánh giá, rà soát, báo cáo, công khai, nhập',
  ),
);

/** "đôn đốc việc thực hiện các nhiệm vụ nêu tại Thông báo này" watches over duties, it repeats none. */
function watches(reading: Reading, segment: Segment): boolean {
  const { anchor } = segment;
  const verb = anchor?.type === 'subject' ? anchor.predicate.verb : (anchor?.body ?? segment.start);
  return has(reading, WATCHES, { start: verb, end: Math.min(segment.end, verb + WATCH_REACH) });
}

const WATCH_REACH = 5;

/** Duties given earlier are only called to mind (domain.md §3.3). */
export function isReaffirmed(reading: Reading, segment: Segment): boolean {
  const at = segment.anchor?.type === 'decide' ? -1 : find(reading, REAFFIRM, segment);
  const end = at < 0 ? at : (REAFFIRM.at(reading.tokens, at)?.end ?? at);
  const limit = reading.times.some((time) => time.boundary !== null && time.start > at && time.start < end);
  return at >= 0 && !limit && !watches(reading, segment);
}
