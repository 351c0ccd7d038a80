const WRITTEN = /^(\d{1,2})[./\-\s](\d{1,2})(?:[./\-\s](\d{4}|\d{2}))?$/u;
const TOGETHER = /^(\d{2})(\d{2})(\d{4})$/u;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/u;

const two = (number: number): string => String(number).padStart(2, '0');

/**
 * A day as people type it: 5/3/2027, 05-03-27, 05032027, 5/3 (of this year), or 2027-03-05.
 * @returns `YYYY-MM-DD`; null for what is no day of the calendar (31/2)
 */
export function dayFromText(text: string, today: Date): string | null {
  const written = text.trim();
  const [, isoYear, isoMonth, isoDay] = ISO.exec(written) ?? [];
  const [, day = isoDay, month = isoMonth, year = isoYear ?? String(today.getFullYear())] =
    WRITTEN.exec(written) ?? TOGETHER.exec(written) ?? [];
  if (day === undefined || month === undefined) {
    return null;
  }
  const full = year.length === 2 ? 2000 + Number(year) : Number(year);
  const date = new Date(Date.UTC(full, Number(month) - 1, Number(day)));
  const exists = date.getUTCDate() === Number(day) && date.getUTCMonth() === Number(month) - 1;
  return exists ? `${full}-${two(Number(month))}-${two(Number(day))}` : null;
}
