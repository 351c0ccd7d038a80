import fs from 'node:fs';
import path from 'node:path';
import express, { type RequestHandler, Router } from 'express';

/** Paths that never lead to the app's own page. */
const NOT_PAGES = /^\/(api|internal|socket\.io|media|collab|assets)(\/|$)/;

const noScreens =
  '<!doctype html><meta charset="utf-8"><title>Nghị Sự</title><p>Màn hình chưa được dựng: chạy npm start.</p>';

function page(folder: string): RequestHandler {
  const file = path.join(folder, 'index.html');
  return (request, response, next) => {
    if (!['GET', 'HEAD'].includes(request.method) || NOT_PAGES.test(request.path)) {
      next();
      return;
    }
    if (!fs.existsSync(file)) {
      response.status(503).type('html').send(noScreens);
      return;
    }
    response.set('cache-control', 'no-cache').sendFile(file);
  };
}

/** The built client: files named by hash are kept for a year, everything else is asked for anew; any other path is the app's page. */
export function screensRouter(folder: string): Router {
  const router = Router();
  const year = { immutable: true, maxAge: '365d', index: false, fallthrough: false } as const;
  router.use('/assets', express.static(path.join(folder, 'assets'), year));
  router.use(
    express.static(folder, { index: false, setHeaders: (response) => response.setHeader('cache-control', 'no-cache') }),
  );
  router.use(page(folder));
  return router;
}
