import { setTimeout as delay } from 'node:timers/promises';
import type { RecogniserStatus } from '#protocol/speech.ts';
import type { ModelInUse } from '../../models/modelStore.ts';
import { checkEngineFiles } from './engineFiles.ts';
import {
  type RecognisedPhrase,
  type Recogniser,
  RecogniserError,
  type RecogniserInput,
  type RecogniserPace,
} from './recogniser.ts';
import { type Pause, SupervisedServer } from './supervisedServer.ts';
import { postTranscription } from './transcription.ts';

export interface EmbeddedOptions {
  /** The whisper-server program. */
  readonly binary: string;
  readonly model: ModelInUse;
  /** Engine processes: inputs worked on at the same time. About 220 MB each with the small model. */
  readonly lanes: number;
  /** Threads of each process. */
  readonly threads: number;
  /** Priority given up for the rest of the machine, 0 to 19. */
  readonly nice: number;
  readonly language: string;
  readonly pause?: Pause;
}

/** Version of the source that the engine is built from (package `nodejs-whisper`). */
export const ENGINE_NAME = 'whisper.cpp 1.9.1';

/** A busy machine is no reason to give a window up; an engine that hangs is one. */
const REQUEST_TIMEOUT_MS = 600_000;
/**
 * A recording: retry with randomness only twice when the first reading fails, so one bad window can't hold the queue for a minute.
 * Live: no such retries, words are awaited; what is wrong with a reading the guards say. Late: the single best path instead of
 * five as well, which takes a third of the time off and costs some words (measured: error rate 0.24 → 0.28).
 */
const FIELDS: Readonly<Record<RecogniserPace, Readonly<Record<string, string>>>> = {
  file: { temperature_inc: '0.4' },
  live: { temperature_inc: '0' },
  late: { temperature_inc: '0', beam_size: '1', best_of: '1' },
};
/** The server is started with no text context (`-mc 0`), which would also throw the prompt away: a prompt brings its own room. */
const PROMPT_FIELDS = { max_context: '224' };

const pauseUnlessStopped: Pause = async (ms, signal) => {
  await delay(ms, undefined, { signal, ref: false }).catch(() => undefined);
};

/** Our own engine: whisper.cpp's server as supervised children on loopback. */
export class EmbeddedRecogniser implements Recogniser {
  readonly engine = ENGINE_NAME;
  readonly model: string;
  readonly lanes: number;
  readonly #options: EmbeddedOptions;
  readonly #servers: SupervisedServer[] = [];
  readonly #idle: SupervisedServer[] = [];
  readonly #waiting: ((server: SupervisedServer) => void)[] = [];
  readonly #listeners = new Set<() => void>();
  #fault: RecogniserStatus | null = { state: 'starting' };
  #closed = false;

  constructor(options: EmbeddedOptions) {
    this.#options = options;
    this.model = options.model.name;
    this.lanes = options.lanes;
    void this.#open();
  }

  /** Process ids of the living engines. */
  get pids(): number[] {
    return this.#servers.map((server) => server.pid).filter((pid) => pid !== null);
  }

  /** Loopback ports of the engines. */
  get ports(): number[] {
    return this.#servers.map((server) => server.port);
  }

  status(): RecogniserStatus {
    if (this.#fault) {
      return this.#fault;
    }
    const states = this.#servers.map((server) => server.status);
    return states.find((status) => status.state === 'ready') ?? states[0] ?? { state: 'starting' };
  }

  async settled(): Promise<RecogniserStatus> {
    while (this.status().state === 'starting') {
      await new Promise<void>((resolve) => this.#once(resolve));
    }
    return this.status();
  }

  async recognise(input: RecogniserInput): Promise<readonly RecognisedPhrase[]> {
    const status = await this.settled();
    if (status.state !== 'ready' || this.#closed) {
      throw new RecogniserError('unavailable', status.state === 'unavailable' ? status.fault : 'closed');
    }
    const server = await this.#takeLane();
    try {
      const target = {
        url: server.url,
        fields: FIELDS[input.pace ?? 'file'],
        promptFields: PROMPT_FIELDS,
        timeoutMs: REQUEST_TIMEOUT_MS,
      };
      return await postTranscription(target, input);
    } catch (error) {
      if (error instanceof RecogniserError && error.code === 'interrupted') {
        void server.distrust();
      }
      throw error;
    } finally {
      this.#giveBack(server);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#servers.map((server) => server.close()));
  }

  async #open(): Promise<void> {
    const { binary, model, threads, nice, language } = this.#options;
    this.#fault = await checkEngineFiles(binary, model);
    if (this.#fault === null && !this.#closed) {
      const recipe = { binary, modelPath: model.path, threads, nice, language };
      for (let lane = 0; lane < this.lanes; lane += 1) {
        const server = new SupervisedServer(recipe, () => this.#changed(), this.#options.pause ?? pauseUnlessStopped);
        this.#servers.push(server);
        this.#idle.push(server);
      }
    }
    this.#changed();
  }

  #takeLane(): Promise<SupervisedServer> {
    const ready = this.#idle.findIndex((server) => server.status.state === 'ready');
    const [server] = this.#idle.splice(Math.max(0, ready), 1);
    return server ? Promise.resolve(server) : new Promise((resolve) => this.#waiting.push(resolve));
  }

  #giveBack(server: SupervisedServer): void {
    const next = this.#waiting.shift();
    if (next) {
      next(server);
    } else {
      this.#idle.push(server);
    }
  }

  #once(listener: () => void): void {
    const wrapped = () => {
      this.#listeners.delete(wrapped);
      listener();
    };
    this.#listeners.add(wrapped);
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}
