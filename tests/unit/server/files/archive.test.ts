import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type ArchiveLimits, PAPER_ARCHIVE, requireSoundArchive, TEXT_ARCHIVE } from '#server/files/archive.ts';
import { tasksFromXlsx } from '#server/tasks/spreadsheet.ts';
import { smallDocx } from '#tests/support/documents.ts';

const MiB = 1024 * 1024;
const limits: ArchiveLimits = { entries: 20, bytes: 8 * MiB };

const judged = (file: Buffer | Uint8Array, within = limits): Promise<string> =>
  requireSoundArchive(Buffer.from(file), within).then(
    () => 'sound',
    (error: Error) => error.message,
  );

/** Places of an archive's directory: where it begins, and its entries' heads. */
function directoryOf(zip: Buffer): { at: number; heads: number[] } {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const at = zip.readUInt32LE(end + 16);
  const heads: number[] = [];
  for (let head = at; head < end; head += 46 + zip.readUInt16LE(head + 28) + zip.readUInt16LE(head + 30)) {
    heads.push(head);
  }
  return { at, heads };
}

describe('archives', () => {
  it('[PAPER-20] takes real office files, from memory and from disk', async () => {
    const docx = await smallDocx();
    expect(await judged(docx, PAPER_ARCHIVE)).toBe('sound');
    const folder = await mkdtemp(path.join(tmpdir(), 'nghi-su-archive-'));
    await writeFile(path.join(folder, 'a.docx'), docx);
    await expect(requireSoundArchive(path.join(folder, 'a.docx'), TEXT_ARCHIVE)).resolves.toBeUndefined();
    await rm(folder, { recursive: true });
  });

  it('[PAPER-20] counts what is really inflated, not what the archive says of itself', async () => {
    const packed = Buffer.from(zipSync({ 'a.bin': [noise(MiB), { level: 9 }], 'b.bin': [noise(MiB), { level: 9 }] }));
    expect(await judged(packed, { entries: 20, bytes: 3 * MiB })).toBe('sound');
    for (const head of directoryOf(packed).heads) {
      packed.writeUInt32LE(10, head + 24);
    }
    expect(await judged(packed, { entries: 20, bytes: 1.5 * MiB })).toBe('larger than it may be');
  });

  it('[PAPER-20] refuses what packs like a bomb, long before it is large', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': [new Uint8Array(64 * MiB), { level: 9 }] });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await judged(bomb, PAPER_ARCHIVE)).toBe('larger than it may be');
    await expect(tasksFromXlsx(Buffer.from(bomb))).rejects.toMatchObject({ rule: 'TASK-8' });
  });

  it('[PAPER-20] refuses more entries than a document has', async () => {
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, number) => [`${number}.xml`, strToU8('<a/>')]));
    expect(await judged(zipSync(many))).toBe('too many entries');
  });

  it('[PAPER-20] refuses entries that lie over each other, and entries that the directory hides', async () => {
    const zip = Buffer.from(zipSync({ 'a.xml': strToU8('<a/>'), 'b.xml': strToU8('<b/>') }, { level: 0 }));
    const { heads } = directoryOf(zip);
    const [first = 0, second = 0] = heads;
    const twice = Buffer.from(zip);
    twice.writeUInt32LE(twice.readUInt32LE(first + 42), second + 42);
    expect(await judged(twice)).toBe('entries that overlap or leave gaps');
    const end = zip.length - 22;
    const hidden = Buffer.concat([zip.subarray(0, second), zip.subarray(end)]);
    hidden.writeUInt16LE(1, second + 8);
    hidden.writeUInt16LE(1, second + 10);
    hidden.writeUInt32LE(second - first, second + 12);
    expect(await judged(hidden)).toBe('entries that overlap or leave gaps');
  });

  it('[PAPER-20] refuses XML that declares entities, in any encoding', async () => {
    const laughs = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>';
    const padded = `<?xml version="1.0"?>${' '.repeat(300_000)}${laughs.slice(21)}`;
    for (const text of [Buffer.from(laughs), Buffer.from(padded), Buffer.from(laughs, 'utf16le')]) {
      expect(await judged(zipSync({ 'word/document.xml': text }))).toBe('a document type declaration');
    }
    const drawing = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" ""><svg/>';
    expect(await judged(zipSync({ 'word/media/image1.svg': strToU8(drawing) }))).toBe('sound');
  });

  it('[PAPER-20] refuses what is cut off, encrypted, of another method, or no archive', async () => {
    const zip = Buffer.from(zipSync({ 'a.xml': strToU8('<a/>'.repeat(100)) }));
    const { heads } = directoryOf(zip);
    const changed = (at: number, value: number): Buffer => {
      const other = Buffer.from(zip);
      other.writeUInt16LE(value, at);
      return other;
    };
    const head = heads[0] ?? 0;
    const broken = [
      zip.subarray(0, 60),
      Buffer.concat([zip.subarray(0, 40), zip.subarray(60)]),
      changed(head + 8, 1),
      changed(head + 10, 14),
      Buffer.from('no archive'),
      Buffer.alloc(0),
    ];
    for (const file of broken) {
      expect(await judged(file)).not.toBe('sound');
    }
  });
});

/** Bytes that hardly pack: a picture, say. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (state * 48_271) % 0x7fffffff;
    return state & 0xff;
  });
}
