import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { readablePapers } from '#domain/papers.ts';
import { Rejected } from '#domain/rejected.ts';
import type { IntakeParts } from '#server/files/intake.ts';
import { findUpload, pageText, searchPages } from '#server/persistence/paperStore.ts';
import { type AccessParts, requireReadable, searchableVersions, seatOf } from './access.ts';
import { excerpt } from './excerpt.ts';
import { PAGE_WIDTHS, type PageImages } from './pageImages.ts';
import { sendBlob } from './range.ts';
import { receiveUpload } from './upload.ts';

export type PaperParts = AccessParts & IntakeParts & { readonly images: PageImages };

const Page = z.coerce.number().int().min(1).max(100_000);
const Width = z.coerce.number().pipe(z.literal(PAGE_WIDTHS));
const Query = z.string().trim().min(2).max(200);

function parsed<T>(schema: z.ZodType<T>, given: unknown): T {
  const result = schema.safeParse(given);
  if (!result.success) {
    throw new Rejected('invalid_payload', 'SYNC-1');
  }
  return result.data;
}

const param = (request: Request, name: string): string => String(request.params[name] ?? '');

/** Page 1 is drawn before anybody opens the paper. Failing costs the first reader a moment, nothing else. */
async function drawFirstPage({ db, images, log }: PaperParts, versionId: string): Promise<void> {
  const upload = await findUpload(db, versionId);
  if (upload !== null) {
    await Promise.all(PAGE_WIDTHS.map((width) => images.get(upload.pdfHash, 1, width))).catch((err: unknown) =>
      log.warn({ err, versionId }, 'the first page could not be drawn ahead'),
    );
  }
}

/** Addresses of papers: upload, file with ranges, picture and text of a page, search. Each asks for rights itself. */
export function papersRouter(parts: PaperParts): Router {
  const router = Router();

  router.post('/meetings/:meetingId/papers/upload', async (request: Request, response: Response) => {
    const seat = await seatOf(parts, request, param(request, 'meetingId'));
    const taken = await receiveUpload(parts, request, seat);
    response.status(201).json(taken);
    await drawFirstPage(parts, taken.versionId);
  });

  router.get('/papers/:versionId/file', async (request: Request, response: Response) => {
    const upload = await requireReadable(parts, request, param(request, 'versionId'));
    response.set('Content-Disposition', 'inline');
    await sendBlob(parts.blobs, upload.pdfHash, 'application/pdf', request, response);
  });

  router.get('/papers/:versionId/pages/:page/image', async (request: Request, response: Response) => {
    const upload = await requireReadable(parts, request, param(request, 'versionId'));
    const page = parsed(Page, request.params.page);
    if (page > upload.pages) {
      throw new Rejected('not_found', 'PAPER-2');
    }
    const image = await parts.images.get(upload.pdfHash, page, parsed(Width, request.query.width ?? '1240'));
    response.set({ 'Content-Type': 'image/webp', 'Cache-Control': 'private, no-store' }).send(image);
  });

  router.get('/papers/:versionId/pages/:page/text', async (request: Request, response: Response) => {
    const upload = await requireReadable(parts, request, param(request, 'versionId'));
    const text = await pageText(parts.db, upload.versionId, parsed(Page, request.params.page));
    if (text === null) {
      throw new Rejected('not_found', 'PAPER-2');
    }
    response.set('Cache-Control', 'private, no-store').json({ text });
  });

  router.get('/meetings/:meetingId/papers', async (request: Request, response: Response) => {
    const { state, participantId } = await seatOf(parts, request, param(request, 'meetingId'));
    response.json({ papers: readablePapers(state, participantId) });
  });

  router.get('/meetings/:meetingId/papers/search', async (request: Request, response: Response) => {
    const query = parsed(Query, request.query.q);
    const versions = searchableVersions(await seatOf(parts, request, param(request, 'meetingId')));
    const hits = await searchPages(parts.db, [...versions.keys()], query);
    response.json({
      hits: hits.map(({ versionId, page, text }) => ({
        ...versions.get(versionId),
        versionId,
        page,
        excerpt: excerpt(text, query),
      })),
    });
  });

  return router;
}
