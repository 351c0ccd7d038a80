import * as Y from 'yjs';
import { type BlockEvidence, BlockEvidence as Evidence, type MinutesBlock } from '#protocol/minutes.ts';
import {
  acceptedWords,
  allWords,
  ELEMENT,
  EMPTIED,
  openSuggestions,
  type Paragraph,
  paragraphOf,
  runsOf,
  setRuns,
} from './minutesParagraph.ts';

/**
 * The minutes as a shared document: one XML element `minutesBlock` per paragraph, which the editor shows as a node with
 * the same attributes. `drafted` is the text a machine wrote; while the words are still the same, nobody has touched them.
 */
const FRAGMENT = 'minutes';
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

function evidenceOf(element: Y.XmlElement): BlockEvidence[] {
  try {
    return Evidence.array().parse(JSON.parse(element.getAttribute('evidence') ?? '[]'));
  } catch {
    // An attribute that a faulty client wrote proves nothing.
    return [];
  }
}

/** Nobody has changed a machine's words, nor suggested to. */
function isUntouched(element: Y.XmlElement): boolean {
  const runs = runsOf(element);
  return allWords(runs) === element.getAttribute('drafted') && openSuggestions(runs).length === 0;
}

/** The paragraphs as they stand, in order, with their accepted words (DESK-13). */
export function blocksOf(doc: Y.Doc): MinutesBlock[] {
  return elements(doc).map((element, index) => {
    const runs = runsOf(element);
    return {
      blockId: element.getAttribute('blockId') ?? `khong-ten-${index}`,
      kind: element.getAttribute('kind') ?? 'remark',
      itemId: element.getAttribute('itemId') || null,
      text: acceptedWords(runs),
      evidence: evidenceOf(element),
      machine: isUntouched(element),
      suggestions: openSuggestions(runs).length,
    };
  });
}

/** Everything that a kept version holds. */
export function paragraphsOf(doc: Y.Doc): Paragraph[] {
  return elements(doc).map(paragraphOf);
}

/** What people have written, to tell whether a version would keep anything that the draft couldn't make anew. */
export function peoplesWords(paragraphs: readonly Paragraph[]): Paragraph[] {
  return paragraphs.filter(
    ({ attributes, runs }) => allWords(runs) !== attributes.drafted || openSuggestions(runs).length > 0,
  );
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
  if (allWords(runsOf(element)) !== block.text) {
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

/**
 * Brings a kept version back. Words are changed in place and a paragraph that the version lacks is emptied, not removed:
 * what somebody types into it at that moment is still there.
 */
export function restoreParagraphs(doc: Y.Doc, kept: readonly Paragraph[]): void {
  doc.transact(() => {
    const wanted = new Set(kept.map(({ attributes }) => attributes.blockId));
    for (const element of elements(doc)) {
      if (!wanted.has(element.getAttribute('blockId'))) {
        setRuns(element, []);
        element.setAttribute(EMPTIED, '1');
      }
    }
    let after = -1;
    for (const paragraph of kept) {
      after = putBack(doc, paragraph, after);
    }
  });
}

function putBack(doc: Y.Doc, { attributes, runs }: Paragraph, after: number): number {
  const known = indexOf(doc, attributes.blockId ?? '');
  const at = known >= 0 ? known : after + 1;
  if (known < 0) {
    fragmentOf(doc).insert(at, [new Y.XmlElement(ELEMENT)]);
  }
  const element = fragmentOf(doc).get(at) as Y.XmlElement;
  for (const [name, value] of Object.entries(attributes)) {
    if (element.getAttribute(name) !== value) {
      element.setAttribute(name, value);
    }
  }
  if (attributes[EMPTIED] === undefined) {
    element.removeAttribute(EMPTIED);
  }
  setRuns(element, runs);
  return Math.max(at, after);
}
