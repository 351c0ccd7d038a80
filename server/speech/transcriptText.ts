import mammoth from 'mammoth';
import { Rejected } from '#domain/rejected.ts';
import { requireSoundArchive, TEXT_ARCHIVE } from '#server/files/archive.ts';

const ZIP_MAGIC = 'PK\u0003\u0004';
/** Encodings that say themselves what they are (Unicode, chapter 23.8: the byte order mark). */
const MARKED: readonly (readonly [string, string])[] = [
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
];

/** The part of a Word document's tree that is read: mammoth gives it untyped. */
type Node = { readonly type?: string; readonly value?: string; readonly children?: readonly Node[] };

const LINE_BREAK = 'break';

/** Words of a paragraph or of a cell, in one line. */
function inline(node: Node): string {
  if (node.type === 'text') {
    return node.value ?? '';
  }
  if (node.type === 'tab' || node.type === LINE_BREAK) {
    return ' ';
  }
  return (node.children ?? []).map(inline).join(node.type === 'tableCell' ? ' ' : '');
}

/** A paragraph a line, a table's row a line with its cells parted by tabs. */
function block(node: Node): string[] {
  if (node.type === 'paragraph') {
    return [inline(node), ''];
  }
  if (node.type === 'tableRow') {
    return [(node.children ?? []).map((cell) => inline(cell).replace(/\s+/gu, ' ').trim()).join('\t'), ''];
  }
  return (node.children ?? []).flatMap(block);
}

async function docxText(bytes: Buffer): Promise<string> {
  try {
    await requireSoundArchive(bytes, TEXT_ARCHIVE);
    let lines: string[] = [];
    const transformDocument = (document: Node): Node => {
      lines = block(document);
      // Nothing is left to be turned into HTML.
      return { ...document, children: [] };
    };
    await mammoth.convertToHtml({ buffer: bytes }, { transformDocument });
    return lines.join('\n');
  } catch {
    throw new Rejected('invalid_payload', 'SPEECH-13', { fault: 'notDocx' });
  }
}

/**
 * The text of an uploaded transcript: a Word document by its content, everything else as Unicode (UTF-8, or UTF-16 with its mark).
 * @throws Rejected SPEECH-13 `notDocx` for a damaged or locked document, `notUnicode` for an old encoding: read as another it would
 *   be words that nobody said
 */
export async function transcriptText(bytes: Buffer): Promise<string> {
  if (bytes.toString('latin1', 0, 4) === ZIP_MAGIC) {
    return docxText(bytes);
  }
  const encoding = MARKED.find(([mark]) => bytes.toString('hex', 0, 2) === mark)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Rejected('invalid_payload', 'SPEECH-13', { fault: 'notUnicode' });
  }
}
