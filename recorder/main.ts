import { randomUUID } from 'node:crypto';
import os from 'node:os';
import { sendServiceCommand } from '#protocol/serviceClient.ts';
import { loadSpeechConfig } from '#recorder/config/speech.ts';
import { createLogger } from '#server/logging/logger.ts';
import { openDetector, openRecogniser } from './speech/engine/openRecogniser.ts';
import { promptFor, speakerChanges } from './speech/worker/hints.ts';
import type { ListenerTools } from './speech/worker/trackListener.ts';
import { UploadListener } from './speech/worker/uploadListener.ts';
import { SpeechWorker } from './speech/worker/worker.ts';
import { openRecorderDatabase } from './store/database.ts';
import { MeetingReader } from './store/meetingReader.ts';
import { SpeechClaims } from './store/speechClaims.ts';
import { UploadClaims } from './store/uploadClaims.ts';

/** A reading that is under way is dropped after so long: the next worker reads it again. */
const PATIENCE_MS = 4_000;

const config = loadSpeechConfig();
const log = createLogger({ level: config.logLevel, name: 'speech' });

const db = openRecorderDatabase(config.databaseUrl ?? '');
const reader = new MeetingReader(db);
const workerId = `${os.hostname()}:${randomUUID()}`;
const claims = new SpeechClaims(db, workerId);
const recogniser = await openRecogniser(config);
const tools: ListenerTools = {
  root: config.recordings,
  recogniser,
  detector: await openDetector(config),
  language: config.language,
  now: Date.now,
  send: (command) => sendServiceCommand(config.server, 'recorder', command),
  heardUntil: async (meetingId, trackId) => (await reader.state(meetingId)).shared.speech.heardUntil[trackId] ?? null,
  hints: async (meetingId, atMs) => {
    const state = await reader.state(meetingId);
    return { prompt: promptFor(state, atMs), breaksMs: speakerChanges(state) };
  },
};
const worker = new SpeechWorker({ tools, claims, log });
const stop = new AbortController();
const uploadTools = { ...tools, uploads: config.uploads, isBusy: () => worker.isBusy };
const uploads = new UploadListener(uploadTools, new UploadClaims(db, workerId), log, stop.signal);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    worker.close();
    stop.abort();
    setTimeout(() => process.exit(0), PATIENCE_MS).unref();
  });
}
log.info({ engine: recogniser.engine, model: recogniser.model, threads: config.threads }, 'speech worker started');
await Promise.all([worker.run(), uploads.run()]);
await recogniser.close();
await claims.leave();
await db.$disconnect();
