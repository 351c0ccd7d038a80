/** Formats follow Vietnamese administrative use, whatever the language of the words: 66,7% · 18/11/2026 · 08:30:59. */

const ZONE = 'Asia/Ho_Chi_Minh';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const clockSeconds = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const day = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, day: '2-digit', month: '2-digit', year: 'numeric' });
const dayOnly = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, day: '2-digit', month: '2-digit' });
const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });

type Moment = string | number | Date;
const date = (moment: Moment): Date => (moment instanceof Date ? moment : new Date(moment));

/** `08:30` at the place of the meeting. */
export const formatTime = (moment: Moment): string => clock.format(date(moment));
/** `08:30:59` at the place of the meeting. */
export const formatTimeSeconds = (moment: Moment): string => clockSeconds.format(date(moment));
/** `18/11/2026`. */
export const formatDay = (moment: Moment): string => day.format(date(moment));
/** `18/11`. */
export const formatDayMonth = (moment: Moment): string => dayOnly.format(date(moment));
/** `2026-11-18`: the calendar day at the place of the meeting, to compare days. */
export const dayKey = (moment: Moment): string => isoDay.format(date(moment));

/** The text with a capital letter at its beginning: duties are kept as the end of a sentence ("lập hồ sơ …") and read as one of their own. */
export const sentenceCase = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** `Thứ Tư` or `Wednesday`. */
export function formatWeekday(moment: Moment, language: string): string {
  const locale = language === 'en' ? 'en-GB' : 'vi-VN';
  return sentenceCase(new Intl.DateTimeFormat(locale, { timeZone: ZONE, weekday: 'long' }).format(date(moment)));
}

/** `Thứ Tư, 18/11/2026`. */
export const formatLongDay = (moment: Moment, language: string): string =>
  `${formatWeekday(moment, language)}, ${formatDay(moment)}`;

/** A share as `66,7%`: one decimal, dropped when it is zero. */
export function formatShare(part: number, whole: number): string {
  const share = whole === 0 ? 0 : (part / whole) * 100;
  return `${new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 }).format(share)}%`;
}

/** A number with dot for thousands and comma for decimals: `1.234,5`. */
export const formatNumber = (value: number, digits = 2): string =>
  new Intl.NumberFormat('vi-VN', { maximumFractionDigits: digits }).format(value);

/** Seconds as `19:41` or `1:02:03`; below zero as `-00:12` (time exceeded). */
export function formatDuration(seconds: number): string {
  const whole = seconds < 0 ? Math.floor(-seconds) : Math.ceil(seconds);
  const hours = Math.floor(whole / 3600);
  const two = (value: number): string => String(value).padStart(2, '0');
  const rest = `${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  const sign = seconds < 0 && whole > 0 ? '-' : '';
  return hours > 0 ? `${sign}${hours}:${rest}` : sign + rest;
}
