/** Vietnamese names stand family · middle · given; lists are sorted by given name, then middle, then family. */

const collator = new Intl.Collator('vi', { sensitivity: 'variant' });

const reversed = (name: string): string[] => name.trim().split(/\s+/).reverse();

/** Order of two full names by given name, then leftwards, with Vietnamese collation (a ă â b c d đ …). */
export function compareNames(a: string, b: string): number {
  const left = reversed(a);
  const right = reversed(b);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const order = collator.compare(left[index] ?? '', right[index] ?? '');
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}

/** A copy of the list, sorted as an attendance list is. */
export function sortByName<T extends { name: string }>(people: readonly T[]): T[] {
  return [...people].sort((a, b) => compareNames(a.name, b.name));
}

/** First letters of the last two words: "Lương Thị Mai Hương" → "MH". */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return words
    .slice(-2)
    .map((word) => word.charAt(0).toLocaleUpperCase('vi'))
    .join('');
}

/** Text without tone and vowel marks, lower case, đ → d: what a person types in a hurry finds the name. */
export function foldAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

/** Whether every typed word occurs in the text, ignoring accents and case. */
export function matches(text: string, query: string): boolean {
  const folded = foldAccents(text);
  return foldAccents(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

type Named = { honorific: string; name: string };

/** "Ông Trịnh Quốc Khải": how a person is named to others. */
export const fullName = (person: Named): string => `${person.honorific} ${person.name}`.trim();

/** "ông Trịnh Quốc Khải": the same inside a sentence. */
export function nameInSentence(person: Named): string {
  const name = fullName(person);
  return person.honorific ? name.charAt(0).toLocaleLowerCase('vi') + name.slice(1) : name;
}
