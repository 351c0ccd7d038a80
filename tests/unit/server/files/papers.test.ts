import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { loadImage } from '@napi-rs/canvas';
import { PDFDocument } from 'pdf-lib';
import { expect, it } from 'vitest';
import { reflow } from '#client/features/papers/reader/reflow.ts';
import { rangeOf } from '#domain/byteRange.ts';
import { DiskBlobStore, TooLargeError } from '#server/files/blobStore.ts';
import { drawPage } from '#server/files/pdfReader.ts';
import { looksSecret } from '#server/files/secrecy.ts';
import { excerpt } from '#server/http/papers/excerpt.ts';
import { cleanFileName } from '#server/http/papers/upload.ts';

it('[PAPER-12] finds secrecy stamps at the top of a page, and nothing in ordinary words', () => {
  expect(looksSecret(['UBND TỈNH\nTỐI MẬT\nSố: 1'])).toBe(true);
  expect(looksSecret(['Báo cáo\nĐộ mật: Mật'])).toBe(true);
  expect(looksSecret(['Không đưa tài liệu có nội dung bí mật nhà nước lên hệ thống.'])).toBe(false);
});

it('[PAPER-13] reads the one range that a request asks for', () => {
  expect(rangeOf(undefined, 100)).toBeNull();
  expect(rangeOf('bytes=0-9', 100)).toEqual({ start: 0, end: 9 });
  expect(rangeOf('bytes=90-', 100)).toEqual({ start: 90, end: 99 });
  expect(rangeOf('bytes=-10', 100)).toEqual({ start: 90, end: 99 });
  expect(rangeOf('bytes=0-500', 100)).toEqual({ start: 0, end: 99 });
  expect(rangeOf('bytes=100-', 100)).toBe('unsatisfiable');
  expect(rangeOf('bytes=0-1,5-6', 100)).toBeNull();
});

it('[PAPER-14] shows the words that were found, typed with tones or without', () => {
  const found = excerpt('Qua khảo sát 42 xã, phường: 31 đơn vị đã có máy tính bảng.', 'may tinh bang');
  expect(found.text.slice(found.start, found.end)).toBe('máy tính bảng');
});

it('[PAPER-8] refuses a file over the limit and leaves nothing behind; the same content is stored once', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'nghi-su-blobs-'));
  const store = new DiskBlobStore(root);
  await store.prepare();
  await expect(store.put(Readable.from([Buffer.alloc(50), Buffer.alloc(60)]), 100)).rejects.toBeInstanceOf(
    TooLargeError,
  );
  expect(await readdir(path.join(root, 'incoming'))).toEqual([]);
  const one = await store.put(Readable.from(['giống nhau']), 100);
  const other = await store.put(Readable.from(['giống ', 'nhau']), 100);
  expect(other).toEqual(one);
  expect(await store.size(one.hash)).toBe(one.bytes);
  await rm(root, { recursive: true });
});

it('[PAPER-15] joins the lines of a printed page into paragraphs that fit any width', () => {
  const page =
    '1. Hiện trạng\nTừ ngày 01/9/2026, Hệ thống được dùng thử tại Văn phòng\nvà 03 sở.\n- Giai đoạn 1\n- Giai đoạn 2';
  expect(reflow(page)).toEqual([
    '1. Hiện trạng',
    'Từ ngày 01/9/2026, Hệ thống được dùng thử tại Văn phòng và 03 sở.',
    '- Giai đoạn 1',
    '- Giai đoạn 2',
  ]);
});

it('[PAPER-22] draws a page out of all proportion small, and an ordinary one as wide as was asked', async () => {
  const sizeOf = async (width: number, height: number): Promise<[number, number]> => {
    const document = await PDFDocument.create();
    document.addPage([width, height]);
    const picture = await loadImage(await drawPage(await document.save(), 1, 1600));
    return [picture.width, picture.height];
  };
  expect(await sizeOf(800, 1000)).toEqual([1600, 2000]);
  const [width, height] = await sizeOf(10, 14_400);
  expect(height).toBeLessThanOrEqual(16_383);
  expect(height).toBeGreaterThan(width * 1000);
  const [wide, high] = await sizeOf(14_400, 14_400);
  expect([wide, high]).toEqual([1600, 1600]);
  const [slim, tall] = await sizeOf(800, 14_400);
  expect(slim * tall).toBeLessThanOrEqual(16_100_000);
});

it('[PAPER-9] keeps of a file’s name what a person wrote, and no path, line or header of it', () => {
  expect(cleanFileName('Báo cáo quý III.pdf')).toBe('Báo cáo quý III.pdf');
  expect(cleanFileName('../../etc/passwd')).toBe('passwd');
  expect(cleanFileName('C:\\Users\\a\\Tờ trình.docx')).toBe('Tờ trình.docx');
  expect(cleanFileName('a\r\nSet-Cookie: x=1.pdf')).toBe('aSet-Cookie: x=1.pdf');
  expect(cleanFileName('x'.repeat(300)).length).toBe(200);
  expect(cleanFileName('..')).toBe('tai-lieu.pdf');
  expect(cleanFileName('')).toBe('tai-lieu.pdf');
});
