import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { PDFDocument, StandardFonts } from 'pdf-lib';

/** A page as a scanner at 150 dots an inch makes it. */
const WIDTH = 1240;
const HEIGHT = 1754;

/** Chance that is the same on every machine (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const TILE = 620;

/** Grain of the paper, light and dark: what makes scans large. */
function grainTile(): Canvas {
  const next = chance(1);
  const canvas = createCanvas(TILE, TILE);
  const context = canvas.getContext('2d');
  const image = context.createImageData(TILE, TILE);
  for (let at = 0; at < image.data.length; at += 4) {
    const shift = next() - 0.5;
    image.data.fill(shift < 0 ? 0 : 255, at, at + 3);
    image.data[at + 3] = Math.abs(shift) * 39;
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

const grain = grainTile();

/** One scanned page as JPEG: lines of print, a coloured figure, grain. */
function scan(page: number): Buffer {
  const next = chance(page);
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  context.fillStyle = '#f7f5ef';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = '#222222';
  for (let line = 0; line < 40; line += 1) {
    for (let x = 120; x < 1080; x += 30 + next() * 60) {
      context.fillRect(x, 150 + line * 26, 20 + next() * 40, 12);
    }
  }
  for (let bar = 0; bar < 12; bar += 1) {
    context.fillStyle = `hsl(${Math.floor(next() * 360)} 60% 50%)`;
    context.fillRect(140 + bar * 80, 1640 - next() * 380, 60, 1640);
  }
  for (let x = -Math.floor(next() * TILE); x < WIDTH; x += TILE) {
    for (let y = -Math.floor(next() * TILE); y < HEIGHT; y += TILE) {
      context.drawImage(grain, x, y);
    }
  }
  return canvas.toBuffer('image/jpeg', 55);
}

/** A paper of `pages` scanned pages with a line of text on each; a hundred of them are about 20 MB. The same bytes every time. */
export async function bigPaper(pages: number): Promise<Uint8Array> {
  const paper = await PDFDocument.create({ updateMetadata: false });
  const font = await paper.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= pages; number += 1) {
    const page = paper.addPage([595, 842]);
    page.drawImage(await paper.embedJpg(scan(number)), { x: 0, y: 0, width: 595, height: 842 });
    page.drawText(`Trang ${number} / ${pages}`, { x: 60, y: 800, size: 14, font });
  }
  return paper.save();
}
