import { mergeAttributes, Node } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { newId } from '#client/lib/ids.ts';
import { BlockView } from './BlockView.tsx';

/** Attributes of a paragraph as they stand in the shared document (server/persistence/minutesDocument.ts reads the same names). */
export type BlockAttributes = {
  readonly blockId: string | null;
  readonly kind: string;
  readonly itemId: string;
  /** JSON list of evidence. */
  readonly evidence: string;
  /** What a machine wrote; while the words are the same, nobody has touched them. */
  readonly drafted: string | null;
  /** Set when a restoring took all its words; it is hidden until somebody's words are in it again. */
  readonly emptied: string | null;
};

/** A paragraph that a person splits off is the person's own: new id, no evidence. */
const own = { keepOnSplit: false };

/** Every paragraph gets an id of its own at the place where it was made; ids that came by the wire are left alone. */
function giveIds(): Plugin {
  return new Plugin({
    key: new PluginKey('blockIds'),
    appendTransaction: (transactions, _before, state) => {
      if (!transactions.some(({ docChanged }) => docChanged)) {
        return null;
      }
      const transaction = state.tr;
      state.doc.forEach((node, offset) => {
        if (node.type.name === 'minutesBlock' && node.attrs.blockId === null) {
          transaction.setNodeMarkup(offset, undefined, { ...node.attrs, blockId: newId() });
        }
      });
      return transaction.docChanged ? transaction : null;
    },
  });
}

/** A paragraph of the minutes with its evidence beside it. */
export const MinutesBlockNode = Node.create({
  name: 'minutesBlock',
  group: 'block',
  content: 'text*',
  marks: 'insertion deletion',
  defining: true,
  addAttributes: () => ({
    blockId: { default: null, ...own },
    kind: { default: 'remark', ...own },
    itemId: { default: '' },
    evidence: { default: '[]', ...own },
    drafted: { default: null, ...own },
    emptied: { default: null, ...own },
  }),
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ HTMLAttributes }) => ['p', mergeAttributes(HTMLAttributes), 0],
  addNodeView: () => ReactNodeViewRenderer(BlockView),
  addProseMirrorPlugins: () => [giveIds()],
  addKeyboardShortcuts() {
    return { Enter: ({ editor }) => editor.commands.splitBlock() };
  },
});
