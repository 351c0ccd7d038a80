import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { decodeJwt, SignJWT } from 'jose';
import { build } from 'vite';
import { mediaSends } from '#domain/mediaPolicy.ts';
import type { CommandEnvelope } from '#protocol/envelope.ts';
import type { MediaGrant, MediaPlace } from '#protocol/media.ts';
import type { MediaPolicy } from '#protocol/mediaPolicy.ts';
import { signMediaToken } from '#server/auth/mediaToken.ts';
import { silentLogger } from '#server/logging/logger.ts';
import { forwardToMedia } from '#server/realtime/mediaProxy.ts';
import { nativeBinary } from '#server/start/native/cache.ts';
import { RestartingChild } from './child.ts';
import { freePort } from './ports.ts';
import { waitFor } from './waitFor.ts';

const SERVICE_TOKEN = 'service-token-of-the-media-tests-0123456789';
const TOKEN_SECRET = 'media-token-secret-of-the-media-tests-0123456789';

export interface StandOptions {
  readonly recorder?: boolean;
  /** More of the product's settings, as environment variables. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * The media process and the recorder as real processes, with a small front in place of the server: it says what the meeting
 * allows (`policy`), keeps the commands the services send (`commands`) and serves a page with the product's own media client.
 */
export class Stand {
  readonly dataDir = mkdtempSync(path.join(tmpdir(), 'nghi-su-media-'));
  readonly commands: CommandEnvelope[] = [];
  policy: MediaPolicy = {
    meetingId: 'm1',
    sequence: 1,
    ended: false,
    recording: false,
    private: false,
    microphones: ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'],
    leading: [],
    out: [],
    technicians: [],
  };
  serverAway = false;
  /** Nobody gets a signalling connection: the network is gone. */
  lineAway = false;
  readonly #lines = new Set<Duplex>();
  #front: Server | null = null;
  #internal: Server | null = null;
  #ports = { front: 0, internal: 0, signal: 0, rtc: 0, capture: 0 };
  media!: RestartingChild;
  recorder: RestartingChild | null = null;

  static async start(options: StandOptions = {}): Promise<Stand> {
    const stand = new Stand();
    stand.#ports = {
      front: await freePort(),
      internal: await freePort(),
      signal: await freePort(),
      rtc: await freePort(),
      capture: await freePort(),
    };
    await stand.#serve();
    stand.#spawn(options);
    await stand.ready(options.recorder ?? true);
    return stand;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#ports.front}/`;
  }

  get signalUrl(): string {
    return `ws://127.0.0.1:${this.#ports.front}/media`;
  }

  /** The port of sound and picture. */
  get rtcPort(): number {
    return this.#ports.rtc;
  }

  get recordings(): string {
    return path.join(this.dataDir, 'recordings');
  }

  async health(): Promise<{ state: string; recorder: boolean; rooms: number; devices: number }> {
    const response = await fetch(`http://127.0.0.1:${this.#ports.signal}/health`);
    return (await response.json()) as { state: string; recorder: boolean; rooms: number; devices: number };
  }

  async ready(recorder = true): Promise<void> {
    await waitFor('media is ready', async () => {
      const health = await this.health().catch(() => null);
      return health?.state === 'ready' && (health.recorder || !recorder);
    });
  }

  /** Tells the media process what the meeting allows from now on, as the server does after an event. */
  async setPolicy(change: Partial<MediaPolicy>): Promise<void> {
    this.policy = { ...this.policy, ...change, sequence: this.policy.sequence + 1 };
    const response = await fetch(`http://127.0.0.1:${this.#ports.signal}/policy`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${SERVICE_TOKEN}` },
      body: JSON.stringify(this.policy),
    });
    if (!response.ok) {
      throw new Error(`policy: ${response.status}`);
    }
  }

  token(participantId: string, place: MediaPlace, change: Partial<MediaGrant> = {}): Promise<string> {
    return signMediaToken({ ...grantOf(participantId, place), ...change }, TOKEN_SECRET);
  }

  /** The server's own token, ten seconds past its end. */
  async oldToken(participantId: string): Promise<string> {
    const claims = decodeJwt(await this.token(participantId, 'remote'));
    return new SignJWT({ ...claims, exp: Math.floor(Date.now() / 1000) - 10 })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(TOKEN_SECRET));
  }

  /** A grant that says all the right things, signed with another secret. */
  foreignToken(participantId: string): Promise<string> {
    return signMediaToken(grantOf(participantId, 'remote'), `${TOKEN_SECRET}-of-somebody-else`);
  }

  /** Every signalling connection breaks, as when the server is killed. */
  breakLines(): void {
    for (const line of this.#lines) {
      line.destroy();
    }
  }

  /** Commands of one kind, oldest first. */
  told<P>(name: string): P[] {
    return this.commands.filter((command) => command.name === name).map((command) => command.payload as P);
  }

  async stop(): Promise<void> {
    await this.media.stop();
    await this.recorder?.stop();
    this.#front?.close();
    this.#front?.closeAllConnections();
    this.#internal?.close();
    this.#internal?.closeAllConnections();
    if (!process.env.KEEP_DATA) {
      await rm(this.dataDir, { recursive: true, force: true });
    }
  }

  #spawn(options: StandOptions): void {
    const logs = path.join(this.dataDir, 'logs');
    mkdirSync(logs, { recursive: true });
    const env = {
      NODE_ENV: 'test',
      LOG_LEVEL: 'debug',
      DATA_DIR: this.dataDir,
      SERVICE_TOKEN,
      MEDIA_TOKEN_SECRET: TOKEN_SECRET,
      INTERNAL_PORT: String(this.#ports.internal),
      MEDIA_SIGNAL_PORT: String(this.#ports.signal),
      MEDIA_PORT: String(this.#ports.rtc),
      MEDIA_LISTEN_ADDRESS: '127.0.0.1',
      MEDIA_WORKERS: '1',
      CAPTURE_PORT: String(this.#ports.capture),
      MEDIASOUP_WORKER_BIN: process.env.MEDIASOUP_WORKER_BIN ?? nativeBinary('mediasoup-worker') ?? '',
      ...options.env,
    };
    this.recorder = (options.recorder ?? true) ? new RestartingChild('recorder/capture/main.ts', env, logs) : null;
    this.media = new RestartingChild('media/main.ts', env, logs);
  }

  async #serve(): Promise<void> {
    const script = await clientScript();
    this.#front = createServer((request, response) => void this.#answerPage(script, request, response));
    const proxy = { signalPort: this.#ports.signal, log: silentLogger };
    this.#front.on('upgrade', (request, socket, head) => {
      if (this.lineAway) {
        socket.destroy();
        return;
      }
      this.#lines.add(socket);
      socket.once('close', () => this.#lines.delete(socket));
      forwardToMedia(proxy, request, socket, head);
    });
    this.#front.listen(this.#ports.front, '127.0.0.1');
    this.#internal = createServer((request, response) => void this.#answerService(request, response));
    this.#internal.listen(this.#ports.internal, '127.0.0.1');
  }

  async #answerPage(script: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    if (url.pathname === '/token') {
      const participantId = url.searchParams.get('participantId') ?? '';
      const place = (url.searchParams.get('place') ?? 'remote') as MediaPlace;
      const meetingId = url.searchParams.get('meetingId') ?? 'm1';
      response.end(await this.token(participantId, place, { meetingId }));
      return;
    }
    response.setHeader('content-type', url.pathname === '/page.js' ? 'text/javascript' : 'text/html');
    response.end(
      url.pathname === '/page.js' ? script : '<!doctype html><script type="module" src="/page.js"></script>',
    );
  }

  async #answerService(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.serverAway || request.headers.authorization !== `Bearer ${SERVICE_TOKEN}`) {
      response.writeHead(503).end();
      return;
    }
    response.setHeader('content-type', 'application/json');
    if (request.url?.startsWith('/internal/media/policy/')) {
      const meetingId = decodeURIComponent(request.url.split('/').at(-1) ?? '');
      response.end(JSON.stringify({ ...this.policy, meetingId }));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    this.commands.push(JSON.parse(Buffer.concat(chunks).toString()) as CommandEnvelope);
    response.end(JSON.stringify({ ok: true, sequence: this.commands.length, result: {} }));
  }
}

function grantOf(participantId: string, place: MediaPlace): MediaGrant {
  return { meetingId: 'm1', participantId, role: 'member', place, send: mediaSends(place, 'member') };
}

let script: Promise<string> | null = null;

function clientScript(): Promise<string> {
  script ??= bundle();
  return script;
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry: path.join(import.meta.dirname, 'page.ts'), formats: ['es'], fileName: 'page' },
    },
  });
  const output = (Array.isArray(built) ? built[0] : built) as { output: { code: string }[] };
  return output.output[0]?.code ?? '';
}
