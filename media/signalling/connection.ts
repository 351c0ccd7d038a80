import type { RawData, WebSocket } from 'ws';
import type { RejectionCode } from '#protocol/envelope.ts';
import {
  MAX_SIGNAL_BYTES,
  MediaCloseCode,
  type MediaNoticeData,
  type MediaNoticeName,
  MediaRequest,
  type MediaServerMessage,
} from '#protocol/media.ts';
import type { Logger } from '#server/logging/logger.ts';
import { Refused } from '../refused.ts';

/** Answers one request of a client, or throws `Refused`. */
export type RequestHandler = (method: string, data: unknown) => Promise<unknown>;

/** The device means to come back: no closing handshake (RFC 6455 §7.4.1), or a line it had to give up. */
const broken: readonly number[] = [1006, MediaCloseCode.lost];
/** More requests than this a second are refused: a page of tiles asks for about forty at once. */
const REQUESTS_PER_SECOND = 200;
/** A line that doesn't answer a ping until the next one is dead: a tablet without battery says no farewell. */
const PING_MS = 15_000;

/** One client's WebSocket: sizes, rates and shapes are checked here, so handlers see requests only. */
export class SignalConnection {
  readonly #socket: WebSocket;
  readonly #log: Logger;
  #handle: RequestHandler | null = null;
  #second = 0;
  #requests = 0;
  #answered = true;

  constructor(socket: WebSocket, log: Logger) {
    this.#socket = socket;
    this.#log = log;
    socket.on('message', (data) => this.#receive(data));
    socket.on('error', (error) => log.debug({ err: error }, 'signalling connection failed'));
    socket.on('pong', () => {
      this.#answered = true;
    });
    const pulse = setInterval(() => this.#ping(), PING_MS);
    socket.once('close', () => clearInterval(pulse));
  }

  set handler(handle: RequestHandler) {
    this.#handle = handle;
  }

  /** @param listener told whether the device went on purpose, or the line broke */
  onClose(listener: (onPurpose: boolean) => void): void {
    this.#socket.once('close', (code) => listener(!broken.includes(code)));
  }

  notify<N extends MediaNoticeName>(method: N, data: MediaNoticeData<N>): void {
    this.#send({ type: 'notice', method, data });
  }

  /** Ends the connection; the code tells the client what to do next. */
  close(code: number): void {
    this.#socket.close(code);
  }

  #ping(): void {
    if (!this.#answered) {
      this.#socket.terminate();
      return;
    }
    this.#answered = false;
    this.#socket.ping();
  }

  #receive(raw: RawData): void {
    const text = String(raw);
    if (Buffer.byteLength(text) > MAX_SIGNAL_BYTES) {
      this.#refuse(null, new Refused('too_large', 'MEDIA-4'));
      this.close(MediaCloseCode.tooLarge);
      return;
    }
    const request = MediaRequest.safeParse(parseJson(text));
    if (!request.success) {
      this.#refuse(null, new Refused('invalid_payload', 'MEDIA-4'));
      return;
    }
    if (!this.#withinRate()) {
      this.#refuse(request.data.id, new Refused('too_many_requests', 'MEDIA-4'));
      return;
    }
    void this.#answer(request.data.id, request.data.method, request.data.data);
  }

  async #answer(id: number, method: string, data: unknown): Promise<void> {
    try {
      if (!this.#handle) {
        throw new Refused('unavailable');
      }
      this.#send({ type: 'reply', id, ok: true, data: await this.#handle(method, data) });
    } catch (error) {
      this.#refuse(id, error);
    }
  }

  #refuse(id: number | null, error: unknown): void {
    if (error instanceof Refused) {
      this.#log.debug({ code: error.code, rule: error.rule }, 'refused a signal');
      this.#send({ type: 'refusal', id, code: error.code, rule: error.rule });
      return;
    }
    this.#log.error({ err: error }, 'a signal failed');
    const code: RejectionCode = 'internal';
    this.#send({ type: 'refusal', id, code, rule: null });
  }

  #withinRate(): boolean {
    const second = Math.floor(performance.now() / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#requests = 0;
    }
    this.#requests += 1;
    return this.#requests <= REQUESTS_PER_SECOND;
  }

  #send(message: MediaServerMessage): void {
    if (this.#socket.readyState === this.#socket.OPEN) {
      this.#socket.send(JSON.stringify(message));
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
