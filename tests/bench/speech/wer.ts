/** Lower-cased words without punctuation, the unit of the word error rate. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Least number of inserted, dropped and changed words between what was said and what was heard. */
export function wordErrors(said: readonly string[], heard: readonly string[]): number {
  let row = Array.from({ length: heard.length + 1 }, (_, i) => i);
  said.forEach((word, i) => {
    const next = [i + 1];
    heard.forEach((other, j) => {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (word === other ? 0 : 1)));
    });
    row = next;
  });
  return row.at(-1) ?? 0;
}

/** Errors and words of several texts together. */
export interface Score {
  errors: number;
  words: number;
}

/** Word error rate, 0 = all right; may pass 1 when words were invented. */
export function rate(score: Score): number {
  return score.words === 0 ? 0 : score.errors / score.words;
}

/** Adds what one text scored. */
export function addScore(total: Score, said: string, heard: string): void {
  const reference = wordsOf(said);
  total.errors += wordErrors(reference, wordsOf(heard));
  total.words += reference.length;
}
