import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import type { UnitSpan } from '../units/span.ts';
import { isOwnBody } from './opening.ts';
import type { Predicate } from './predicate.ts';
import type { Reading } from './reading.ts';
import type { Range } from './sentences.ts';

const AUTHORED = new Set([
  'đề',
  'trình',
  'kiến',
  'báo',
  'lập',
  'soạn',
  'nêu',
  'chuẩn',
  'biên',
  'cung',
  'tham',
  'gửi',
  'công',
]);

/** "đề án do Sở A trình": says whose it is, unless a limit follows. */
export function saysAuthor(reading: Reading, at: number, predicate: Predicate, range: Range): boolean {
  const limited = reading.times.some((time) => time.boundary !== null && time.start > at && time.end <= range.end);
  return wordAt(reading.tokens, at - 1) === 'do' && AUTHORED.has(wordAt(reading.tokens, predicate.verb)) && !limited;
}

const SERVES = ['làm cơ sở', 'làm căn cứ', 'có cơ sở', 'có căn cứ', 'kịp thời', 'xem xét', 'biết', 'theo dõi', 'nắm'];

/** "… để UBND phường làm cơ sở triển khai": what for, no order. */
export function isPurpose(reading: Reading, unit: UnitSpan, at: number): boolean {
  const serves = isOwnBody(unit) || anyPhraseAt(reading.tokens, unit.end, SERVES) !== null;
  return wordAt(reading.tokens, at - 1) === 'để' && serves;
}
