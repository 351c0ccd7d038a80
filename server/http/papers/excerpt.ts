import { foldTones } from '#domain/text.ts';
import { foldKeepingPlaces } from '#domain/textMarks.ts';

const AROUND = 80;

/** A piece of a page's text around the first word of the query, whole words only, and the place of that word in the piece. */
export function excerpt(text: string, query: string): { text: string; start: number; end: number } {
  const flat = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const folded = foldKeepingPlaces(flat);
  const whole = foldTones(query.trim());
  const first = whole.split(/\s+/)[0] ?? '';
  const wanted = folded.includes(whole) ? whole : first;
  const at = Math.max(0, folded.indexOf(wanted));
  const until = at + wanted.length;
  const from = at <= AROUND ? 0 : Math.min(at, flat.indexOf(' ', at - AROUND) + 1);
  const end = until + AROUND >= flat.length ? flat.length : Math.max(until, flat.lastIndexOf(' ', until + AROUND));
  const before = from > 0 ? '… ' : '';
  const after = end < flat.length ? ' …' : '';
  const start = before.length + at - from;
  return { text: before + flat.slice(from, end) + after, start, end: start + wanted.length };
}
