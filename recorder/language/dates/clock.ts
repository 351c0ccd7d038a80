import { readNumber } from '../text/numbers.ts';
import { anyPhraseAt, type Token, wordAt } from '../text/tokens.ts';
import type { Read } from './expression.ts';

const AFTERNOON = new Set(['chiều', 'tối']);
const PARTS = new Set(['sáng', 'trưa', 'chiều', 'tối', 'đêm']);

function hhmm(hour: number, minute: number): string | null {
  if (hour > 24 || minute > 59) {
    return null;
  }
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function toDayTime(hour: number, part: string): number {
  if (AFTERNOON.has(part) && hour < 12) {
    return hour + 12;
  }
  return part === 'trưa' && hour < 4 ? hour + 12 : hour;
}

interface RawTime {
  readonly hour: number;
  readonly minute: number;
  readonly next: number;
}

function written(tokens: readonly Token[], at: number): RawTime | null {
  const token = tokens[at];
  if (token?.kind !== 'time') {
    return null;
  }
  const [hour = '0', minute = ''] = token.text.split(/[hg:]/i);
  return { hour: Number(hour), minute: Number(minute || 0), next: at + 1 };
}

function minutes(tokens: readonly Token[], at: number): Read<number> {
  if (wordAt(tokens, at) === 'rưỡi') {
    return { value: 30, next: at + 1 };
  }
  const number = readNumber(tokens, at);
  if (!number || number.value > 59) {
    return { value: 0, next: at };
  }
  return { value: number.value, next: wordAt(tokens, number.next) === 'phút' ? number.next + 1 : number.next };
}

function spelled(tokens: readonly Token[], at: number): RawTime | null {
  const hour = readNumber(tokens, at);
  if (!hour || wordAt(tokens, hour.next) !== 'giờ' || hour.value > 24) {
    return null;
  }
  const tail = minutes(tokens, hour.next + 1);
  return { hour: hour.value, minute: tail.value, next: tail.next };
}

/** 16 giờ 00 · 16h30 · bốn giờ chiều · 8 rưỡi sáng. The part of the day is read into the 24-hour time. */
export function readClock(tokens: readonly Token[], at: number): Read<string> | null {
  const raw = written(tokens, at) ?? spelled(tokens, at);
  if (!raw) {
    return null;
  }
  const part = wordAt(tokens, raw.next);
  const isPart = PARTS.has(part) && !(part === 'tối' && wordAt(tokens, raw.next + 1) === 'đa');
  const time = hhmm(toDayTime(raw.hour, isPart ? part : ''), raw.minute);
  // The part itself is left to stand before "nay"/"mai" ("17 giờ chiều nay").
  return time === null ? null : { value: time, next: isPart ? raw.next + 1 : raw.next };
}

const DAY_PARTS = [
  'đầu giờ sáng',
  'đầu giờ chiều',
  'đầu giờ',
  'cuối giờ sáng',
  'cuối giờ chiều',
  'cuối giờ',
  'cuối buổi sáng',
  'cuối buổi chiều',
  'cuối ngày',
  'buổi sáng',
  'buổi chiều',
  'buổi tối',
  'sáng sớm',
  'sáng',
  'trưa',
  'chiều',
  'tối',
  'đêm',
];

/** "đầu giờ sáng", "chiều": no exact hour (configurable by agency), so only skipped. Returns the position after it. */
export function skipDayPart(tokens: readonly Token[], at: number): number {
  return anyPhraseAt(tokens, at, DAY_PARTS) ?? at;
}
