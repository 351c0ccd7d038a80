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

async function send(target: TranscriptionTarget, input: RecogniserInput): Promise<Response> {
  const form = new FormData();
  form.append('file', new Blob([toWav(input.samples)], { type: 'audio/wav' }), 'speech.wav');
  form.append('response_format', 'verbose_json');
  form.append('temperature', '0');
  if (input.language !== 'auto') {
    form.append('language', input.language);
  }
  if (input.prompt) {
    form.append('prompt', input.prompt);
  }
  const fields = { ...target.fields, ...(input.prompt ? target.promptFields : {}) };
  for (const [name, value] of Object.entries(fields)) {
    form.append(name, value);
  }
  const timeout = AbortSignal.timeout(target.timeoutMs);
  const signal = input.signal ? AbortSignal.any([input.signal, timeout]) : timeout;
  const headers: Record<string, string> = target.apiKey ? { authorization: `Bearer ${target.apiKey}` } : {};
  try {
    return await fetch(target.url, { method: 'POST', body: form, headers, signal });
  } catch (cause) {
    throw failure(cause, input.signal);
  }
}

function failure(cause: unknown, callerSignal: AbortSignal | undefined): RecogniserError {
  return callerSignal?.aborted
    ? new RecogniserError('aborted', 'given up by the caller', { cause })
    : new RecogniserError('interrupted', 'the transcription endpoint broke off', { cause });
}
