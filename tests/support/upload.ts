import type { Answer, HttpClient } from './httpClient.ts';

/** Sends a file as the upload form does. */
export async function upload(
  client: HttpClient,
  path: string,
  fileName: string,
  content: Uint8Array,
): Promise<Answer<{ versionId: string; rejection?: { rule: string } }>> {
  const form = new FormData();
  form.append('file', new Blob([content as Uint8Array<ArrayBuffer>]), fileName);
  const response = await fetch(new URL(path, client.base), {
    method: 'POST',
    headers: { cookie: client.cookie, 'x-csrf-token': client.csrfToken ?? '' },
    body: form,
  });
  const body = (await response.json()) as { versionId: string; rejection?: { rule: string } };
  return { status: response.status, body, headers: response.headers };
}
