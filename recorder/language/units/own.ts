import { anyPhraseAt, type Token, wordAt } from '../text/tokens.ts';
import { readPlace } from './places.ts';
import { type Level, type UnitSpan, unitSpan } from './span.ts';

const OFFICE: Readonly<Record<Level, string>> = {
  government: 'Văn phòng Chính phủ',
  province: 'Văn phòng UBND tỉnh',
  ministry: 'Văn phòng Bộ',
  commune: 'Văn phòng HĐND và UBND xã',
  enterprise: 'Văn phòng',
  council: 'Văn phòng Đoàn ĐBQH và HĐND tỉnh',
  institution: 'Văn phòng',
};

const COMMITTEE: Readonly<Record<Level, string>> = {
  government: 'UBND tỉnh',
  province: 'UBND tỉnh',
  ministry: 'UBND tỉnh',
  commune: 'UBND xã',
  enterprise: 'UBND tỉnh',
  council: 'UBND tỉnh',
  institution: 'UBND tỉnh',
};

const LEVELS = new Set(['xã', 'phường', 'tỉnh', 'huyện', 'các', 'thành', 'đặc']);
const NOT_OFFICE = new Set(['phẩm', 'hóa', 'học', 'bản', 'điện']);

type Reader = (tokens: readonly Token[], at: number, level: Level) => UnitSpan | null;

const office: Reader = (tokens, at, level) => {
  const end = anyPhraseAt(tokens, at, ['văn phòng ủy ban', 'văn phòng uỷ ban', 'văn phòng', 'vp']);
  return end !== null && !NOT_OFFICE.has(wordAt(tokens, end))
    ? unitSpan({ start: at, end, name: OFFICE[level], unitClass: 'internal' })
    : null;
};

/** "ủy ban", "Ủy ban phường Hồng Hà" */
const committee: Reader = (tokens, at, level) => {
  const end = anyPhraseAt(tokens, at, ['ủy ban', 'uỷ ban']);
  const place = end !== null && LEVELS.has(wordAt(tokens, end)) ? readPlace(tokens, end) : null;
  if (place) {
    const { next, name, collective } = place;
    return unitSpan({ start: at, end: next, name: `UBND ${name}`, unitClass: 'committee', collective });
  }
  return end !== null && !tokens[end]?.capital
    ? unitSpan({ start: at, end, name: COMMITTEE[level], unitClass: 'committee' })
    : null;
};

const inspectorate: Reader = (tokens, at, level) => {
  const written = tokens[at]?.text === 'Thanh' && wordAt(tokens, at + 1) === 'tra';
  const inside = at > 0 && tokens[at - 1]?.kind === 'word' && level === 'province';
  return written && inside ? unitSpan({ start: at, end: at + 2, name: 'Thanh tra tỉnh', unitClass: 'local' }) : null;
};

const ministry: Reader = (tokens, at) =>
  tokens[at]?.text === 'Bộ' && !tokens[at + 1]?.capital
    ? unitSpan({ start: at, end: at + 1, name: 'Bộ', unitClass: 'ministry' })
    : null;

const front: Reader = (tokens, at) => {
  const end = anyPhraseAt(tokens, at, ['mặt trận']);
  return end === null ? null : unitSpan({ start: at, end, name: 'Mặt trận Tổ quốc', unitClass: 'front' });
};

/** "Văn phòng", "Ủy ban" alone: the meeting body's own. */
export function readOwnOffice(tokens: readonly Token[], at: number, level: Level): UnitSpan | null {
  for (const read of [office, committee, inspectorate, ministry, front]) {
    const unit = read(tokens, at, level);
    if (unit) {
      return unit;
    }
  }
  return null;
}
