import { createHash, randomBytes } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { Rejected } from '#domain/rejected.ts';
import type { Database } from '#server/persistence/client.ts';
import { dropFeed, feedAccount, feedSince, keepFeed, noticesOf, readNotices } from '#server/persistence/notices.ts';
import { calendarOf } from '#server/tasks/calendarFeed.ts';
import { param } from '../answers.ts';
import { requireAccount } from '../visitor.ts';

type Parts = { readonly db: Database };

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

function notices(router: Router, { db }: Parts): void {
  router.get('/notices', async (request: Request, response: Response) => {
    const rows = await noticesOf(db, requireAccount(request).account.id);
    response.json({
      notices: rows.map(({ id, kind, taskId, data, at, readAt }) => ({
        notificationId: id,
        kind,
        taskId,
        data,
        at: at.toISOString(),
        readAt: readAt?.toISOString() ?? null,
      })),
    });
  });
  router.post('/notices/read', async (request: Request, response: Response) => {
    await readNotices(db, requireAccount(request).account.id);
    response.status(204).end();
  });
}

function calendarFeed(router: Router, { db }: Parts): void {
  router.get('/calendar-feed', async (request: Request, response: Response) => {
    const since = await feedSince(db, requireAccount(request).account.id);
    response.json({ since: since?.toISOString() ?? null });
  });
  router.post('/calendar-feed', async (request: Request, response: Response) => {
    const token = randomBytes(24).toString('base64url');
    await keepFeed(db, requireAccount(request).account.id, hashOf(token));
    response.status(201).json({ path: `/api/calendar/${token}.ics` });
  });
  router.delete('/calendar-feed', async (request: Request, response: Response) => {
    await dropFeed(db, requireAccount(request).account.id);
    response.status(204).end();
  });
  router.get('/calendar/:token.ics', async (request: Request, response: Response) => {
    const account = await feedAccount(db, hashOf(param(request, 'token')));
    if (account === null) {
      throw new Rejected('not_found', 'TASK-9');
    }
    response
      .set({ 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'private, max-age=300' })
      .send(await calendarOf(db, account));
  });
}

/** Addresses of notices and calendar feeds. */
export function noticesRouter(parts: Parts): Router {
  const router = Router();
  notices(router, parts);
  calendarFeed(router, parts);
  return router;
}
