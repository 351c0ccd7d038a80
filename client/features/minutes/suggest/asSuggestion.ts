import type { Mark, Node, ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { SuggestionMark } from './marks.ts';

/** Set on transactions that say themselves what they do with suggestions. */
export const SUGGESTED = 'suggested';

type Author = { readonly by: string; readonly newId: () => string };

/** The stretch that an edit has changed, in the text before it and in the text after it. */
type Change = { readonly from: number; readonly to: number; readonly newFrom: number; readonly newTo: number };

function changeOf(transaction: Transaction): Change | null {
  const { mapping } = transaction;
  let change: Change | null = null;
  for (const [index, map] of mapping.maps.entries()) {
    const earlier = mapping.maps.slice(0, index).reverse();
    const back = (at: number, side: number): number =>
      earlier.reduce((place, step) => step.invert().map(place, side), at);
    const on = mapping.slice(index + 1);
    map.forEach((oldStart, oldEnd, newStart, newEnd) => {
      change = {
        from: Math.min(change?.from ?? Number.POSITIVE_INFINITY, back(oldStart, -1)),
        to: Math.max(change?.to ?? 0, back(oldEnd, 1)),
        newFrom: Math.min(change?.newFrom ?? Number.POSITIVE_INFINITY, on.map(newStart, -1)),
        newTo: Math.max(change?.newTo ?? 0, on.map(newEnd, 1)),
      };
    });
  }
  return change;
}

const sameWords = (before: Node, after: Node): boolean =>
  before.childCount === after.childCount &&
  before.children.every((child, index) => child.textContent === after.child(index).textContent);

const markOf = (node: Node | null | undefined, name: string): SuggestionMark | undefined =>
  node?.marks.find(({ type }) => type.name === name)?.attrs as SuggestionMark | undefined;

/** The own suggestion that a place touches: typing on continues it. */
function neighbour({ nodeBefore, nodeAfter }: ResolvedPos, name: string, by: string): string | null {
  const found = [nodeBefore, nodeAfter].map((node) => markOf(node, name)).find((mark) => mark?.by === by);
  return found?.id ?? null;
}

/** The paragraphs of a stretch and how far it reaches into each. */
function parts(doc: Node, from: number, to: number): { block: Node; at: number; start: number; end: number }[] {
  const found: { block: Node; at: number; start: number; end: number }[] = [];
  doc.forEach((block, at) => {
    const start = Math.max(from, at + 1);
    const end = Math.min(to, at + 1 + block.content.size);
    if (start <= end && from <= at + block.nodeSize && to >= at) {
      found.push({ block, at, start, end });
    }
  });
  return found;
}

/** Marks words to be taken out; one's own suggested words are just taken back. */
function strike(out: Transaction, from: number, to: number, mark: Mark): void {
  const own: [number, number][] = [];
  out.doc.nodesBetween(from, to, (node, at) => {
    if (!node.isText) {
      return;
    }
    const start = Math.max(from, at);
    const end = Math.min(to, at + node.nodeSize);
    if (markOf(node, 'insertion')?.by === mark.attrs.by) {
      own.push([start, end]);
    } else if (markOf(node, 'deletion') === undefined) {
      out.addMark(start, end, mark);
    }
  });
  for (const [start, end] of own.reverse()) {
    out.delete(start, end);
  }
}

function removeEmptyBlock(out: Transaction, from: number, to: number): void {
  const empty = parts(out.doc, from, to).find(({ block }) => block.content.size === 0);
  if (empty !== undefined && out.doc.childCount > 1) {
    out.delete(empty.at, empty.at + empty.block.nodeSize);
  }
}

/** Puts the added words behind the struck ones: the first in place, further paragraphs behind this one. Answers where the caret goes. */
function add(out: Transaction, at: number, texts: readonly string[], mark: Mark): number {
  const [first = '', ...more] = texts;
  const { schema } = out.doc.type;
  if (first !== '') {
    out.insert(at, schema.text(first, [mark]));
  }
  let caret = at + first.length;
  const $at = out.doc.resolve(caret);
  let behind = $at.after(1);
  for (const text of more) {
    const block = $at.node(1);
    const content = text === '' ? [] : [schema.text(text, [mark])];
    const made = block.type.create({ itemId: block.attrs.itemId }, content);
    out.insert(behind, made);
    caret = behind + 1 + text.length;
    behind += made.nodeSize;
  }
  return caret;
}

/** One paragraph changed within: what is the same at both ends of the stretch was not changed. */
function trimmed(state: EditorState, transaction: Transaction, change: Change): Change {
  const old = state.doc.textBetween(change.from, change.to);
  const now = transaction.doc.textBetween(change.newFrom, change.newTo);
  const longest = Math.min(old.length, now.length);
  let head = 0;
  while (head < longest && old[head] === now[head]) {
    head += 1;
  }
  let tail = 0;
  while (tail < longest - head && old.at(-1 - tail) === now.at(-1 - tail)) {
    tail += 1;
  }
  const { from, to, newFrom, newTo } = change;
  return { from: from + head, to: to - tail, newFrom: newFrom + head, newTo: newTo - tail };
}

function caretAfterDeletion(state: EditorState, { from, to }: Change, out: Transaction): number {
  const backwards = state.selection.empty && from < state.selection.from;
  return out.mapping.map(backwards || !state.selection.empty ? from : to, -1);
}

/** Whether only words were added that carry this person's mark already: the caret carried it (input methods need it so). */
function isMarked(transaction: Transaction, { from, to, newFrom, newTo }: Change, by: string): boolean {
  let marked = from === to;
  transaction.doc.nodesBetween(newFrom, newTo, (node) => {
    marked &&= !node.isText || markOf(node, 'insertion')?.by === by;
  });
  return marked && parts(transaction.doc, newFrom, newTo).length === 1;
}

/**
 * Turns an edit into a suggestion: what it would delete is marked to be taken out, what it adds is marked as added. Paragraphs
 * are not split or joined by a suggestion: Enter begins a new one behind this one.
 * @returns the transaction to apply in place of `transaction`; the same one when it changes no words
 */
export function asSuggestion(transaction: Transaction, state: EditorState, author: Author): Transaction {
  const whole = changeOf(transaction);
  if (whole === null || transaction.getMeta(SUGGESTED) || sameWords(state.doc, transaction.doc)) {
    return transaction;
  }
  const oldParts = parts(state.doc, whole.from, whole.to);
  const newParts = parts(transaction.doc, whole.newFrom, whole.newTo);
  const within = oldParts.length === 1 && newParts.length === 1;
  const change = within ? trimmed(state, transaction, whole) : whole;
  if (within && isMarked(transaction, change, author.by)) {
    return transaction;
  }
  const texts = within
    ? [transaction.doc.textBetween(change.newFrom, change.newTo)]
    : newParts.map(({ start, end }) => transaction.doc.textBetween(start, end));
  return suggested(state, change, texts, author);
}

function suggested(state: EditorState, change: Change, texts: readonly string[], { by, newId }: Author): Transaction {
  const out = state.tr.setMeta(SUGGESTED, true);
  const { insertion, deletion } = state.schema.marks;
  const touched = parts(state.doc, change.from, change.to);
  const first = touched[0];
  if (insertion === undefined || deletion === undefined || first === undefined) {
    return out;
  }
  const struckWords = touched.some(({ start, end }) => start < end);
  const end = state.doc.resolve(struckWords ? first.end : Math.max(change.from, first.start));
  const id = neighbour(end, 'insertion', by) ?? neighbour(state.doc.resolve(first.start), 'deletion', by) ?? newId();
  for (const part of [...touched].reverse()) {
    strike(out, part.start, part.end, deletion.create({ id, by }));
  }
  const adds = texts.length > touched.length || texts.some((text) => text !== '');
  if (!(adds || struckWords)) {
    removeEmptyBlock(out, change.from, change.to);
    return out;
  }
  const caret = adds
    ? add(out, out.mapping.map(end.pos), texts, insertion.create({ id, by }))
    : caretAfterDeletion(state, change, out);
  return out
    .setSelection(TextSelection.near(out.doc.resolve(Math.min(caret, out.doc.content.size)), -1))
    .scrollIntoView();
}
