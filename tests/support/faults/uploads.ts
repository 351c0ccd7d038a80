import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { officialPaperPdf } from '#recorder/documents/index.ts';
import type { Database } from '#server/persistence/client.ts';
import type { BigMeeting } from '../bigMeeting.ts';
import { HttpClient } from '../httpClient.ts';
import { untilAnswered } from './ballots.ts';

/** A file whose upload the server acknowledged. */
type Uploaded = { readonly versionId: string; readonly hash: string };

export type UploadCount = {
  readonly acknowledged: number;
  readonly found: number;
  /** Stored files whose content isn't what their name says, or that an upload row names and the disk lacks. */
  readonly half: number;
};

const PIECES = 8;
const PIECE_GAP_MS = 25;

const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

function paper(content: string): Promise<Uint8Array> {
  return officialPaperPdf({
    number: '12/BC-VP',
    date: '2026-11-20',
    kind: 'Báo cáo',
    title: 'Tình hình thực hiện',
    authorUnit: 'Văn phòng',
    parentAgency: null,
    place: 'Lạc Giang',
    content,
    signer: null,
  });
}

/** A multipart body that comes in pieces, as over a slow line: there is a middle to strike in. */
async function* inPieces(boundary: string, content: Uint8Array): AsyncGenerator<Uint8Array> {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="bao-cao.pdf"\r\n\r\n`;
  yield Buffer.from(head);
  const size = Math.ceil(content.length / PIECES);
  for (let from = 0; from < content.length; from += size) {
    yield content.subarray(from, from + size);
    await delay(PIECE_GAP_MS);
  }
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
}

/** Sends a paper as the upload form does; answers the version's id once the server acknowledged it. */
async function send(web: HttpClient, meetingId: string, content: Uint8Array): Promise<string> {
  const boundary = randomUUID();
  const sending = request(new URL(`/api/meetings/${meetingId}/papers/upload`, web.base), {
    method: 'POST',
    headers: {
      cookie: web.cookie,
      'x-csrf-token': web.csrfToken ?? '',
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
  });
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
  const [, [answer]] = await Promise.all([pipeline(inPieces(boundary, content), sending), answered]);
  const { versionId } = (await json(answer)) as { versionId?: string };
  if (versionId === undefined) {
    throw new Error(`the upload was answered with ${answer.statusCode}`);
  }
  return versionId;
}

/** The secretary's browser, and papers to send; every second one has the same content as the one before. */
export async function prepareUploads(url: string, { meetingId, cookies }: BigMeeting, count: number) {
  const web = new HttpClient(url);
  web.takeCookie(cookies.S ?? '');
  web.csrfToken = (await web.get<{ csrfToken: string }>('/api/session')).body.csrfToken;
  const contents = await Promise.all(
    Array.from({ length: count }, (_, index) => paper(`Nội dung ${meetingId} ${Math.floor(index / 2)}`)),
  );
  const sendAll = (): Promise<Uploaded[]> =>
    Promise.all(
      contents.map(async (content) => ({
        versionId: await untilAnswered(() => send(web, meetingId, content)),
        hash: hashOf(content),
      })),
    );
  return { web, sendAll };
}

/** Files under the folder whose content isn't what their name says. */
function halfFiles(folder: string): string[] {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .filter((file) => !file.includes('incoming') && hashOf(fs.readFileSync(file)) !== path.basename(file));
}

/** Fetches every acknowledged upload again, and looks at the folder and the rows for halves. */
export async function countUploads(
  { db, dataDir, web, meetingId }: { db: Database; dataDir: string; web: HttpClient; meetingId: string },
  uploads: readonly Uploaded[],
): Promise<UploadCount> {
  const same = await Promise.all(
    uploads.map(async ({ versionId, hash }) => {
      const response = await fetch(new URL(`/api/papers/${versionId}/file`, web.base), {
        headers: { cookie: web.cookie },
      });
      return hashOf(new Uint8Array(await response.arrayBuffer())) === hash;
    }),
  );
  const files = path.join(dataDir, 'files');
  const rows = await db.paperUpload.findMany({
    where: { meetingId },
    include: { _count: { select: { texts: true } } },
  });
  const bad = rows.filter(
    ({ pdfHash, pages, _count }) =>
      _count.texts !== pages || !fs.existsSync(path.join(files, pdfHash.slice(0, 2), pdfHash.slice(2, 4), pdfHash)),
  );
  return {
    acknowledged: uploads.length,
    found: same.filter(Boolean).length,
    half: halfFiles(files).length + bad.length,
  };
}
