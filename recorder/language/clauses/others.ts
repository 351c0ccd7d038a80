import { commaList } from '../text/list.ts';
import { phraseSet } from '../text/phrases.ts';
import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import { positions } from './draft.ts';
import type { Reading } from './reading.ts';
import type { Segment } from './segments.ts';

/** People who are no unit of the meeting: what they want or do is told, not ordered. */
const OTHERS = phraseSet(
  commaList(
    `ý kiến, cử tri, người dân, bà con, nhân dân, dân, báo chí, dư luận, phụ huynh, hội viên, đồng chí, đại biểu, người, anh em, tỉnh bạn, tỉnh khác, các tỉnh, tỉnh ta trước, nơi khác, chỗ khác, đơn vị bạn, xã bạn, phường bạn, cấp trên, trung ương`,
  ),
);
const COUNTS = [
  'có',
  'cũng có',
  'vẫn có',
  'nhiều',
  'có nhiều',
  'một số',
  'có một số',
  'vài',
  'có vài',
  'đa số',
  'phần lớn',
  'các',
  'những',
  'bên',
  'ở',
];
/** Only with a count are these somebody else than the one spoken to. */
const NEED_COUNT = ['đồng chí', 'đại biểu', 'người', 'anh em'];
/** A member may bring the wishes of these before the meeting as a request. */
const PETITIONERS = new Set(['cử', 'người', 'bà', 'nhân', 'dân', 'phụ', 'hội']);
const NOT_NOW = new Set(['tôi', 'ta', 'mình', 'nay', 'nhưng', 'vậy', 'đó', 'đã']);

function clauseStart(reading: Reading, from: number, at: number): number {
  const mark = positions({ start: from, end: at }).findLast((place) => reading.tokens[place]?.kind === 'punct');
  return mark === undefined ? from : mark + 1;
}

/** "Nhiều ý kiến đề nghị giao Sở A …", "Cử tri mong …", "Tỉnh bạn giao …": somebody else's wish or doing, up to its comma. */
export function isOfOthers(reading: Reading, segment: Segment): boolean {
  const at = segment.anchor?.at ?? segment.end;
  const start = clauseStart(reading, segment.sentence.start, at);
  const counted = anyPhraseAt(reading.tokens, start, COUNTS);
  const noun = OTHERS.at(reading.tokens, counted ?? start);
  const named = noun !== null && (counted !== null || anyPhraseAt(reading.tokens, noun.start, NEED_COUNT) !== noun.end);
  const petition = reading.role === 'member' && PETITIONERS.has(wordAt(reading.tokens, noun?.start ?? -1));
  const speaks = named && !petition && noun.end <= at && segment.anchor?.type !== 'decide';
  return speaks && !positions({ start: noun.end, end: at }).some((place) => NOT_NOW.has(wordAt(reading.tokens, place)));
}

/** Provinces and cities by which another place is told of as an example. */
const PLACES = phraseSet(
  commaList(
    `hà nội, đà nẵng, hải phòng, cần thơ, huế, thành phố hồ chí minh, tp hồ chí minh, tp. hồ chí minh, tphcm, tp.hcm, sài gòn, quảng ninh, bắc ninh, lào cai, thái nguyên, phú thọ, hưng yên, ninh bình, thanh hóa, nghệ an, hà tĩnh, quảng trị, quảng ngãi, gia lai, đắk lắk, khánh hòa, lâm đồng, đồng nai, tây ninh, đồng tháp, vĩnh long, an giang, cà mau, lạng sơn, cao bằng, sơn la, điện biên, lai châu, tuyên quang, bình dương, nhật bản, hàn quốc, singapore, trung quốc`,
  ),
);
const AT = ['ở', 'tại', 'như ở', 'bên', 'như', 'ngoài', 'trong'];

/** "Ở Đà Nẵng, Sở Xây dựng chủ trì việc này …": an example from elsewhere. */
export function isExample(reading: Reading, segment: Segment): boolean {
  const { start } = segment.sentence;
  const place = anyPhraseAt(reading.tokens, start, AT);
  const bare = segment.anchor?.type === 'subject' && !segment.anchor.predicate.urged;
  return bare && place !== null && PLACES.at(reading.tokens, place) !== null;
}

/** "Sở A là cơ quan chủ trì đề án này từ năm 2024": what has been so since before. */
export function isStanding(reading: Reading, segment: Segment): boolean {
  const { anchor } = segment;
  if (anchor?.type !== 'subject' || anyPhraseAt(reading.tokens, anchor.body, ['là', 'vẫn là', 'vốn là']) === null) {
    return false;
  }
  return positions({ start: anchor.body, end: segment.end }).some(
    (at) => wordAt(reading.tokens, at) === 'từ' && /^(?:19|20)\d{2}$/u.test(wordAt(reading.tokens, at + 2)),
  );
}
