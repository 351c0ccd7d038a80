import { timingSafeEqual } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { type CaptureReport, CaptureWish } from '#protocol/capture.ts';
import type { Logger } from '#server/logging/logger.ts';
import type { CaptureSet } from './captureSet.ts';

const HOST = '127.0.0.1';
const MAX_WISH_BYTES = 2 * 1024 * 1024;
const RECEIVE_BUFFER_BYTES = 8 * 1024 * 1024;
const TICK_MS = 500;
const CHECKPOINT_MS = 2000;

export interface CaptureServerOptions {
  readonly captures: CaptureSet;
  /** Loopback port on which the media service says what it wishes; 0 takes a free one. */
  readonly port: number;
  readonly serviceToken: string;
  readonly log: Logger;
  /** Runs while the port is held and before the media service is let in. */
  readonly prepare: () => Promise<void>;
}

/**
 * The recorder's two doors, both on loopback: a WebSocket on which the media service says which tracks it wishes recorded,
 * and a UDP port to which it sends their packets.
 */
export class CaptureServer {
  readonly #options: CaptureServerOptions;
  readonly #sound: Socket;
  readonly #control: WebSocketServer;
  readonly #timers: NodeJS.Timeout[] = [];
  #media: WebSocket | null = null;

  private constructor(options: CaptureServerOptions, sound: Socket, control: WebSocketServer) {
    this.#options = options;
    this.#sound = sound;
    this.#control = control;
  }

  /** @throws when the port is taken: another recorder writes to this folder */
  static async start(options: CaptureServerOptions): Promise<CaptureServer> {
    let prepared = false;
    const control = new WebSocketServer({
      host: HOST,
      port: options.port,
      maxPayload: MAX_WISH_BYTES,
      verifyClient: ({ req }: { req: IncomingMessage }) => prepared && isService(req, options.serviceToken),
    });
    await once(control, 'listening');
    await options.prepare();
    const sound = createSocket('udp4');
    sound.bind(0, HOST);
    await once(sound, 'listening');
    sound.setRecvBufferSize(RECEIVE_BUFFER_BYTES);
    const server = new CaptureServer(options, sound, control);
    server.#run();
    prepared = true;
    return server;
  }

  get controlPort(): number {
    const address = this.#control.address();
    return typeof address === 'object' && address ? address.port : this.#options.port;
  }

  /** Seals every piece and lets go of both ports. */
  async close(): Promise<void> {
    for (const timer of this.#timers) {
      clearInterval(timer);
    }
    this.#media?.terminate();
    this.#control.close();
    this.#sound.close();
    await this.#options.captures.close();
  }

  #run(): void {
    const { captures } = this.#options;
    this.#sound.on('message', (datagram) => captures.receive(datagram));
    this.#control.on('connection', (socket) => this.#greet(socket));
    this.#timers.push(setInterval(() => captures.tick(), TICK_MS));
    this.#timers.push(setInterval(() => captures.checkpoint(), CHECKPOINT_MS));
  }

  #greet(socket: WebSocket): void {
    if (this.#media) {
      this.#media.terminate();
      this.#options.captures.mediaLost();
    }
    this.#media = socket;
    socket.on('message', (data) => this.#take(socket, String(data)));
    socket.on('error', (error) => this.#options.log.warn({ err: error }, 'capture control failed'));
    socket.on('close', () => {
      if (this.#media === socket) {
        this.#media = null;
        this.#options.captures.mediaLost();
      }
    });
    const report: CaptureReport = { kind: 'ready', address: HOST, port: this.#sound.address().port };
    socket.send(JSON.stringify(report));
  }

  #take(socket: WebSocket, text: string): void {
    const wish = CaptureWish.safeParse(parseJson(text));
    if (!wish.success) {
      this.#options.log.error({ issues: wish.error.issues.length }, 'unreadable capture wish');
      socket.close(1008);
      return;
    }
    this.#options.captures.apply(wish.data);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isService(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
