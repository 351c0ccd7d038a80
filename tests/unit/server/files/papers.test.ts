import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { reflow } from '#client/features/papers/reader/reflow.ts';
import { rangeOf } from '#domain/byteRange.ts';
import { DiskBlobStore, TooLargeError } from '#server/files/blobStore.ts';
import { looksSecret } from '#server/files/secrecy.ts';
import { excerpt } from '#server/http/papers/excerpt.ts';

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
