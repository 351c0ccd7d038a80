/** Lower case without tone and letter marks: the form two spellings of a Vietnamese text are compared in. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

/** Folded words without punctuation. */
export function foldedWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}%]+/gu) ?? [];
}

/** Share of words two texts have in common: 1 for the same words, 0 for none. */
export function overlap(a: string, b: string): number {
  const [left, right] = [new Set(foldedWords(a)), new Set(foldedWords(b))];
  if (left.size === 0 || right.size === 0) {
    return 0;
  }
  const common = [...left].filter((word) => right.has(word)).length;
  return common / Math.min(left.size, right.size);
}

/** Share of the words of `part` that `whole` has too. */
export function contained(part: string, whole: string): number {
  const words = new Set(foldedWords(part));
  const there = new Set(foldedWords(whole));
  return words.size === 0 ? 0 : [...words].filter((word) => there.has(word)).length / words.size;
}

export function upperFirst(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);
}

const SMALL = new Set(
  (
    'theo tại về trong từ đến nếu khi để do vì với qua hiện nay còn riêng như trước sau năm tháng ngày các những có đã cần phải ' +
    'nên tôi nhưng tuy mặc đối cho bởi ở trên dưới cùng việc phần nội số một hai ba bốn tiếp giao thống thông đồng đề yêu vừa nhờ bên phía cái hiện'
  ).split(' '),
);

/**
 * First letter small for use inside a sentence, unless the first word is a name: a unit or person (`names`), an abbreviation, or
 * the beginning of a capitalised phrase.
 */
export function lowerFirst(text: string, names: readonly string[] = []): string {
  const [first = '', second = '', third = ''] = text.split(/\s+/);
  const small = SMALL.has(first.toLocaleLowerCase('vi').replace(/[^\p{L}]/gu, ''));
  const abbreviation = first.length > 1 && first === first.toLocaleUpperCase('vi');
  const phrase = /^\p{Lu}/u.test(second) || (/^\p{Lu}/u.test(third) && !/[,:]$/.test(`${first}${second}`));
  if (!small && (abbreviation || phrase || names.some((name) => startsWithWord(text, name)))) {
    return text;
  }
  return text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1);
}

/** True when the text begins with these words, case and tones as written. */
export function startsWithWord(text: string, words: string): boolean {
  return words !== '' && text.startsWith(words) && !/[\p{L}\p{N}]/u.test(text.charAt(words.length));
}

/** A pattern's special characters made literal. */
export function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
