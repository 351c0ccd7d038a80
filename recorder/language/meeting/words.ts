import { tokenize } from '../text/tokens.ts';

/** Words of a text for comparing two of them; the smallest words say nothing. */
const EMPTY = new Set(
  'và các của cho về với là để trong tại có được này đó nhất theo từ đến ra lên phải cần cũng'.split(' '),
);

export function contentWords(text: string): string[] {
  return tokenize(text)
    .filter((token) => token.kind !== 'punct')
    .map((token) => token.lower)
    .filter((word) => !EMPTY.has(word));
}

/** Share of the first text's words that stand in the second (0…1). */
export function containment(part: readonly string[], whole: readonly string[]): number {
  if (part.length === 0) {
    return 0;
  }
  const words = new Set(whole);
  return part.filter((word) => words.has(word)).length / part.length;
}

/** How alike two actions are (0…1): shared words over all. */
export function likeness(a: string, b: string): number {
  const left = contentWords(a);
  const right = contentWords(b);
  if (left.length === 0 || right.length === 0) {
    return 0;
  }
  return (
    (containment(left, right) * left.length + containment(right, left) * right.length) / (left.length + right.length)
  );
}
