import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { Rejected } from '#domain/rejected.ts';
import { mayActOnTask } from '#domain/tasks.ts';
import { TooLargeError } from '#server/files/blobStore.ts';
import { addEvidence } from '#server/persistence/tasks.ts';
import { relationsOf, stateOf, stoodInFor } from '#server/tasks/taskRelations.ts';
import { param } from '../answers.ts';
import { cleanFileName } from '../papers/upload.ts';
import { readerOf, requireTask, type TaskParts, viewFor } from './router.ts';

/** Files that prove a result: handed in by the lead, saved by whoever may see the task. */
export function evidenceRouter({ db, blobs, maxBytes, changed }: TaskParts): Router {
  const router = Router();

  router.post('/tasks/:taskId/evidence', async (request: Request, response: Response) => {
    const reader = await readerOf(request, db);
    const task = await requireTask(db, reader, param(request, 'taskId'));
    if (!mayActOnTask('report', stateOf(task), relationsOf(task, reader, false))) {
      throw new Rejected('forbidden', 'TASK-2');
    }
    const { hash, bytes } = await blobs.put(request, maxBytes).catch((error: unknown) => {
      throw error instanceof TooLargeError ? new Rejected('too_large', 'PAPER-8') : error;
    });
    const fileName = cleanFileName(String(request.query.name ?? ''));
    const proof = { id: randomUUID(), taskId: task.id, blobHash: hash, fileName, bytes, byId: reader.accountId };
    await addEvidence(db, proof, stoodInFor(task, reader)?.accountId ?? null);
    changed();
    response.status(201).json(await viewFor(db, await requireTask(db, reader, task.id), reader));
  });

  router.get('/tasks/:taskId/evidence/:evidenceId', async (request: Request, response: Response) => {
    const task = await requireTask(db, await readerOf(request, db), param(request, 'taskId'));
    const found = task.evidence.find(({ id }) => id === param(request, 'evidenceId'));
    if (found === undefined) {
      throw new Rejected('not_found', 'TASK-3');
    }
    // Whatever was handed in is only ever saved, never shown as a page of this site.
    response.set({
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.fileName)}`,
      'Cache-Control': 'private, no-store',
    });
    await pipeline(blobs.read(found.blobHash), response);
  });

  return router;
}
