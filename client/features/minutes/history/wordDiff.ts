import { ChangeSet, simplifyChanges } from '@tiptap/pm/changeset';
import { Schema } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';

/** A stretch of words that both texts have, or only the older or newer one. */
export type DiffPart = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

const schema = new Schema({ nodes: { doc: { content: 'text*' }, text: {} } });
const lineOf = (text: string) => schema.node('doc', null, text === '' ? [] : [schema.text(text)]);

/** What changed between two versions of a paragraph, by whole words where letters are concerned. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const old = lineOf(before);
  const change = new Transform(old).replaceWith(0, old.content.size, lineOf(after).content);
  const { changes } = ChangeSet.create(old).addSteps(change.doc, change.mapping.maps, null);
  const parts: DiffPart[] = [];
  let at = 0;
  for (const { fromA, toA, fromB, toB } of simplifyChanges(changes, change.doc)) {
    parts.push(
      { kind: 'same', text: before.slice(at, fromA) },
      { kind: 'removed', text: before.slice(fromA, toA) },
      { kind: 'added', text: after.slice(fromB, toB) },
    );
    at = toA;
  }
  return [...parts, { kind: 'same', text: before.slice(at) } as const].filter(({ text }) => text !== '');
}

export type Words = { readonly blockId: string; readonly text: string };
export type BlockDiff = { readonly blockId: string; readonly parts: readonly DiffPart[] };

/** What changed from an older text to a newer one, paragraph by paragraph; removed paragraphs stand where they were. */
export function blocksDiff(before: readonly Words[], after: readonly Words[]): BlockDiff[] {
  const now = new Map(after.map((block) => [block.blockId, block]));
  const then = new Map(before.map((block) => [block.blockId, block]));
  const diff: BlockDiff[] = [];
  const gone = [...before];
  const takeGone = (until: string | null): void => {
    while (gone[0] !== undefined && gone[0].blockId !== until) {
      const block = gone.shift();
      if (block !== undefined && !now.has(block.blockId)) {
        diff.push({ blockId: block.blockId, parts: wordDiff(block.text, '') });
      }
    }
    gone.shift();
  };
  for (const block of after) {
    const old = then.get(block.blockId);
    if (old !== undefined && gone.includes(old)) {
      takeGone(block.blockId);
    }
    diff.push({ blockId: block.blockId, parts: wordDiff(old?.text ?? '', block.text) });
  }
  takeGone(null);
  return diff.filter(({ parts }) => parts.length > 0);
}
