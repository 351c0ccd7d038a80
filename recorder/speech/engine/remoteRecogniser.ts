import type { RecogniserStatus } from '#protocol/speech.ts';
import { type RecognisedPhrase, type Recogniser, RecogniserError, type RecogniserInput } from './recogniser.ts';
import { postTranscription } from './transcription.ts';

export interface RemoteOptions {
  /** Full address of the endpoint, e.g. `http://gpu.lan:8000/v1/audio/transcriptions`. */
  readonly url: string;
  /** Model name that the service knows. */
  readonly model: string;
  readonly apiKey?: string | undefined;
  /** Inputs sent at the same time. */
  readonly lanes: number;
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 120_000;

/** Any service with OpenAI's `/v1/audio/transcriptions`: a machine with a GPU, or another engine. */
export class RemoteRecogniser implements Recogniser {
  readonly engine: string;
  readonly model: string;
  readonly lanes: number;
  readonly #options: RemoteOptions;
  #status: RecogniserStatus = { state: 'ready' };

  constructor(options: RemoteOptions) {
    this.#options = options;
    this.engine = `service ${new URL(options.url).host}`;
    this.model = options.model;
    this.lanes = options.lanes;
  }

  status(): RecogniserStatus {
    return this.#status;
  }

  settled(): Promise<RecogniserStatus> {
    return Promise.resolve(this.#status);
  }

  async recognise(input: RecogniserInput): Promise<readonly RecognisedPhrase[]> {
    const { url, model, apiKey, timeoutMs } = this.#options;
    const fields = { model, 'timestamp_granularities[]': 'word' };
    try {
      const phrases = await postTranscription(
        { url, fields, apiKey, timeoutMs: timeoutMs ?? DEFAULT_TIMEOUT_MS },
        input,
      );
      this.#status = { state: 'ready' };
      return phrases;
    } catch (error) {
      if (error instanceof RecogniserError && error.code === 'interrupted') {
        this.#status = { state: 'unavailable', fault: 'serviceUnreachable', detail: new URL(url).host };
      }
      throw error;
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
