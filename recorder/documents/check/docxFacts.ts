import { strFromU8, unzipSync } from 'fflate';
import { all, first, parseXml, textOf, type XmlNode } from './xml.ts';

/** A run of text as Word will show it. */
export interface DocxRun {
  text: string;
  /** Points. */
  size: number;
  bold: boolean;
  italic: boolean;
  fonts: string[];
}

export interface DocxParagraph {
  text: string;
  runs: DocxRun[];
  /** Length of the line drawn above this empty paragraph, twips; null when it is no line. */
  rule: number | null;
  keepNext: boolean;
}

export interface DocxFacts {
  page: Record<'width' | 'height' | 'top' | 'bottom' | 'left' | 'right', number>;
  titlePage: boolean;
  firstHeaderNumbers: boolean;
  otherHeaderNumbers: boolean;
  otherHeaderCentred: boolean;
  pageNumberSize: number;
  /** Paragraphs outside tables, in order. */
  body: DocxParagraph[];
  /** Tables as rows of cells of paragraphs. */
  tables: DocxParagraph[][][][];
  everything: DocxParagraph[];
  /** Faces named anywhere, styles included. */
  fonts: string[];
}

/** Reads what the layout checks need from a .docx. @throws when the bytes are no .docx. */
export function readDocx(bytes: Uint8Array): DocxFacts {
  const files = unzipSync(bytes);
  const part = (path: string) => parseXml(files[path] ? strFromU8(files[path]) : '');
  const document = part('word/document.xml');
  const styles = part('word/styles.xml');
  const section = first(document, 'w:sectPr');
  const defaults = Number(first(first(styles, 'w:docDefaults'), 'w:sz')?.attributes['w:val'] ?? 22) / 2;
  const read = (node: XmlNode, column: number) => paragraphOf(node, { column, defaults });
  const body = first(document, 'w:body') ?? document;
  const headers = headersOf(section, part('word/_rels/document.xml.rels'), part);
  const tables = all(body, 'w:tbl').map((table) => tableOf(table, read));
  const page = pageOf(section);
  const area = page.width - page.left - page.right;
  const own = body.children.filter((node) => node.name === 'w:p').map((node) => read(node, area));
  return {
    page,
    titlePage: first(section, 'w:titlePg') !== undefined,
    firstHeaderNumbers: hasPageNumber(headers.first),
    otherHeaderNumbers: hasPageNumber(headers.default),
    otherHeaderCentred: first(headers.default, 'w:jc')?.attributes['w:val'] === 'center',
    pageNumberSize: Number(first(headers.default, 'w:sz')?.attributes['w:val'] ?? defaults * 2) / 2,
    body: own,
    tables,
    everything: [...own, ...tables.flat(3)],
    fonts: [...new Set([document, styles, headers.first, headers.default].flatMap(fontsOf))],
  };
}

function pageOf(section: XmlNode | undefined): DocxFacts['page'] {
  const size = first(section, 'w:pgSz')?.attributes ?? {};
  const margin = first(section, 'w:pgMar')?.attributes ?? {};
  const number = (value: string | undefined) => Number(value ?? Number.NaN);
  return {
    width: number(size['w:w']),
    height: number(size['w:h']),
    top: number(margin['w:top']),
    bottom: number(margin['w:bottom']),
    left: number(margin['w:left']),
    right: number(margin['w:right']),
  };
}

function headersOf(section: XmlNode | undefined, relations: XmlNode, part: (path: string) => XmlNode) {
  const none: XmlNode = { name: '#none', attributes: {}, children: [], text: '' };
  const of = (type: string) => {
    const reference = all(section ?? none, 'w:headerReference').find((node) => node.attributes['w:type'] === type);
    const target = all(relations, 'Relationship').find((node) => node.attributes.Id === reference?.attributes['r:id']);
    return target?.attributes.Target ? part(`word/${target.attributes.Target}`) : none;
  };
  return { first: of('first'), default: of('default') };
}

function hasPageNumber(header: XmlNode): boolean {
  const instructions = all(header, 'w:instrText').map(textOf).join(' ');
  const simple = all(header, 'w:fldSimple').map((node) => node.attributes['w:instr'] ?? '');
  return /\bPAGE\b/.test([instructions, ...simple].join(' '));
}

function fontsOf(node: XmlNode): string[] {
  return all(node, 'w:rFonts').flatMap((fonts) =>
    Object.entries(fonts.attributes)
      .filter(([name]) => !/hint|Theme/.test(name))
      .map(([, value]) => value),
  );
}

type Reader = (node: XmlNode, column: number) => DocxParagraph;

function tableOf(table: XmlNode, read: Reader): DocxParagraph[][][] {
  const widths = all(table, 'w:gridCol').map((column) => Number(column.attributes['w:w'] ?? 0));
  return all(table, 'w:tr').map((row) =>
    all(row, 'w:tc').map((cell, index) => all(cell, 'w:p').map((node) => read(node, widths[index] ?? 0))),
  );
}

function paragraphOf(node: XmlNode, { column, defaults }: { column: number; defaults: number }): DocxParagraph {
  const properties = node.children.find((child) => child.name === 'w:pPr');
  const runs = all(node, 'w:r').map((run) => runOf(run, defaults));
  const line = first(first(properties, 'w:pBdr'), 'w:top');
  const indent = first(properties, 'w:ind')?.attributes ?? {};
  const sides = Number(indent['w:left'] ?? indent['w:start'] ?? 0) + Number(indent['w:right'] ?? indent['w:end'] ?? 0);
  return {
    text: runs.map((run) => run.text).join(''),
    runs: runs.filter((run) => run.text !== ''),
    rule: line ? column - sides : null,
    keepNext: on(first(properties, 'w:keepNext')),
  };
}

function runOf(run: XmlNode, defaults: number): DocxRun {
  const properties = run.children.find((child) => child.name === 'w:rPr');
  return {
    text: all(run, 'w:t').map(textOf).join(''),
    size: Number(first(properties, 'w:sz')?.attributes['w:val'] ?? defaults * 2) / 2,
    bold: on(first(properties, 'w:b')),
    italic: on(first(properties, 'w:i')),
    fonts: properties ? fontsOf(properties) : [],
  };
}

function on(node: XmlNode | undefined): boolean {
  return node !== undefined && !/^(false|0)$/.test(node.attributes['w:val'] ?? 'true');
}
