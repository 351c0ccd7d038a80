import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An address that answers like a transcription service and costs nothing, for measuring everything around the recogniser. */
export interface InstantService {
  readonly url: string;
  /** How many windows it was given. */
  readonly windows: () => number;
  readonly close: () => void;
}

const BYTES_PER_MS = 32;
const WORD_MS = 400;

/** Evenly spaced words, so many as somebody says in this time; each another, as in speech. */
function wordsFor(ms: number, first: number) {
  return Array.from({ length: Math.max(1, Math.floor(ms / WORD_MS)) }, (_, index) => ({
    word: ` từ${first + index}`,
    start: (index * WORD_MS) / 1000,
    end: Math.min(ms, (index + 1) * WORD_MS) / 1000,
    probability: 0.9,
  }));
}

export async function instantService(): Promise<InstantService> {
  let windows = 0;
  let said = 0;
  const server = createServer(async (request, response) => {
    let bytes = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
    }
    const ms = bytes / BYTES_PER_MS;
    const words = wordsFor(ms, said);
    windows += 1;
    said += words.length;
    const text = words.map(({ word }) => word).join('');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ text, segments: [{ text, start: 0, end: ms / 1000, avg_logprob: -0.1, words }] }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1/audio/transcriptions`,
    windows: () => windows,
    close: () => void server.close(),
  };
}
