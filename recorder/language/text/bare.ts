const COMBINING = /\p{M}+/gu;

/** Lower-case NFC: the form in which words are compared when tones matter. */
export function lower(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('vi');
}

/** Without tones, hats and case (đ → d): the form in which mis-heard names are compared. */
export function bare(text: string): string {
  return lower(text).normalize('NFD').replace(COMBINING, '').replaceAll('đ', 'd');
}

function nextRow(previous: readonly number[], row: number, letter: string | undefined, other: string): number[] {
  const current = [row];
  for (let column = 1; column <= other.length; column += 1) {
    const change = (previous[column - 1] ?? 0) + (letter === other[column - 1] ? 0 : 1);
    current.push(Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
  }
  return current;
}

/** Levenshtein distance, given up (returns `limit + 1`) once it is sure to pass `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) {
    return limit + 1;
  }
  let rowValues = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    rowValues = nextRow(rowValues, row, a[row - 1], b);
    if (Math.min(...rowValues) > limit) {
      return limit + 1;
    }
  }
  return rowValues[b.length] ?? limit + 1;
}
