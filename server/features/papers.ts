import path from 'node:path';
import { DiskBlobStore } from '#server/files/blobStore.ts';
import { findOffice } from '#server/files/office.ts';
import { PdfThread } from '#server/files/pdfThread.ts';
import { PageImages } from '#server/http/papers/pageImages.ts';
import { papersRouter } from '#server/http/papers/router.ts';
import { screenRouter } from '#server/http/papers/screenRouter.ts';
import type { OpenFeature } from './feature.ts';

/** Papers of meetings: upload, reading with ranges, page pictures, search. */
export const papers: OpenFeature = async ({ config, timeline, db, log, auth }) => {
  const blobs = new DiskBlobStore(config.files.dir);
  await blobs.prepare();
  const pdf = new PdfThread();
  const parts = {
    timeline,
    db,
    log: log.child({ part: 'papers' }),
    identify: (cookieHeader: string | undefined) => auth.identify(cookieHeader),
    blobs,
    pdf,
    office: findOffice,
    images: new PageImages(path.join(config.dataDir, 'pages'), blobs, pdf),
    limits: { maxBytes: config.files.uploadMaxBytes, maxPages: config.files.uploadMaxPages },
  };
  const routers = [papersRouter(parts), screenRouter(parts)];
  return { mounts: routers.map((router) => ({ path: '/api', router })), close: () => pdf.close() };
};
