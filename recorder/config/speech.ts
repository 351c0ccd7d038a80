import os from 'node:os';
import path from 'node:path';
import { loadConfig } from '#server/config/config.ts';
import { nativePath } from '#server/start/native/cache.ts';

/**
 * What speech recognition needs to know, from the product's one environment. Threads are bounded (on more than two cores to half
 * of them) and run at low priority, so that the traffic of the room is never slowed.
 * @throws {ConfigError} naming every variable that is wrong
 */
export function loadSpeechConfig(env: NodeJS.ProcessEnv = process.env) {
  const config = loadConfig(env);
  return {
    logLevel: config.logLevel,
    databaseUrl: config.database.url,
    /** The recordings folder. */
    recordings: path.join(config.dataDir, 'recordings'),
    /** Models that the administrator added. */
    models: path.join(config.dataDir, 'models'),
    uploads: path.join(config.dataDir, 'uploads'),
    server: { baseUrl: `http://127.0.0.1:${config.internal.port}`, token: config.secrets.serviceToken },
    service: config.speech.url ? { url: config.speech.url, apiKey: config.speech.apiKey } : null,
    model: config.speech.model,
    programs: { engine: nativePath('whisper-server'), vad: nativePath('whisper-vad-speech-segments') },
    threads: config.speech.threads ?? boundedThreads(os.availableParallelism()),
    /** The engine is told the language, because guessing it costs a second reading. */
    language: config.speech.language,
  };
}

export type SpeechConfig = ReturnType<typeof loadSpeechConfig>;

/** Text must be there 15 s after the words also on two cores, where one thread would be too slow. */
function boundedThreads(cores: number): number {
  return Math.max(Math.min(cores, 2), Math.floor(cores / 2));
}
