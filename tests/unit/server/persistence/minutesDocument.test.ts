import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { blocksOf, type DraftedBlock, mergeDraft } from '#server/persistence/minutesDocument.ts';

const block = (blockId: string, text: string): DraftedBlock => ({
  blockId,
  kind: 'remark',
  itemId: 'A1',
  text,
  evidence: [{ kind: 'utterance', ref: `u-${blockId}` }],
});

const texts = (doc: Y.Doc): string[] => blocksOf(doc).map(({ text }) => text);

function typeInto(doc: Y.Doc, index: number, words: string): void {
  const element = doc.getXmlFragment('minutes').get(index) as Y.XmlElement;
  (element.get(0) as Y.XmlText).insert(0, words);
}

it('[DESK-9] puts new paragraphs where the draft has them and renews untouched ones', () => {
  const doc = new Y.Doc();
  mergeDraft(doc, [block('a', 'một'), block('c', 'ba')]);
  mergeDraft(doc, [block('a', 'một rưỡi'), block('b', 'hai'), block('c', 'ba')]);
  expect(texts(doc)).toEqual(['một rưỡi', 'hai', 'ba']);
  expect(blocksOf(doc).every(({ machine }) => machine)).toBe(true);
});

it('[DESK-9] leaves alone what a person has written, and keeps deleted what a person deleted', () => {
  const doc = new Y.Doc();
  mergeDraft(doc, [block('a', 'một'), block('b', 'hai'), block('c', 'ba')]);
  typeInto(doc, 0, 'Sửa: ');
  doc.getXmlFragment('minutes').delete(1, 1);
  mergeDraft(doc, [block('a', 'khác hẳn'), block('b', 'hai'), block('c', 'ba')]);
  expect(texts(doc)).toEqual(['Sửa: một', 'ba']);
  expect(blocksOf(doc).map(({ machine }) => machine)).toEqual([false, true]);
});

it('[DESK-9] takes vanished paragraphs out while untouched, and does nothing twice', () => {
  const doc = new Y.Doc();
  mergeDraft(doc, [block('a', 'một'), block('b', 'hai')]);
  typeInto(doc, 1, 'Giữ ');
  mergeDraft(doc, []);
  expect(texts(doc)).toEqual(['Giữ hai']);
  let updates = 0;
  doc.on('update', () => {
    updates += 1;
  });
  mergeDraft(doc, []);
  expect(updates).toBe(0);
});
