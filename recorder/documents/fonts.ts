import { readFileSync } from 'node:fs';
import fontkit from '@pdf-lib/fontkit';

/** The four cuts of the embedded face. */
export type FontStyle = 'regular' | 'bold' | 'italic' | 'boldItalic';

export const FONT_STYLES: readonly FontStyle[] = ['regular', 'bold', 'italic', 'boldItalic'];

const FILES: Record<FontStyle, string> = {
  regular: 'LiberationSerif-Regular.ttf',
  bold: 'LiberationSerif-Bold.ttf',
  italic: 'LiberationSerif-Italic.ttf',
  boldItalic: 'LiberationSerif-BoldItalic.ttf',
};

interface Face {
  bytes: Uint8Array;
  unitsPerEm: number;
  advances: Map<number, number>;
  advanceOf: (codePoint: number) => number;
}

const faces = new Map<FontStyle, Face>();

/** Bytes of a face, for embedding. Read once per process. */
export function fontBytes(style: FontStyle): Uint8Array {
  return face(style).bytes;
}

/**
 * Width of a text in points: the sum of the glyphs' advances, no kerning and no ligatures, which is also how the text is drawn.
 * Valid for Times New Roman too: the faces have the same metrics.
 */
export function textWidth(text: string, style: FontStyle, size: number): number {
  const { advances, unitsPerEm, advanceOf } = face(style);
  let units = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    let advance = advances.get(codePoint);
    if (advance === undefined) {
      advance = advanceOf(codePoint);
      advances.set(codePoint, advance);
    }
    units += advance;
  }
  return (units * size) / unitsPerEm;
}

/** The cut for a run of text. */
export function styleOf(run: { bold?: boolean; italic?: boolean }): FontStyle {
  if (run.bold) {
    return run.italic ? 'boldItalic' : 'bold';
  }
  return run.italic ? 'italic' : 'regular';
}

function face(style: FontStyle): Face {
  const known = faces.get(style);
  if (known) {
    return known;
  }
  const bytes = readFileSync(new URL(`./fonts/${FILES[style]}`, import.meta.url));
  const font = fontkit.create(bytes);
  const made: Face = {
    bytes,
    unitsPerEm: font.unitsPerEm,
    advances: new Map(),
    advanceOf: (codePoint) => font.glyphForCodePoint(codePoint).advanceWidth,
  };
  faces.set(style, made);
  return made;
}
