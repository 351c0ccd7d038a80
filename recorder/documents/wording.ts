import { textWidth } from './fonts.ts';
import { HEADER_COLUMNS, SIZE } from './model.ts';

const LOCAL_OFFSET_MS = 7 * 3_600_000;

/** Parts of an instant on the clock of Asia/Ho_Chi_Minh (UTC+7, no daylight saving). */
export interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** Local parts of an ISO instant, or of a calendar day (`YYYY-MM-DD`, hour 0); null when the text is neither. */
export function localTime(iso: string | null): LocalTime | null {
  if (!iso) {
    return null;
  }
  const dayOnly = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  const instant = Date.parse(dayOnly ? `${iso}T00:00:00+07:00` : iso);
  if (Number.isNaN(instant)) {
    return null;
  }
  const local = new Date(instant + LOCAL_OFFSET_MS);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
  };
}

const two = (value: number) => String(value).padStart(2, '0');

/** `ngày 05 tháng 02 năm 2027`: a zero before days under 10 and months 1 and 2 only (§2.2 ô 4). */
export function longDate(iso: string | null): string | null {
  const time = localTime(iso);
  if (!time) {
    return null;
  }
  const month = time.month <= 2 ? two(time.month) : String(time.month);
  return `ngày ${two(time.day)} tháng ${month} năm ${time.year}`;
}

/** `08 giờ 00 phút, ngày 18 tháng 11 năm 2026`, the form of Mẫu 1.9. */
export function longDateTime(iso: string | null): string | null {
  const time = localTime(iso);
  return time ? `${two(time.hour)} giờ ${two(time.minute)} phút, ${longDate(iso)}` : null;
}

/** `27/11/2026`. */
export function shortDate(iso: string | null): string | null {
  const time = localTime(iso);
  return time ? `${two(time.day)}/${two(time.month)}/${time.year}` : null;
}

/** Ô 4: `Lạc Giang, ngày 20 tháng 11 năm 2026`. */
export function placeDate(place: string, iso: string | null): string {
  return `${place}, ${longDate(iso) ?? 'ngày\u00a0\u00a0\u00a0\u00a0\u00a0tháng\u00a0\u00a0\u00a0\u00a0\u00a0năm\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0'}`;
}

/** Ô 3: `Số: 07/BB-UBND`; a number below 10 gets a zero; without a number, room is left for the pen: `Số:      /BB-UBND`. */
export function numberLine(number: string | null, symbol: string): string {
  if (!number) {
    return `Số:      /${symbol}`;
  }
  return `Số: ${number.replace(/^(\d)(?=\/)/, '0$1')}`;
}

const TERRITORY = /^(.+?) (TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN)( .+)$/;

/**
 * An agency's name in capitals, broken as the form shows it: the territory of a committee or council on a line of its own, any
 * other name on one line when it fits the column, else on two of about the same length.
 */
export function agencyLines(name: string, style: 'regular' | 'bold'): string[] {
  const capitals = name.normalize('NFC').toLocaleUpperCase('vi').trim();
  const territory = /NHÂN DÂN/.test(capitals) ? TERRITORY.exec(capitals) : null;
  if (territory) {
    return [territory[1] ?? '', `${territory[2]}${territory[3]}`];
  }
  return fits(capitals, style) ? [capitals] : balanced(capitals, style);
}

function fits(text: string, style: 'regular' | 'bold'): boolean {
  return textWidth(text, style, SIZE.agency) <= HEADER_COLUMNS.left / 20;
}

function balanced(text: string, style: 'regular' | 'bold'): string[] {
  const words = text.split(' ');
  let best: string[] = [text];
  let narrowest = Number.POSITIVE_INFINITY;
  for (let cut = 1; cut < words.length; cut += 1) {
    const lines = [words.slice(0, cut).join(' '), words.slice(cut).join(' ')];
    const widest = Math.max(...lines.map((line) => textWidth(line, style, SIZE.agency)));
    if (widest < narrowest && words[cut - 1] !== 'VÀ') {
      narrowest = widest;
      best = lines;
    }
  }
  return best;
}

/**
 * A heading broken into as few lines as the column allows, all about the same length, so that no single word is left on the last.
 * `width` is points.
 */
export function headingLines(text: string, size: number, width: number): string[] {
  const words = text.trim().split(/\s+/);
  const total = textWidth(words.join(' '), 'bold', size);
  const least = Math.max(1, Math.ceil(total / width));
  for (let target = total / least; target < width; target += size / 2) {
    const lines = filled(words, size, target);
    if (lines.length <= least) {
      return lines;
    }
  }
  return filled(words, size, width);
}

function filled(words: string[], size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, 'bold', size) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

/** Length in points of the line under a block of lines: 40% of the last one, kept within 1/3 and 1/2 of the longest. */
export function shortRule(lines: string[], size: number): number {
  const widths = lines.map((line) => textWidth(line, 'bold', size));
  const longest = Math.max(0, ...widths);
  const last = widths.at(-1) ?? 0;
  return Math.min(Math.max(last * 0.4, longest * 0.34), last * 0.49, longest * 0.49);
}

const ACADEMIC =
  /^((GS|PGS|TS|ThS|Ths|CN|KS|BS|BSCKI{1,2}|LS|NGND|NGƯT|TTND|TTƯT|Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Kỹ sư|Bác sĩ|Luật sư|Dược sĩ|Cử nhân)\.?[\s.,-]+)+/iu;

/** The name as it is signed: without academic titles (§2.2 ô 7b). */
export function signingName(name: string): string {
  return name.normalize('NFC').replace(ACADEMIC, '').trim();
}
