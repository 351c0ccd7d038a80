import { foldTones } from './text.ts';

/** Folded text whose characters stand where those of the NFC text do. */
export function foldKeepingPlaces(text: string): string {
  return Array.from(text.normalize('NFC'), (character) => foldTones(character).at(0) ?? ' ').join('');
}

/** A piece of a text; `marked` = one of the words that were looked for. */
export type Piece = { readonly text: string; readonly marked: boolean };

/** A text cut into pieces at the beginnings of words that the query holds, tones ignored. */
export function markedPieces(text: string, query: string): Piece[] {
  const words = [...new Set(foldTones(query).split(/[^\p{L}\p{N}]+/u))]
    .filter(Boolean)
    .sort((a, b) => b.length - a.length);
  const plain = Array.from(text.normalize('NFC'));
  if (words.length === 0) {
    return [{ text: plain.join(''), marked: false }];
  }
  const found = foldKeepingPlaces(text).matchAll(
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'gu'),
  );
  const pieces: Piece[] = [];
  let last = 0;
  for (const { index, 0: word } of found) {
    pieces.push({ text: plain.slice(last, index).join(''), marked: false });
    pieces.push({ text: plain.slice(index, index + word.length).join(''), marked: true });
    last = index + word.length;
  }
  pieces.push({ text: plain.slice(last).join(''), marked: false });
  return pieces.filter((piece) => piece.text !== '');
}

/** Whether a text holds all words of a query, tones ignored. */
export function holdsWords(text: string, query: string): boolean {
  const words = new Set(foldTones(text).split(/[^\p{L}\p{N}]+/u));
  return foldTones(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .every((word) => words.has(word));
}
