import { randomUUID } from 'node:crypto';
import busboy from 'busboy';
import type { Request } from 'express';
import { requireItem } from '#domain/agenda.ts';
import { Rejected } from '#domain/rejected.ts';
import { type IntakeParts, type Taken, takeIn } from '#server/files/intake.ts';
import type { Seat } from './access.ts';

/** PAPER-4: stewards upload for any item, others only when they present an item of this meeting. */
function requireMayUpload({ state, participantId, steward }: Seat): void {
  const presents = state.shared.agenda.order.some(
    (itemId) => requireItem(state.shared.agenda, itemId).presenterId === participantId,
  );
  if (!steward && !presents) {
    throw new Rejected('forbidden', 'PAPER-4');
  }
}

/** File names as people write them: NFC, without path and control characters, at most 200 long. */
export function cleanFileName(name: string): string {
  const bare = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = bare
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(-200);
  return /^\.*$/.test(clean) ? 'tai-lieu.pdf' : clean;
}

/** Reads a multipart request; it refuses to begin on anything else. */
function formOf({ headers }: Request): busboy.Busboy {
  try {
    return busboy({ headers, defParamCharset: 'utf8', limits: { files: 1, fields: 0 } });
  } catch {
    throw new Rejected('invalid_payload', 'PAPER-9');
  }
}

/** Takes the one file of a multipart request in while it streams. */
export function receiveUpload(parts: IntakeParts, request: Request, seat: Seat): Promise<Taken> {
  requireMayUpload(seat);
  return new Promise((resolve, reject) => {
    const form = formOf(request);
    let taking: Promise<Taken> | undefined;
    form.on('file', (_field, file, { filename }) => {
      const incoming = {
        meetingId: seat.state.meetingId,
        uploadedBy: seat.participantId,
        fileName: cleanFileName(filename),
        versionId: randomUUID(),
      };
      taking = takeIn(parts, file, incoming);
      // What is left of a refused file is read away, so that the answer reaches the browser: the refusal has ended the
      // file's stream, and the form would wait for it until the request times out.
      taking.catch((error: unknown) => {
        request.unpipe(form);
        request.resume();
        reject(error);
      });
    });
    form.on('close', () =>
      taking === undefined ? reject(new Rejected('invalid_payload', 'PAPER-9')) : taking.then(resolve, reject),
    );
    form.on('error', () => reject(new Rejected('invalid_payload', 'PAPER-9')));
    request.on('aborted', () => form.destroy(new Error('aborted')));
    request.pipe(form);
  });
}
