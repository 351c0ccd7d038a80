import { Schema } from '@tiptap/pm/model';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { asSuggestion } from '#client/features/minutes/suggest/asSuggestion.ts';
import { acceptedWords, allSuggestions, decide } from '#client/features/minutes/suggest/suggestions.ts';

const mark = { attrs: { id: {}, by: {} }, inclusive: false };
const schema = new Schema({
  nodes: {
    doc: { content: 'minutesBlock*' },
    minutesBlock: { content: 'text*', attrs: { blockId: { default: null }, itemId: { default: '' } } },
    text: {},
  },
  marks: { insertion: mark, deletion: mark },
});

const textOf = (...paragraphs: string[]): EditorState =>
  EditorState.create({
    doc: schema.node(
      'doc',
      null,
      paragraphs.map((text, index) =>
        schema.node('minutesBlock', { blockId: `b${index}` }, text === '' ? [] : [schema.text(text)]),
      ),
    ),
  });

/** Somebody edits with suggestions on. */
function suggest(state: EditorState, by: string, edit: (transaction: Transaction) => Transaction): EditorState {
  let number = allSuggestions(state.doc).length;
  const newId = (): string => {
    number += 1;
    return `${by}-${number}`;
  };
  return state.apply(asSuggestion(edit(state.tr), state, { by, newId }));
}

const caret = (state: EditorState, at: number): EditorState =>
  state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));

const accepted = ({ doc }: EditorState): string[] => doc.children.map(acceptedWords);
const shown = ({ doc }: EditorState): string[] => doc.children.map(({ textContent }) => textContent);

describe('an edit with suggestions on', () => {
  it('[DESK-13] marks added and removed words with their author, and leaves the accepted words as they were', () => {
    const before = textOf('Giao Sở Tài chính rà soát.');
    const after = suggest(before, 'P01', (edit) => edit.insertText('Sở Xây dựng', 6, 18));
    expect(allSuggestions(after.doc)).toEqual([
      { id: 'P01-1', by: 'P01', blockId: 'b0', removed: 'Tài chính', added: 'Xây dựng' },
    ]);
    expect(accepted(after)).toEqual(['Giao Sở Tài chính rà soát.']);
  });

  it('[DESK-13] goes on in one suggestion while somebody types, and takes own words back for good', () => {
    let state = caret(textOf('Thống nhất.'), 11);
    for (const letter of ' cao') {
      state = suggest(state, 'P01', (edit) => edit.insertText(letter));
    }
    expect(allSuggestions(state.doc)).toMatchObject([{ added: ' cao', removed: '' }]);
    state = suggest(state, 'P01', (edit) => edit.delete(12, 15));
    expect(shown(state)).toEqual(['Thống nhất .']);
  });

  it('[DESK-13] keeps apart what two people suggest; one may strike what the other added', () => {
    const first = suggest(caret(textOf('Một ba.'), 5), 'P01', (edit) => edit.insertText('hai '));
    const both = suggest(first, 'P12', (edit) => edit.delete(5, 9));
    expect(allSuggestions(both.doc)).toMatchObject([
      { by: 'P01', added: 'hai ' },
      { by: 'P12', removed: 'hai ' },
    ]);
  });

  it('[DESK-13] neither splits nor joins paragraphs: Enter begins a new one, words over two are struck in each', () => {
    const entered = suggest(caret(textOf('Một hai', 'Ba'), 4), 'P01', (edit) => edit.split(4));
    expect(shown(entered)).toEqual(['Một hai', '', 'Ba']);
    const typed = suggest(entered, 'P01', (edit) => edit.insertText('Mới'));
    expect(shown(typed)).toEqual(['Một hai', 'Mới', 'Ba']);
    expect(accepted(typed)).toEqual(['Một hai', '', 'Ba']);
    const struck = suggest(textOf('Một hai', 'Ba bốn'), 'P01', (edit) => edit.delete(5, 13));
    expect(shown(struck)).toEqual(['Một hai', 'Ba bốn']);
    expect(
      allSuggestions(struck.doc)
        .map(({ removed }) => removed)
        .join('|'),
    ).toContain('hai');
    expect(shown(suggest(textOf('Một', 'hai'), 'P01', (edit) => edit.join(5)))).toEqual(['Một', 'hai']);
  });

  it('[DESK-13] gives pasted paragraphs their own places', () => {
    const pasted = suggest(caret(textOf('Một', 'Hai'), 4), 'P01', (edit) =>
      edit.replace(4, 4, textOf(' rưỡi', 'Một ba phần tư').doc.slice(1, 22)),
    );
    expect(shown(pasted)).toEqual(['Một rưỡi', 'Một ba phần tư', 'Hai']);
    expect(accepted(pasted)).toEqual(['Một', '', 'Hai']);
  });
});

describe('deciding', () => {
  const suggested = (): EditorState =>
    suggest(
      suggest(textOf('Giao Sở Tài chính.', 'Bỏ câu này.'), 'P01', (edit) => edit.insertText('Xây dựng', 9, 18)),
      'P12',
      (edit) => edit.delete(29, 40),
    );

  it('[DESK-13] takes a suggestion over, or refuses it, one at a time', () => {
    const state = suggested();
    const [first, second] = allSuggestions(state.doc);
    expect([first?.by, second?.by]).toEqual(['P01', 'P12']);
    const one = state.apply(decide(state, { ids: new Set([first?.id ?? '']), accept: true }));
    expect(shown(one)[0]).toBe('Giao Sở Xây dựng.');
    expect(allSuggestions(one.doc)).toHaveLength(1);
    const none = one.apply(decide(one, { ids: new Set([second?.id ?? '']), accept: false }));
    expect(shown(none)).toEqual(['Giao Sở Xây dựng.', 'Bỏ câu này.']);
    expect(allSuggestions(none.doc)).toEqual([]);
  });

  it('[DESK-13] takes or refuses all; a paragraph without words goes', () => {
    const state = suggested();
    expect(shown(state.apply(decide(state, { ids: 'all', accept: true })))).toEqual(['Giao Sở Xây dựng.']);
    expect(shown(state.apply(decide(state, { ids: 'all', accept: false })))).toEqual([
      'Giao Sở Tài chính.',
      'Bỏ câu này.',
    ]);
  });
});
