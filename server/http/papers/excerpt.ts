import { foldTones } from '#domain/text.ts';
import { foldKeepingPlaces } from '#domain/textMarks.ts';

const AROUND = 80;

/** A piece of a page's text around the first word of the query, and the place of that word in the piece. */
export function excerpt(text: string, query: string): { text: string; start: number; end: number } {
  const flat = text.normalize('NFC').replace(/\s+/g, ' ');
  const folded = foldKeepingPlaces(flat);
  const whole = foldTones(query.trim());
  const first = whole.split(/\s+/)[0] ?? '';
  const wanted = folded.includes(whole) ? whole : first;
  const at = Math.max(0, folded.indexOf(wanted));
  const from = Math.max(0, at - AROUND);
  const piece = flat.slice(from, at + wanted.length + AROUND);
  return { text: piece, start: at - from, end: at - from + wanted.length };
}
