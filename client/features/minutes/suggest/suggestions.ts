import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { SUGGESTED } from './asSuggestion.ts';
import type { SuggestionMark } from './marks.ts';

/** A suggested change as it is shown beside its paragraph. */
export type Suggestion = SuggestionMark & {
  readonly blockId: string;
  /** Words that would be added and taken out. */
  readonly added: string;
  readonly removed: string;
};

type Found = { -readonly [K in keyof Suggestion]: Suggestion[K] };

const isSuggestion = (name: string): boolean => name === 'insertion' || name === 'deletion';

function collect(block: Node, found: Map<string, Found>): void {
  block.forEach((node) => {
    for (const { type, attrs } of node.marks.filter((mark) => isSuggestion(mark.type.name))) {
      const { id, by } = attrs as SuggestionMark;
      const one = found.get(id) ?? { id, by, blockId: String(block.attrs.blockId ?? ''), added: '', removed: '' };
      one[type.name === 'insertion' ? 'added' : 'removed'] += node.text ?? '';
      found.set(id, one);
    }
  });
}

/** The open suggestions of one paragraph, in the order of the text. */
export function suggestionsIn(block: Node): Suggestion[] {
  const found = new Map<string, Found>();
  collect(block, found);
  return [...found.values()];
}

/** The open suggestions of the whole text. */
export function allSuggestions(doc: Node): Suggestion[] {
  return doc.children.flatMap(suggestionsIn);
}

/** The words of a paragraph without suggested additions: what is vouched for, printed and approved. */
export function acceptedWords(block: Node): string {
  return block.children
    .filter((node) => !node.marks.some(({ type }) => type.name === 'insertion'))
    .map((node) => node.text ?? '')
    .join('');
}

type Verdict = { readonly ids: ReadonlySet<string> | 'all'; readonly accept: boolean };

/** What becomes of a run of text: it goes when an addition is refused or a removal accepted, else it loses its mark. */
function settle(out: Transaction, node: Node, at: number, { ids, accept }: Verdict): void {
  const decided = node.marks.filter(
    ({ type, attrs }) => isSuggestion(type.name) && (ids === 'all' || ids.has(String(attrs.id))),
  );
  const from = out.mapping.map(at, 1);
  const to = out.mapping.map(at + node.nodeSize, -1);
  if (decided.some(({ type }) => (type.name === 'insertion') !== accept)) {
    out.delete(from, to);
    return;
  }
  for (const mark of decided) {
    out.removeMark(from, to, mark);
  }
}

/** Accepts or refuses suggestions, one or all; a paragraph that has no word left by it goes too. */
export function decide(state: EditorState, verdict: Verdict): Transaction {
  const out = state.tr.setMeta(SUGGESTED, true);
  state.doc.forEach((block, offset) => {
    block.forEach((node, inner) => {
      settle(out, node, offset + 1 + inner, verdict);
    });
    const at = out.mapping.map(offset, 1);
    const now = out.doc.nodeAt(at);
    if (now !== null && now.content.size === 0 && block.content.size > 0 && out.doc.childCount > 1) {
      out.delete(at, at + now.nodeSize);
    }
  });
  return out;
}
