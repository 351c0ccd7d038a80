import { anyPhraseAt, type Token, wordAt } from '../text/tokens.ts';
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

const NOT_OFFICE = new Set(['phẩm', 'hóa', 'học', 'bản', 'điện']);

/** "Văn phòng", "Ủy ban" alone: the meeting body's own. */
export function readOwnOffice(tokens: readonly Token[], at: number, level: Level): UnitSpan | null {
  const office = anyPhraseAt(tokens, at, ['văn phòng ủy ban', 'văn phòng uỷ ban', 'văn phòng', 'vp']);
  if (office !== null && !NOT_OFFICE.has(wordAt(tokens, office))) {
    return unitSpan({ start: at, end: office, name: OFFICE[level], unitClass: 'internal' });
  }
  const committee = anyPhraseAt(tokens, at, ['ủy ban', 'uỷ ban']);
  if (committee !== null && !tokens[committee]?.capital) {
    return unitSpan({ start: at, end: committee, name: COMMITTEE[level], unitClass: 'committee' });
  }
  const inspector = tokens[at];
  if (
    inspector?.text === 'Thanh' &&
    wordAt(tokens, at + 1) === 'tra' &&
    at > 0 &&
    tokens[at - 1]?.kind === 'word' &&
    level === 'province'
  ) {
    return unitSpan({ start: at, end: at + 2, name: 'Thanh tra tỉnh', unitClass: 'local' });
  }
  const superior = tokens[at];
  if (superior?.text === 'Bộ' && !tokens[at + 1]?.capital) {
    return unitSpan({ start: at, end: at + 1, name: 'Bộ', unitClass: 'ministry' });
  }
  const front = anyPhraseAt(tokens, at, ['mặt trận']);
  if (front !== null) {
    return unitSpan({ start: at, end: front, name: 'Mặt trận Tổ quốc', unitClass: 'front' });
  }
  return null;
}
