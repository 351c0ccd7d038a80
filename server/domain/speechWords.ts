import type { Word } from '#protocol/speech.ts';

/** Words below this confidence are shown as doubtful. */
export const SURE_WORD = 0.5;

/** The text of a segment's words. */
export function textOf(words: readonly Word[]): string {
  return words.map(([text]) => text).join(' ');
}

/** The words of a written text laid out evenly over a stretch of time; a person wrote them, so they are sure. */
export function spokenOver(texts: readonly string[], durationMs: number): Word[] {
  return timed({ old: [['…', 0, durationMs, 1]], texts }, 0);
}

type Run = { readonly old: readonly Word[]; readonly texts: readonly string[] };

/**
 * A person's wording of a segment on the times of the old one: words that stay keep time and confidence; words that replace
 * others share the others' time; added words stand at the moment between their neighbours. What a person wrote is sure (1).
 */
export function reworded(old: readonly Word[], text: string): Word[] {
  const texts = text.normalize('NFC').split(/\s+/u).filter(Boolean);
  const kept = longestCommon(old, texts);
  const words: Word[] = [];
  let oldIndex = 0;
  let newIndex = 0;
  for (const [keptOld, keptNew] of [...kept, [old.length, texts.length] as const]) {
    const run = { old: old.slice(oldIndex, keptOld), texts: texts.slice(newIndex, keptNew) };
    words.push(...timed(run, words.at(-1)?.[2] ?? 0));
    const same = old[keptOld];
    if (same) {
      words.push(same);
    }
    oldIndex = keptOld + 1;
    newIndex = keptNew + 1;
  }
  return words;
}

function timed(run: Run, fallbackMs: number): Word[] {
  const startMs = run.old[0]?.[1] ?? fallbackMs;
  const endMs = run.old.at(-1)?.[2] ?? startMs;
  const letters = run.texts.reduce((sum, text) => sum + text.length, 0);
  let passed = 0;
  return run.texts.map((text) => {
    const from = Math.round(startMs + ((endMs - startMs) * passed) / letters);
    passed += text.length;
    return [text, from, Math.round(startMs + ((endMs - startMs) * passed) / letters), 1];
  });
}

/** Pairs of positions (old, new) of a longest common subsequence of words. */
function longestCommon(old: readonly Word[], texts: readonly string[]): [number, number][] {
  const lengths = lengthTable(old, texts);
  const pairs: [number, number][] = [];
  let i = 0;
  let j = 0;
  while (i < old.length && j < texts.length) {
    if (old[i]?.[0] === texts[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) {
      i += 1;
    } else {
      j += 1;
    }
  }
  return pairs;
}

/** `table[i][j]` = length of the longest common subsequence of what follows from i and j. */
function lengthTable(old: readonly Word[], texts: readonly string[]): number[][] {
  const table: number[][] = Array.from({ length: old.length + 1 }, () => new Array<number>(texts.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = texts.length - 1; j >= 0; j -= 1) {
      const row = table[i] ?? [];
      row[j] =
        old[i]?.[0] === texts[j] ? (table[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(table[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}
