import { once } from 'node:events';
import fs from 'node:fs';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiskBlobStore } from '#server/files/blobStore.ts';
import { type IntakeParts, takeIn } from '#server/files/intake.ts';
import { findOffice, type OfficeLimits, withPdf } from '#server/files/office.ts';
import { readPdf } from '#server/files/pdfReader.ts';
import { PdfThread } from '#server/files/pdfThread.ts';
import { silentLogger } from '#server/logging/logger.ts';
import { openDatabase } from '#server/persistence/client.ts';
import { testDatabase } from '#tests/support/database.ts';
import { smallDocx } from '#tests/support/documents.ts';

it('[PAPER-10] refuses an office file with the way out where LibreOffice is missing', async () => {
  await using database = await testDatabase();
  const root = await mkdtemp(path.join(tmpdir(), 'nghi-su-office-test-'));
  const blobs = new DiskBlobStore(root);
  await blobs.prepare();
  const db = openDatabase(database.url, 1);
  const limits = { maxBytes: 1_000_000, maxPages: 10 };
  const parts: IntakeParts = { db, blobs, pdf: new PdfThread(), log: silentLogger, office: async () => null, limits };
  const docx = await smallDocx();
  const incoming = { meetingId: 'M', uploadedBy: 'P12', fileName: 'a.docx', versionId: 'V1' };
  await expect(takeIn(parts, Readable.from([Buffer.from(docx)]), incoming)).rejects.toMatchObject({
    code: 'unavailable',
    rule: 'PAPER-10',
  });
  await parts.pdf.close();
  await db.$disconnect();
  await rm(root, { recursive: true });
});

/** A program in LibreOffice's place that does what the script says; `$out` is the folder for the PDF. */
async function fakeOffice(folder: string, script: string): Promise<string> {
  const file = path.join(folder, 'soffice');
  await writeFile(file, `#!/bin/sh\nfor last; do :; done\nout=$PWD\n${script}\n`, { mode: 0o755 });
  return file;
}

const bounded = { ms: 60_000, memory: 4 * 1024 * 1024, file: 2048 };

describe('LibreOffice', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'nghi-su-office-test-'));
    await writeFile(path.join(folder, 'a.docx'), 'x');
  });

  afterEach(() => rm(folder, { recursive: true }));

  const convert = (office: string, limits: OfficeLimits = bounded): Promise<[pdf: string, text: string]> =>
    withPdf({ office, limits }, path.join(folder, 'a.docx'), 'docx', async (pdf) => [pdf, await readFile(pdf, 'utf8')]);

  it('[PAPER-21] runs with a new profile, in limits, without the server’s secrets; its folder goes', async () => {
    const script =
      '{ ulimit -v; ulimit -f; env; echo "$@"; cat "$out/profile/user/registrymodifications.xcu"; } > "$out/a.pdf"';
    const [pdf, told] = await convert(await fakeOffice(folder, script));
    expect(told.split('\n').slice(0, 2)).toEqual([String(bounded.memory), String(bounded.file)]);
    expect(told).not.toMatch(/SECRET|TOKEN|DATABASE_URL/);
    expect(told).toContain(`-env:UserInstallation=file://${path.dirname(pdf)}/profile`);
    expect(told).toMatch(/DisableMacrosExecution[^/]*<value>true/);
    await expect(access(path.dirname(pdf))).rejects.toThrow();
  });

  it('[PAPER-21] is ended with all of its children when it takes too long, and leaves nothing', async () => {
    const script = `sleep 600 & echo $! > ${folder}/child; echo "$out" > ${folder}/out; wait`;
    await expect(convert(await fakeOffice(folder, script), { ...bounded, ms: 1_000 })).rejects.toThrow('too long');
    const child = Number(await readFile(path.join(folder, 'child'), 'utf8'));
    await expect.poll(() => isAlive(child)).toBe(false);
    await expect(access((await readFile(path.join(folder, 'out'), 'utf8')).trim())).rejects.toThrow();
  });

  it('[PAPER-21] can’t fill the disk', async () => {
    const script = 'head -c 4000000 /dev/zero > "$out/a.pdf" || exit 1';
    await expect(convert(await fakeOffice(folder, script))).rejects.toThrow('ended');
  });

  it('[PAPER-21] follows no links out of a document: neither addresses nor files of this machine', async ({ skip }) => {
    const office = await findOffice();
    if (office === null) {
      skip('LibreOffice is not on this machine');
      return;
    }
    const asked: string[] = [];
    const outside = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    }).listen(0, '127.0.0.1');
    await once(outside, 'listening');
    const address = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
    await writeFile(path.join(folder, 'a.docx'), linkingDocx(address));
    const pages = await withPdf({ office }, path.join(folder, 'a.docx'), 'docx', async (pdf) =>
      readPdf(new Uint8Array(await readFile(pdf)), 10),
    );
    expect(pages.join()).toContain('Liên kết ra ngoài');
    expect(asked).toEqual([]);
    outside.close();
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !fs.existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A document with a picture, a template and a field that lie at an address. With a profile of its own making, LibreOffice fetches the first. */
function linkingDocx(address: string): Uint8Array {
  const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
  const extent = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="990000" cy="990000"/></a:xfrm>';
  const picture = `<w:r><w:drawing><wp:inline xmlns:wp="${drawing}/wordprocessingDrawing"><wp:extent cx="990000" cy="990000"/><wp:docPr id="1" name="p"/><a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture"><pic:pic xmlns:pic="${drawing}/picture"><pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rId1"/></pic:blipFill><pic:spPr>${extent}<a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDEPICTURE "${address}/field.png" \\d </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const body = `<w:p><w:r><w:t>Liên kết ra ngoài</w:t></w:r>${picture}${field}</w:p>`;
  const link = (id: string, type: string, file: string): string =>
    `<Relationship Id="${id}" Type="${R}/${type}" Target="${address}/${file}" TargetMode="External"/>`;
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(`<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${body}</w:body></w:document>`),
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships xmlns="${PACKAGE}/relationships">${link('rId1', 'image', 'picture.png')}${link('rId2', 'attachedTemplate', 'template.dotx')}</Relationships>`,
    ),
  });
}
