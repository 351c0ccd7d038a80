import { WebSocket } from 'ws';
import { type Capture, CaptureReport, type CaptureWish, type GapCause } from '#protocol/capture.ts';
import type { Logger } from '#server/logging/logger.ts';

const RETRY_MS = 250;

/** Where the recorder takes packets. */
export interface SoundTarget {
  readonly address: string;
  readonly port: number;
}

export interface CaptureLinkOptions {
  readonly url: string;
  readonly token: string;
  readonly log: Logger;
}

/**
 * The line to the recorder. A recorder that comes back knows nothing and listens on another port: its new target is told to
 * whoever sends it tracks, and they are added again.
 */
export class CaptureLink {
  readonly #options: CaptureLinkOptions;
  readonly #listeners = new Set<(target: SoundTarget) => void>();
  #socket: WebSocket | null = null;
  #target: SoundTarget | null = null;
  #retry: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(options: CaptureLinkOptions) {
    this.#options = options;
    this.#connect();
  }

  /** Where to send packets now; null while there is no recorder. */
  get target(): SoundTarget | null {
    return this.#target;
  }

  /** Calls the listener whenever the recorder (re)appears, which is always under a new target. Returns how to stop that. */
  onTarget(listener: (target: SoundTarget) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  add(capture: Capture): void {
    this.#send({ kind: 'add', capture });
  }

  /** @param cause why the track broke off, when its recording should have gone on */
  remove(captureId: string, cause: GapCause | null): void {
    this.#send({ kind: 'remove', captureId, cause });
  }

  close(): void {
    this.#closed = true;
    if (this.#retry) {
      clearTimeout(this.#retry);
    }
    this.#socket?.close();
  }

  #connect(): void {
    const socket = new WebSocket(this.#options.url, { headers: { authorization: `Bearer ${this.#options.token}` } });
    this.#socket = socket;
    socket.on('message', (data) => this.#take(String(data)));
    socket.on('error', (error) => this.#options.log.debug({ err: error }, 'no recorder'));
    socket.on('close', () => {
      this.#target = null;
      if (!this.#closed) {
        this.#retry = setTimeout(() => this.#connect(), RETRY_MS);
      }
    });
  }

  #take(text: string): void {
    const report = CaptureReport.parse(JSON.parse(text));
    this.#target = { address: report.address, port: report.port };
    for (const listener of this.#listeners) {
      listener(this.#target);
    }
  }

  #send(wish: CaptureWish): void {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(wish));
    }
  }
}
