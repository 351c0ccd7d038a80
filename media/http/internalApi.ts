import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { MediaPolicy } from '#protocol/mediaPolicy.ts';

/** What the media service can say about itself. */
export interface MediaHealth {
  /** `waiting`: there is no media worker yet (it is being built); meetings go on without sound and picture. */
  readonly state: 'ready' | 'waiting';
  readonly workers: number;
  readonly rooms: number;
  readonly devices: number;
  readonly recorder: boolean;
}

export interface InternalApiOptions {
  readonly serviceToken: string;
  readonly health: () => MediaHealth;
  readonly setPolicy: (policy: MediaPolicy) => Promise<void>;
}

const MAX_BODY_BYTES = 256 * 1024;

/** The loopback API the server uses: `GET /health`, and `PUT /policy` with what a meeting allows now. */
export function internalApi(options: InternalApiOptions): RequestListener {
  return (request, response) => {
    handle(options, request, response).catch(() => end(response, 500));
  };
}

async function handle(options: InternalApiOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET' && request.url === '/health') {
    end(response, 200, options.health());
    return;
  }
  if (request.method !== 'PUT' || request.url !== '/policy') {
    end(response, 404);
    return;
  }
  if (!isService(request, options.serviceToken)) {
    end(response, 401);
    return;
  }
  const policy = MediaPolicy.safeParse(await readJson(request));
  if (!policy.success) {
    end(response, 400);
    return;
  }
  await options.setPolicy(policy.data);
  end(response, 204);
}

function isService(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > MAX_BODY_BYTES) {
      return undefined;
    }
    chunks.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

function end(response: ServerResponse, status: number, body?: unknown): void {
  response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
