import { type Request, type Response, Router } from 'express';
import { Rejected } from '#domain/rejected.ts';
import { mayShowToRoom, presentedPage } from '#domain/screenPage.ts';
import { findUpload } from '#server/persistence/paperStore.ts';
import { type AccessParts, roomStateOf } from './access.ts';
import type { PageImages } from './pageImages.ts';

const WIDTH = 1240;

export type ScreenParts = AccessParts & {
  readonly images: PageImages;
  readonly log: { readonly warn: (facts: object, message: string) => void };
};

type Asked = { readonly meetingId: string; readonly versionId: string; readonly page: number };

/**
 * PRESENT-4: passes when the page is presented at this moment and everybody in the room may see it. Any other page answers "not
 * found", whether it exists or not.
 */
async function requirePresented(parts: AccessParts, request: Request, asked: Asked): Promise<void> {
  const state = await roomStateOf(parts, request, asked.meetingId);
  const shown = presentedPage(state);
  if (shown === null || shown.versionId !== asked.versionId || shown.page !== asked.page) {
    throw new Rejected('not_found', 'PRESENT-4');
  }
  if (!mayShowToRoom(state, shown)) {
    throw new Rejected('forbidden', 'PRESENT-4');
  }
}

/** The pages beside the one on the wall are drawn before they are turned to. Failing costs the room a moment, nothing else. */
function drawNeighbours({ images, log }: ScreenParts, pdfHash: string, page: number, pages: number): void {
  for (const near of [page + 1, page - 1].filter((number) => number >= 1 && number <= pages)) {
    images.get(pdfHash, near, WIDTH).catch((err: unknown) => log.warn({ err }, 'a page could not be drawn ahead'));
  }
}

/** The one address by which a room's display sees anything of a paper: the picture of the page that is presented now. */
export function screenRouter(parts: ScreenParts): Router {
  const router = Router();
  router.get('/meetings/:meetingId/screen/:versionId/:page', async (request: Request, response: Response) => {
    const { meetingId, versionId, page } = request.params;
    const asked = { meetingId: String(meetingId), versionId: String(versionId), page: Number(page) };
    await requirePresented(parts, request, asked);
    const upload = await findUpload(parts.db, asked.versionId);
    if (upload === null || upload.meetingId !== asked.meetingId) {
      throw new Rejected('not_found', 'PRESENT-4');
    }
    const image = await parts.images.get(upload.pdfHash, asked.page, WIDTH);
    // Drawing takes a moment, in which the paper may be recalled or the page turned.
    await requirePresented(parts, request, asked);
    response.set({ 'Content-Type': 'image/webp', 'Cache-Control': 'private, no-store' }).send(image);
    drawNeighbours(parts, upload.pdfHash, asked.page, upload.pages);
  });
  return router;
}
