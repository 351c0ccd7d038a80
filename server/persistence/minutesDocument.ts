import * as Y from 'yjs';
import { type BlockEvidence, BlockEvidence as Evidence, type MinutesBlock } from '#protocol/minutes.ts';

/**
 * The minutes as a shared document: one XML element `minutesBlock` per paragraph, which the editor shows as a node with
 * the same attributes. `drafted` is the text a machine wrote; while the words are still the same, nobody has touched them.
 */
const FRAGMENT = 'minutes';
const ELEMENT = 'minutesBlock';
/** Ids that a draft has put into the document once; a block of it that is gone was taken out by a person. */
const SEEN = 'seenBlocks';

export type DraftedBlock = {
  readonly blockId: string;
  readonly kind: string;
  readonly itemId: string | null;
  readonly text: string;
  readonly evidence: readonly BlockEvidence[];
};

const fragmentOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(FRAGMENT);

function elements(doc: Y.Doc): Y.XmlElement[] {
  return fragmentOf(doc)
    .toArray()
    .filter((node): node is Y.XmlElement => node instanceof Y.XmlElement && node.nodeName === ELEMENT);
}

function textOf(element: Y.XmlElement): string {
  return element
    .toArray()
    .flatMap((node) => (node instanceof Y.XmlText ? (node.toDelta() as { insert: unknown }[]) : []))
    .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
    .join('');
}

function evidenceOf(element: Y.XmlElement): BlockEvidence[] {
  try {
    return Evidence.array().parse(JSON.parse(element.getAttribute('evidence') ?? '[]'));
  } catch {
    // An attribute that a faulty client wrote proves nothing.
    return [];
  }
}

const isUntouched = (element: Y.XmlElement): boolean => textOf(element) === element.getAttribute('drafted');

/** The paragraphs as they stand, in order. */
export function blocksOf(doc: Y.Doc): MinutesBlock[] {
  return elements(doc).map((element, index) => ({
    blockId: element.getAttribute('blockId') ?? `khong-ten-${index}`,
    kind: element.getAttribute('kind') ?? 'remark',
    itemId: element.getAttribute('itemId') || null,
    text: textOf(element),
    evidence: evidenceOf(element),
    machine: isUntouched(element),
  }));
}

function setAttributes(element: Y.XmlElement, block: DraftedBlock): void {
  const wanted: Record<string, string> = {
    blockId: block.blockId,
    kind: block.kind,
    itemId: block.itemId ?? '',
    evidence: JSON.stringify(block.evidence),
    drafted: block.text,
  };
  for (const [name, value] of Object.entries(wanted)) {
    if (element.getAttribute(name) !== value) {
      element.setAttribute(name, value);
    }
  }
}

function insertBlock(doc: Y.Doc, at: number, block: DraftedBlock): void {
  const element = new Y.XmlElement(ELEMENT);
  fragmentOf(doc).insert(at, [element]);
  setAttributes(element, block);
  element.insert(0, [new Y.XmlText(block.text)]);
}

function renew(element: Y.XmlElement, block: DraftedBlock): void {
  if (!isUntouched(element)) {
    return;
  }
  if (textOf(element) !== block.text) {
    element.delete(0, element.length);
    element.insert(0, [new Y.XmlText(block.text)]);
  }
  setAttributes(element, block);
}

function indexOf(doc: Y.Doc, blockId: string): number {
  return fragmentOf(doc)
    .toArray()
    .findIndex((node) => node instanceof Y.XmlElement && node.getAttribute('blockId') === blockId);
}

/**
 * Brings a newer draft into the document without touching what people wrote: new blocks go behind the block they follow in
 * the draft, changed ones are renewed while nobody has edited them, vanished ones are taken out likewise, and what a person
 * has deleted stays deleted. Doing it twice changes nothing.
 */
export function mergeDraft(doc: Y.Doc, draft: readonly DraftedBlock[]): void {
  doc.transact(() => {
    const seen = doc.getMap<boolean>(SEEN);
    const wanted = new Set(draft.map(({ blockId }) => blockId));
    for (const element of elements(doc)) {
      const blockId = element.getAttribute('blockId') ?? '';
      if (seen.has(blockId) && !wanted.has(blockId) && isUntouched(element)) {
        fragmentOf(doc).delete(indexOf(doc, blockId), 1);
      }
    }
    let after = -1;
    for (const block of draft) {
      after = place(doc, block, after, seen);
    }
  });
}

/** Puts one block behind the place `after`; answers the place of the last block so far. */
function place(doc: Y.Doc, block: DraftedBlock, after: number, seen: Y.Map<boolean>): number {
  const at = indexOf(doc, block.blockId);
  if (at >= 0) {
    renew(fragmentOf(doc).get(at) as Y.XmlElement, block);
    return Math.max(at, after);
  }
  if (seen.has(block.blockId)) {
    return after;
  }
  insertBlock(doc, after + 1, block);
  seen.set(block.blockId, true);
  return after + 1;
}
