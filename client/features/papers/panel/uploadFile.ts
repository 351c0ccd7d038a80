import { forgeryHeaders } from '#client/lib/api.ts';
import { CommandRejected, unavailable } from '#client/lib/rejection.ts';
import { Rejection } from '#protocol/envelope.ts';

export type Uploaded = {
  readonly versionId: string;
  readonly pages: number;
  readonly bytes: number;
  readonly fileName: string;
};

function failure(request: XMLHttpRequest): Error {
  try {
    const parsed = Rejection.safeParse((JSON.parse(request.responseText) as { rejection?: unknown }).rejection);
    return parsed.success ? new CommandRejected(parsed.data) : unavailable();
  } catch {
    return unavailable();
  }
}

/** Sends one file and tells how much of it is on its way, 0 to 1. `XMLHttpRequest`, because `fetch` tells no progress. */
export async function uploadFile(
  meetingId: string,
  file: File,
  progress: (fraction: number) => void,
): Promise<Uploaded> {
  const headers = await forgeryHeaders();
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('file', file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', `/api/meetings/${meetingId}/papers/upload`);
    for (const [name, value] of Object.entries(headers)) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 0 : loaded / total);
    request.onerror = () => reject(unavailable());
    request.onload = () =>
      request.status === 201 ? resolve(JSON.parse(request.responseText) as Uploaded) : reject(failure(request));
    request.send(form);
  });
}
