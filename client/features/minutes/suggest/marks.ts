import { Mark } from '@tiptap/core';

/** Who suggests, and which change of theirs it is: words that were typed in one go share an id. */
export type SuggestionMark = { readonly id: string; readonly by: string };

const attributes = () => ({ id: { default: '' }, by: { default: '' } });

/** Words that somebody wants to add (server/persistence/minutesParagraph.ts reads the same names). */
export const Insertion = Mark.create({
  name: 'insertion',
  inclusive: false,
  excludes: 'insertion',
  addAttributes: attributes,
  parseHTML: () => [{ tag: 'ins' }],
  renderHTML: () => ['ins', 0],
});

/** Words that somebody wants to take out; they stay until somebody else agrees. */
export const Deletion = Mark.create({
  name: 'deletion',
  inclusive: false,
  excludes: 'deletion',
  addAttributes: attributes,
  parseHTML: () => [{ tag: 'del' }],
  renderHTML: () => ['del', 0],
});
