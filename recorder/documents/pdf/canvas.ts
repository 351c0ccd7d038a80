import fontkit from '@pdf-lib/fontkit';
import {
  beginText,
  endText,
  type PDFArray,
  PDFDocument,
  type PDFFont,
  type PDFName,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
  rgb,
  setFillingGrayscaleColor,
  setFontAndSize,
  setTextMatrix,
} from 'pdf-lib';
import { type FontStyle, fontBytes, textWidth } from '../fonts.ts';
import { PAGE } from '../model.ts';
import type { Line } from './lines.ts';

const POINTS = 20;
const PAGE_SIZE: [number, number] = [PAGE.width / POINTS, PAGE.height / POINTS];

interface Piece {
  style: FontStyle;
  /** Text, and the adjustment after it in thousandths of the font size. */
  parts: { text: string; adjust: number }[];
}

/** Pages with real, selectable text; coordinates are points from the top left corner. */
export class Canvas {
  readonly document: PDFDocument;
  readonly #fonts: Map<FontStyle, PDFFont>;
  readonly pages: PDFPage[] = [];

  private constructor(document: PDFDocument, fonts: Map<FontStyle, PDFFont>) {
    this.document = document;
    this.#fonts = fonts;
  }

  /** Embeds (as subsets) only the cuts that will be used. */
  static async create(styles: Iterable<FontStyle>): Promise<Canvas> {
    const document = await PDFDocument.create();
    document.registerFontkit(fontkit);
    const fonts = new Map<FontStyle, PDFFont>();
    for (const style of styles) {
      const options = { subset: true, features: { liga: false, kern: false } };
      fonts.set(style, await document.embedFont(fontBytes(style), options));
    }
    return new Canvas(document, fonts);
  }

  addPage(): PDFPage {
    const page = this.document.addPage(PAGE_SIZE);
    this.pages.push(page);
    return page;
  }

  /** Draws one line of words as one piece of text, so that selecting and searching see the spaces. */
  line(page: PDFPage, line: Line, at: { left: number; baseline: number; size: number }): void {
    const pieces = piecesOf(line, at.size);
    const first = pieces[0];
    if (!first) {
      return;
    }
    const operators = [
      beginText(),
      setFillingGrayscaleColor(0),
      setTextMatrix(1, 0, 0, 1, at.left + line.x, PAGE_SIZE[1] - at.baseline),
    ];
    for (const piece of pieces) {
      operators.push(setFontAndSize(this.#key(page, piece.style), at.size), this.#show(piece));
    }
    operators.push(endText());
    page.pushOperators(...operators);
  }

  /** A short text at a place; `x` is its left end. */
  text(page: PDFPage, text: string, at: { x: number; baseline: number; size: number; style: FontStyle }): void {
    const word = { segments: [{ text, style: at.style }], width: textWidth(text, at.style, at.size) };
    this.line(page, { words: [word], x: 0, stretch: 0 }, { left: at.x, baseline: at.baseline, size: at.size });
  }

  /** A horizontal or vertical rule. */
  rule(page: PDFPage, from: { x: number; y: number }, to: { x: number; y: number }, thickness = 0.75): void {
    page.drawLine({
      start: { x: from.x, y: PAGE_SIZE[1] - from.y },
      end: { x: to.x, y: PAGE_SIZE[1] - to.y },
      thickness,
      color: rgb(0, 0, 0),
    });
  }

  #key(page: PDFPage, style: FontStyle): PDFName {
    const font = this.#font(style);
    const keys = fontKeys.get(page) ?? new Map<FontStyle, PDFName>();
    fontKeys.set(page, keys);
    const known = keys.get(style);
    if (known) {
      return known;
    }
    const key = page.node.newFontDictionary(font.name, font.ref);
    keys.set(style, key);
    return key;
  }

  #show(piece: Piece): PDFOperator {
    const array = this.document.context.obj([]) as PDFArray;
    for (const part of piece.parts) {
      array.push(this.#font(piece.style).encodeText(part.text));
      if (part.adjust !== 0) {
        array.push(this.document.context.obj(-part.adjust));
      }
    }
    return PDFOperator.of(PDFOperatorNames.ShowTextAdjusted, [array]);
  }

  #font(style: FontStyle): PDFFont {
    const font = this.#fonts.get(style);
    if (!font) {
      throw new Error(`font cut not embedded: ${style}`);
    }
    return font;
  }
}

const fontKeys = new WeakMap<PDFPage, Map<FontStyle, PDFName>>();

function piecesOf(line: Line, size: number): Piece[] {
  const pieces: Piece[] = [];
  const spread = (line.stretch * 1000) / size;
  const add = (text: string, style: FontStyle, adjust: number) => {
    const last = pieces.at(-1);
    if (last && last.style === style) {
      last.parts.push({ text, adjust });
    } else {
      pieces.push({ style, parts: [{ text, adjust }] });
    }
  };
  line.words.forEach((word, index) => {
    for (const segment of word.segments) {
      add(segment.text, segment.style, 0);
    }
    if (index < line.words.length - 1) {
      add(' ', word.segments.at(-1)?.style ?? 'regular', spread);
    }
  });
  return pieces;
}
