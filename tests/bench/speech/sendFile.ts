import { open, stat } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type SpeechUpload, UPLOAD_SLICE } from '#protocol/speechFiles.ts';
import type { HttpClient } from '#tests/support/httpClient.ts';

/** What sending a file came to. */
export interface Sent {
  readonly uploadId: string;
  readonly bytes: number;
  readonly seconds: number;
  /** How often the line was broken in the middle of a slice. */
  readonly breaks: number;
  /** Bytes that had to go over the line once more. */
  readonly resent: number;
}

const BREAK_EVERY = 20;
const BEFORE_BREAK_MS = 300;

/** The uploads of a meeting, as the screen asks for them. */
export class Uploads {
  readonly #http: HttpClient;
  readonly #address: string;

  constructor(http: HttpClient, meetingId: string) {
    this.#http = http;
    this.#address = `/api/meetings/${meetingId}/speech/uploads`;
  }

  async find(uploadId: string): Promise<SpeechUpload> {
    const { body } = await this.#http.get<{ uploads: SpeechUpload[] }>(this.#address);
    const upload = body.uploads.find((each) => each.uploadId === uploadId);
    if (upload === undefined) {
      throw new Error(`no upload ${uploadId}`);
    }
    return upload;
  }

  /** Sends a file in slices as the screen does; every so often the line breaks in the middle of one. */
  async send(file: string): Promise<Sent> {
    const { size } = await stat(file);
    const wanted = { fileName: path.basename(file), bytes: size, startedAt: null, speakers: 'open' };
    const { body } = await this.#http.post<SpeechUpload>(this.#address, wanted);
    const handle = await open(file);
    const startedAt = performance.now();
    const slice = Buffer.alloc(UPLOAD_SLICE);
    let [upload, breaks, resent, number] = [body, 0, 0, 0];
    while (upload.state === 'receiving') {
      number += 1;
      const { bytesRead } = await handle.read(slice, 0, UPLOAD_SLICE, upload.received);
      const breaksOff = number % BREAK_EVERY === 0;
      const part = slice.subarray(0, bytesRead);
      const before = upload.received;
      const next = breaksOff ? await this.#breakOff(upload, part) : await this.#put(upload, part);
      upload = next ?? (await this.find(upload.uploadId));
      breaks += breaksOff ? 1 : 0;
      resent += breaksOff ? before + bytesRead / 2 - upload.received : 0;
    }
    await handle.close();
    const seconds = (performance.now() - startedAt) / 1000;
    return { uploadId: upload.uploadId, bytes: size, seconds, breaks, resent };
  }

  async #put(upload: SpeechUpload, body: Uint8Array<ArrayBuffer>): Promise<SpeechUpload> {
    const response = await fetch(this.#slice(upload), { method: 'PUT', headers: this.#headers(), body });
    if (!response.ok) {
      throw new Error(`a slice was refused: ${response.status} ${await response.text()}`);
    }
    return (await response.json()) as SpeechUpload;
  }

  /** Sends half of a slice; then the line is gone. */
  async #breakOff(upload: SpeechUpload, slice: Uint8Array): Promise<null> {
    const headers = { ...this.#headers(), 'content-length': slice.length };
    const line = request(this.#slice(upload), { method: 'PUT', headers }).on('error', () => undefined);
    line.write(slice.subarray(0, slice.length / 2));
    await pause(BEFORE_BREAK_MS);
    line.destroy();
    await pause(BEFORE_BREAK_MS);
    return null;
  }

  #slice({ uploadId, received }: SpeechUpload): URL {
    return new URL(`${this.#address}/${uploadId}?offset=${received}`, this.#http.base);
  }

  #headers() {
    const { cookie, csrfToken = '' } = this.#http;
    return { cookie, 'x-csrf-token': csrfToken, 'content-type': 'application/octet-stream' };
  }
}
