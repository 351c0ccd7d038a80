import { createServer } from 'node:net';
import type { RecogniserStatus } from '#protocol/speech.ts';
import { type GuardedChild, startGuarded } from './guardedChild.ts';

export interface ServerRecipe {
  readonly binary: string;
  readonly modelPath: string;
  readonly threads: number;
  readonly nice: number;
  readonly language: string;
}

/** Waits for a while unless stopped; replaced in tests. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

export const INFERENCE_PATH = '/v1/audio/transcriptions';

const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 30_000;
const STABLE_AFTER_MS = 60_000;
const HEALTH_EVERY_MS = 100;
const HEALTH_TIMEOUT_MS = 60_000;
const HEALTH_ANSWER_MS = 5_000;
/** After so many failed starts in a row the engine is called failing (it is still tried again). */
const FAILING_AFTER = 3;

/**
 * One whisper-server process on loopback, started again (with growing pauses) whenever it ends. Takes one request at a
 * time: the engine has a lock inside.
 */
export class SupervisedServer {
  readonly #recipe: ServerRecipe;
  readonly #pause: Pause;
  readonly #onChange: () => void;
  readonly #stop = new AbortController();
  #status: RecogniserStatus = { state: 'starting' };
  #child: GuardedChild | null = null;
  #port = 0;
  #failures = 0;
  readonly #running: Promise<void>;

  constructor(recipe: ServerRecipe, onChange: () => void, pause: Pause) {
    this.#recipe = recipe;
    this.#onChange = onChange;
    this.#pause = pause;
    this.#running = this.#keepRunning();
  }

  get status(): RecogniserStatus {
    return this.#status;
  }

  /** Process id of the engine, or null between two lives. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}${INFERENCE_PATH}`;
  }

  /** After a request that broke off: the engine counts as starting until it has answered again; a dumb one is ended. */
  async distrust(): Promise<void> {
    const child = this.#child;
    this.#set({ state: 'starting' });
    const healthy = await isHealthy(`http://127.0.0.1:${this.#port}/health`, AbortSignal.timeout(HEALTH_ANSWER_MS));
    if (child !== null && child === this.#child) {
      if (healthy) {
        this.#set({ state: 'ready' });
      } else {
        child.kill();
      }
    }
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#child?.kill();
    await this.#running;
  }

  async #keepRunning(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const startedAt = performance.now();
      const reason = await this.#liveOnce().catch((error: unknown) => String(error));
      this.#failures = performance.now() - startedAt > STABLE_AFTER_MS ? 1 : this.#failures + 1;
      if (this.#stop.signal.aborted) {
        return;
      }
      this.#set(
        this.#failures >= FAILING_AFTER
          ? { state: 'unavailable', fault: 'engineFailing', detail: reason }
          : { state: 'starting' },
      );
      await this.#pause(Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (this.#failures - 1)), this.#stop.signal);
    }
  }

  /** Starts the engine and stays until it ends; resolves to why it ended. */
  async #liveOnce(): Promise<string> {
    this.#port = await freePort();
    const { binary, modelPath, threads, nice, language } = this.#recipe;
    const child = await startGuarded(
      binary,
      [
        ...[
          '-m',
          modelPath,
          '-l',
          language,
          '-t',
          String(threads),
          '--host',
          '127.0.0.1',
          '--port',
          String(this.#port),
        ],
        ...['--inference-path', INFERENCE_PATH, '-bs', '5', '-mc', '0', '-ml', '100000', '-nlp', '-sns'],
      ],
      nice,
    );
    this.#child = child;
    if (this.#stop.signal.aborted) {
      child.kill();
    }
    const ended = new AbortController();
    const exit = child.exited.finally(() => ended.abort());
    try {
      if (await this.#waitHealthy(AbortSignal.any([ended.signal, this.#stop.signal]))) {
        this.#set({ state: 'ready' });
      } else {
        child.kill();
      }
      const { code, lastOutput } = await exit;
      return `engine ended with ${code}: ${lastOutput.trim().split('\n').slice(-3).join(' | ')}`;
    } finally {
      this.#child = null;
    }
  }

  async #waitHealthy(signal: AbortSignal): Promise<boolean> {
    const deadline = performance.now() + HEALTH_TIMEOUT_MS;
    while (!signal.aborted && performance.now() < deadline) {
      if (await isHealthy(`http://127.0.0.1:${this.#port}/health`, signal)) {
        return true;
      }
      await this.#pause(HEALTH_EVERY_MS, signal);
    }
    return false;
  }

  #set(status: RecogniserStatus): void {
    this.#status = status;
    this.#onChange();
  }
}

async function isHealthy(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal });
    const body = (await response.json()) as { status?: string };
    return body.status === 'ok';
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
