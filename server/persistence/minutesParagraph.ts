import * as Y from 'yjs';

/**
 * One paragraph of the minutes as the shared document holds it. A suggestion is a mark on a run of text: `insertion` on words
 * somebody wants to add, `deletion` on words somebody wants to take out; both hold `{ id, by }`.
 */
export const ELEMENT = 'minutesBlock';

const SUGGESTIONS = ['insertion', 'deletion'] as const;

/** A stretch of words that carries the same suggestions. */
export type Run = { readonly text: string; readonly marks: Readonly<Record<string, unknown>> };

/** What a kept version holds of a paragraph. */
export type Paragraph = {
  readonly attributes: Readonly<Record<string, string>>;
  readonly runs: readonly Run[];
};

/** Set on a paragraph that a restoring has emptied: it stays, so that words typed into it meanwhile aren't lost. */
export const EMPTIED = 'emptied';

const marksOf = (attributes: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(attributes ?? {}).filter(([name]) => SUGGESTIONS.some((known) => known === name)));

/** The words of a paragraph in their runs. */
export function runsOf(element: Y.XmlElement): Run[] {
  return element
    .toArray()
    .flatMap((node) =>
      node instanceof Y.XmlText ? (node.toDelta() as { insert: unknown; attributes?: unknown }[]) : [],
    )
    .flatMap(({ insert, attributes }) =>
      typeof insert === 'string' ? [{ text: insert, marks: marksOf(attributes) }] : [],
    );
}

const join = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** All words that stand there, suggested ones included. */
export const allWords = (runs: readonly Run[]): string => join(runs);

/** The accepted words (DESK-13): suggested additions aren't in them yet, suggested deletions still are. */
export const acceptedWords = (runs: readonly Run[]): string =>
  join(runs.filter(({ marks }) => !('insertion' in marks)));

/** Ids of the suggestions in a paragraph that nobody has decided on. */
export function openSuggestions(runs: readonly Run[]): string[] {
  const found = runs.flatMap(({ marks }) => Object.values(marks).map((mark) => (mark as { id?: unknown } | null)?.id));
  return [...new Set(found.map((id) => String(id)))];
}

/** A paragraph as it is kept in a version. */
export const paragraphOf = (element: Y.XmlElement): Paragraph => ({
  attributes: Object.fromEntries(Object.entries(element.getAttributes()).map(([name, value]) => [name, String(value)])),
  runs: runsOf(element),
});

function commonEnds(before: string, after: string): { head: number; tail: number } {
  const longest = Math.min(before.length, after.length);
  let head = 0;
  while (head < longest && before[head] === after[head]) {
    head += 1;
  }
  let tail = 0;
  while (tail < longest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
    tail += 1;
  }
  return { head, tail };
}

function textNodeOf(element: Y.XmlElement): Y.XmlText {
  const found = element.toArray().find((node) => node instanceof Y.XmlText);
  if (found instanceof Y.XmlText) {
    return found;
  }
  const made = new Y.XmlText();
  element.insert(0, [made]);
  return made;
}

/** Gives a paragraph other words, changing no more than must be: what somebody types beside the change at that moment stays. */
export function setRuns(element: Y.XmlElement, runs: readonly Run[]): void {
  const node = textNodeOf(element);
  const before = join(runsOf(element));
  const after = join(runs);
  const { head, tail } = commonEnds(before, after);
  node.delete(head, before.length - head - tail);
  node.insert(head, after.slice(head, after.length - tail), {});
  const none = Object.fromEntries(SUGGESTIONS.map((name) => [name, null]));
  let at = 0;
  for (const { text, marks } of runs) {
    if (text !== '') {
      node.format(at, text.length, { ...none, ...marks });
    }
    at += text.length;
  }
}
