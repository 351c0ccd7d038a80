import { api } from '#client/lib/api.ts';
import { unavailable } from '#client/lib/rejection.ts';
import { type SpeechUpload, UPLOAD_SLICE } from '#protocol/speechFiles.ts';

const RETRY_MS = 2_000;
const MOST_RETRIES = 30;

const pathOf = (meetingId: string): string => `/api/meetings/${encodeURIComponent(meetingId)}/speech/uploads`;

/** All recordings uploaded to this meeting, with how far each is. */
export async function listUploads(meetingId: string): Promise<SpeechUpload[]> {
  return (await api.get<{ uploads: SpeechUpload[] }>(pathOf(meetingId))).uploads;
}

export const cancelUpload = (meetingId: string, uploadId: string): Promise<void> =>
  api.delete(`${pathOf(meetingId)}/${uploadId}`);

const sendSlice = (url: string, slice: Blob): Promise<SpeechUpload | null> =>
  api.putFile<SpeechUpload>(url, slice).catch(() => null);

interface Given {
  readonly startedAt: string | null;
  readonly speakers: 'floor' | 'open';
}

/** An upload of this file that broke off, else a new one. */
async function findOrBegin(meetingId: string, file: File, given: Given): Promise<SpeechUpload> {
  const broken = (await listUploads(meetingId)).find(
    ({ state, fileName, bytes }) => state === 'receiving' && fileName === file.name && bytes === file.size,
  );
  return broken ?? api.post<SpeechUpload>(pathOf(meetingId), { fileName: file.name, bytes: file.size, ...given });
}

async function asServerHasIt(meetingId: string, upload: SpeechUpload): Promise<SpeechUpload> {
  const uploads = await listUploads(meetingId).catch(() => []);
  return uploads.find(({ uploadId }) => uploadId === upload.uploadId) ?? upload;
}

/**
 * Sends a recording slice by slice. An upload of the same file that broke off (also before a reload of the page) goes on where
 * the server has it; a lost line is waited for.
 * @throws CommandRejected when the server refuses, or the line stays away
 */
export async function uploadRecording(
  meetingId: string,
  file: File,
  given: Given,
  onProgress: (upload: SpeechUpload) => void,
): Promise<void> {
  let upload = await findOrBegin(meetingId, file, given);
  let retries = 0;
  while (upload.state === 'receiving') {
    onProgress(upload);
    const slice = file.slice(upload.received, upload.received + UPLOAD_SLICE);
    const next = await sendSlice(`${pathOf(meetingId)}/${upload.uploadId}?offset=${upload.received}`, slice);
    if (next) {
      upload = next;
      retries = 0;
    } else {
      retries += 1;
      if (retries > MOST_RETRIES) {
        throw unavailable();
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      const before = upload.received;
      upload = await asServerHasIt(meetingId, upload);
      // A slow line that breaks again and again still gets there.
      retries = upload.received > before ? 0 : retries;
    }
  }
  onProgress(upload);
}

/**
 * Sends a transcript file; resolves to how many turns it gave, and how many of them have no speaker yet.
 * @throws CommandRejected when the server can't make turns of it
 */
export async function uploadTranscript(
  meetingId: string,
  file: File,
  given: Given,
): Promise<{ segments: number; open: number }> {
  const query = new URLSearchParams({
    speakers: given.speakers,
    ...(given.startedAt ? { startedAt: given.startedAt } : {}),
  });
  const url = `/api/meetings/${encodeURIComponent(meetingId)}/speech/transcripts?${query}`;
  return await api.postFile(url, file);
}
