import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { Rejected } from '#domain/rejected.ts';
import { NewSpeechUpload, type SpeechUpload } from '#protocol/speechFiles.ts';
import type { ServerParts } from '#server/parts.ts';
import { SpeechUploads } from '#server/persistence/speechStore.ts';
import { param, parsed } from '../answers.ts';
import { requireSteward } from '../meetingAccess.ts';

const Offset = z.object({ offset: z.coerce.number().int().nonnegative() });

/**
 * Recordings that were made elsewhere: `POST …/speech/uploads` begins one, `PUT …/uploads/:id?offset=n` brings the bytes from n on
 * (after a break: from `received` on), `GET` tells how far it is, `DELETE` stops it, `GET …/:id/sound` plays it.
 */
export function speechUploadsRouter(parts: ServerParts): Router {
  const router = Router();
  const store = new SpeechUploads(parts.db);
  const folder = path.join(parts.config.dataDir, 'uploads');
  const find = async (request: Request, meetingId: string): Promise<SpeechUpload> => {
    const upload = await store.find(meetingId, param(request, 'uploadId'));
    if (upload === null) {
      throw new Rejected('not_found', 'SPEECH-13');
    }
    return upload;
  };

  router.get('/meetings/:meetingId/speech/uploads', async (request: Request, response: Response) => {
    const { state } = await requireSteward(parts, request, param(request, 'meetingId'));
    response.set('Cache-Control', 'no-store').json({ uploads: await store.list(state.meetingId) });
  });

  router.post('/meetings/:meetingId/speech/uploads', async (request: Request, response: Response) => {
    const { state, participantId } = await requireSteward(parts, request, param(request, 'meetingId'));
    const wanted = parsed(NewSpeechUpload, request.body);
    const startedAt =
      wanted.startedAt ?? state.shared.meeting.openedAt ?? state.shared.meeting.details?.scheduledStartAt;
    const upload = await store.create({
      ...wanted,
      startedAt: startedAt ?? null,
      speakers: wanted.startedAt === null ? 'open' : wanted.speakers,
      uploadId: randomUUID(),
      meetingId: state.meetingId,
      uploadedBy: participantId,
    });
    response.status(201).json(upload);
  });

  router.put('/meetings/:meetingId/speech/uploads/:uploadId', async (request: Request, response: Response) => {
    const { state } = await requireSteward(parts, request, param(request, 'meetingId'));
    const upload = await find(request, state.meetingId);
    const { offset } = parsed(Offset, request.query);
    if (upload.state !== 'receiving' || offset !== upload.received) {
      throw new Rejected('conflict', 'SPEECH-13', { received: upload.received });
    }
    await mkdir(folder, { recursive: true });
    const received = await append(request, path.join(folder, upload.uploadId), upload);
    response.json(await store.received(upload.uploadId, received, received === upload.bytes));
  });

  router.delete('/meetings/:meetingId/speech/uploads/:uploadId', async (request: Request, response: Response) => {
    const { state } = await requireSteward(parts, request, param(request, 'meetingId'));
    const upload = await find(request, state.meetingId);
    await store.cancel(upload.uploadId);
    await rm(path.join(folder, upload.uploadId), { force: true });
    response.status(204).end();
  });

  router.get('/meetings/:meetingId/speech/uploads/:uploadId/sound', async (request: Request, response: Response) => {
    const { state } = await requireSteward(parts, request, param(request, 'meetingId'));
    const upload = await find(request, state.meetingId);
    response.set({ 'Cache-Control': 'private, max-age=3600', 'Content-Type': 'application/octet-stream' });
    response.sendFile(upload.uploadId, { root: folder, acceptRanges: true, cacheControl: false });
  });
  return router;
}

/** Writes the request's bytes behind what is there; never more than was announced. Resolves to the new length. */
async function append(request: Request, file: string, upload: SpeechUpload): Promise<number> {
  let length = upload.received;
  const target = createWriteStream(file, { flags: length === 0 ? 'w' : 'r+', start: length });
  try {
    await pipeline(
      request,
      async function* counted(source: AsyncIterable<Buffer>) {
        for await (const chunk of source) {
          if (length + chunk.length > upload.bytes) {
            throw new Rejected('too_large', 'SPEECH-13');
          }
          yield chunk;
          length += chunk.length;
        }
      },
      target,
    );
  } catch (error) {
    if (error instanceof Rejected) {
      throw error;
    }
    // The line broke: what has been written counts, the client goes on from there.
    return Math.min(length, upload.received + target.bytesWritten);
  }
  return length;
}
