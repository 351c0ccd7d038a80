import { EVALUATION, QUOTES, REAFFIRM, RESET } from '../lexicon/cues.ts';
import { commaList } from '../text/list.ts';
import { phraseSet } from '../text/phrases.ts';
import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import { positions } from './draft.ts';
import { find, has } from './find.ts';
import { isOwnBody } from './opening.ts';
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

const BY_PAPER = ['yêu cầu tại', 'giao tại', 'chỉ đạo tại', 'yêu cầu trong', 'chỉ đạo trong', 'nêu tại'];

/** "Chủ tịch UBND tỉnh yêu cầu tại Công văn số 4512 …, các sở phải …": told from a paper, not said now. */
export function isFromPaper(reading: Reading, segment: Segment): boolean {
  const end = segment.anchor?.at ?? segment.end;
  const said = positions({ start: segment.sentence.start, end }).find(
    (at) => anyPhraseAt(reading.tokens, at, BY_PAPER) !== null,
  );
  return said !== undefined && reading.tokens.slice(said, end).some((token) => token.kind === 'docNumber');
}

const RECITES = [
  'căn cứ',
  'xét',
  'theo quy định tại',
  'thực hiện quyết định',
  'thực hiện nghị quyết',
  'thực hiện công văn',
];

/** "Căn cứ Quyết định số … của UBND tỉnh giao Sở A …;": the basis of a paper, up to its comma. */
export function isRecital(reading: Reading, segment: Segment): boolean {
  const { start } = segment.sentence;
  const end = segment.anchor?.at ?? segment.end;
  const recites = anyPhraseAt(reading.tokens, start, RECITES) !== null;
  return recites && !reading.tokens.slice(start, end).some((token) => token.text === ',' || token.text === ':');
}

const AFTER_BODY = 3;

/** "UBND tỉnh đã phê duyệt …, giao Ban Quản lý …": the own body's earlier act, told to its end. */
export function isEarlierAct(reading: Reading, segment: Segment): boolean {
  const { start } = segment.sentence;
  const body = reading.units.find((unit) => unit.start === start);
  const told = body !== undefined && isOwnBody(body) && !body.generic;
  const end = segment.anchor?.at ?? segment.end;
  const past = told ? wordAt(reading.tokens, body.end) === 'đã' : false;
  const again = has(reading, RESET, { start: body?.end ?? end, end });
  return past && !again && segment.anchor?.type === 'assign' && end > (body?.end ?? end) + AFTER_BODY;
}

/** "Dự kiến trong tháng 5, UBND tỉnh sẽ …": what is planned, by its first word. */
export function isPlanned(reading: Reading, segment: Segment): boolean {
  return (
    segment.anchor?.type === 'subject' &&
    wordAt(reading.tokens, segment.sentence.start) === 'dự' &&
    wordAt(reading.tokens, segment.sentence.start + 1) === 'kiến'
  );
}

const TRAITS = commaList(
  'ưu điểm, nhược điểm, hạn chế, lợi thế, điểm mạnh, điểm yếu, điểm hay, điểm khó, mặt được, cái được, cái hay, cái khó, cái lợi, cái dở, rủi ro, bất cập, đặc điểm',
);
const TRAIT_REACH = 4;

/** "Phương án 2 có ưu điểm là giao cho …": what a proposal is like, not what is ordered. */
export function isTrait(reading: Reading, segment: Segment): boolean {
  const at = segment.anchor?.at ?? segment.end;
  const named = positions({ start: Math.max(segment.sentence.start, at - TRAIT_REACH), end: at });
  return (
    wordAt(reading.tokens, at - 1) === 'là' &&
    named.some((place) => anyPhraseAt(reading.tokens, place, TRAITS) !== null)
  );
}

/** "nghe anh em báo cáo là …": somebody else's words. */
export function isHearsay(reading: Reading, segment: Segment): boolean {
  const { start } = segment.sentence;
  const end = segment.anchor?.at ?? segment.end;
  return wordAt(reading.tokens, start) === 'nghe' && has(reading, QUOTES, { start, end });
}

const POINTING = new Set(['này', 'đó', 'ấy', 'kia']);
const OUTCOMES = new Set(['tôi', 'không', 'dễ', 'khó', 'sẽ', 'ai', 'hỏng', 'chậm', 'mất', 'chắc']);

/** After the addressee not what to do but what comes of it ("… thì kêu thiếu người", "… này là tôi không yên tâm"). */
function saysWhatFollows(reading: Reading, body: number): boolean {
  const at = POINTING.has(wordAt(reading.tokens, body)) ? body + 1 : body;
  const link = wordAt(reading.tokens, at);
  return (link === 'thì' && at === body) || (link === 'là' && OUTCOMES.has(wordAt(reading.tokens, at + 1)));
}

/** "giao cho Khoa Dược thì Khoa Dược kêu thiếu người": an order only imagined. */
export function isImagined(reading: Reading, segment: Segment): boolean {
  const { anchor } = segment;
  const limited = reading.times.some(
    (time) => time.boundary !== null && time.start > segment.start && time.end <= segment.end,
  );
  return (
    anchor?.type === 'assign' &&
    anchor.addressee !== null &&
    anchor.fronted === null &&
    saysWhatFollows(reading, anchor.body) &&
    !limited
  );
}

/** Duties given earlier are only called to mind (domain.md §3.3). */
export function isReaffirmed(reading: Reading, segment: Segment): boolean {
  const at = segment.anchor?.type === 'decide' ? -1 : find(reading, REAFFIRM, segment);
  const end = at < 0 ? at : (REAFFIRM.at(reading.tokens, at)?.end ?? at);
  const limit = reading.times.some((time) => time.boundary !== null && time.start > at && time.start < end);
  return at >= 0 && !limit && !watches(reading, segment);
}
