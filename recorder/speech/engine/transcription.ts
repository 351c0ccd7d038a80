import { msOf } from '../../audio/pcm.ts';
import { toWav } from '../../audio/wav.ts';
import { readAnswer } from './answer.ts';
import { type RecognisedPhrase, RecogniserError, type RecogniserInput } from './recogniser.ts';

export interface TranscriptionTarget {
  readonly url: string;
  /** Fields beyond file, language and prompt. */
  readonly fields: Readonly<Record<string, string>>;
  /** Fields sent only together with a prompt. */
  readonly promptFields?: Readonly<Record<string, string>>;
  /** Bearer token of a service; never logged. */
  readonly apiKey?: string | undefined;
  readonly timeoutMs: number;
}

const CLIENT_ERRORS = new Set([400, 413, 415, 422]);

/**
 * Posts one sound to an endpoint of the form `/v1/audio/transcriptions` (OpenAI, whisper.cpp's server, faster-whisper's servers).
 * @throws RecogniserError `badInput` when the endpoint refuses the sound, `aborted`, else `interrupted`
 */
export async function postTranscription(
  target: TranscriptionTarget,
  input: RecogniserInput,
): Promise<readonly RecognisedPhrase[]> {
  if (input.samples.length === 0) {
    throw new RecogniserError('badInput', 'no samples');
  }
  const response = await send(target, input);
  if (!response.ok) {
    const code = CLIENT_ERRORS.has(response.status) ? 'badInput' : 'interrupted';
    await response.body?.cancel();
    throw new RecogniserError(code, `the transcription endpoint answered ${response.status}`);
  }
  const json: unknown = await response.json().catch((cause: unknown) => {
    throw failure(cause, input.signal);
  });
  return readAnswer(json, Math.round(msOf(input.samples.length)));
}

/** The request as one buffer: a streamed form breaks inside the runtime, out of reach, when the other side goes away. */
async function encode(
  target: TranscriptionTarget,
  input: RecogniserInput,
): Promise<{ body: ArrayBuffer; type: string }> {
  const form = new FormData();
  form.append('file', new Blob([toWav(input.samples)], { type: 'audio/wav' }), 'speech.wav');
  const language = input.language === 'auto' ? {} : { language: input.language };
  const prompt = input.prompt ? { prompt: input.prompt, ...target.promptFields } : {};
  const fields = { response_format: 'verbose_json', temperature: '0', ...language, ...target.fields, ...prompt };
  for (const [name, value] of Object.entries(fields)) {
    form.append(name, value);
  }
  const encoded = new Response(form);
  return { body: await encoded.arrayBuffer(), type: encoded.headers.get('content-type') ?? '' };
}

async function send(target: TranscriptionTarget, input: RecogniserInput): Promise<Response> {
  const { body, type } = await encode(target, input);
  const timeout = AbortSignal.timeout(target.timeoutMs);
  const signal = input.signal ? AbortSignal.any([input.signal, timeout]) : timeout;
  const headers = { 'content-type': type, ...(target.apiKey ? { authorization: `Bearer ${target.apiKey}` } : {}) };
  try {
    return await fetch(target.url, { method: 'POST', body, headers, signal });
  } catch (cause) {
    throw failure(cause, input.signal);
  }
}

function failure(cause: unknown, callerSignal: AbortSignal | undefined): RecogniserError {
  return callerSignal?.aborted
    ? new RecogniserError('aborted', 'given up by the caller', { cause })
    : new RecogniserError('interrupted', 'the transcription endpoint broke off', { cause });
}
