import { ModelStore } from '../../models/modelStore.ts';
import { SileroDetector } from '../vad/detector.ts';
import { EmbeddedRecogniser } from './embeddedRecogniser.ts';
import type { Recogniser } from './recogniser.ts';
import { RemoteRecogniser } from './remoteRecogniser.ts';

export interface RecogniserChoice {
  /** A transcription service; null = our own engine. */
  readonly service: { readonly url: string; readonly apiKey?: string | undefined } | null;
  /** Name of a stored model, a path, or the service's model name. */
  readonly model: string | undefined;
  /** Folder of added models. */
  readonly models: string;
  readonly programs: { readonly engine: string; readonly vad: string };
  readonly threads: number;
  readonly language: string;
  /** Engine processes at the same time. */
  readonly lanes?: number;
  /** Priority given up on top of what our own process has given up already, 0 to 19. */
  readonly nice?: number;
}

const SERVICE_LANES = 4;
const DEFAULT_NICE = 5;
const SERVICE_MODEL = 'whisper-1';

/** Opens the recogniser that the settings ask for. It may still be starting, or unable to work: see `settled()`. */
export async function openRecogniser(choice: RecogniserChoice): Promise<Recogniser> {
  if (choice.service) {
    return new RemoteRecogniser({ ...choice.service, model: choice.model ?? SERVICE_MODEL, lanes: SERVICE_LANES });
  }
  return new EmbeddedRecogniser({
    binary: choice.programs.engine,
    model: await new ModelStore(choice.models).inUse(choice.model),
    lanes: choice.lanes ?? 1,
    threads: choice.threads,
    nice: choice.nice ?? DEFAULT_NICE,
    language: choice.language,
  });
}

/** Opens the voice activity detector with the model that comes with the product. */
export async function openDetector(choice: Pick<RecogniserChoice, 'models' | 'programs'>): Promise<SileroDetector> {
  const model = await new ModelStore(choice.models).vad();
  return new SileroDetector(choice.programs.vad, model.path);
}
