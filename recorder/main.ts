import { randomUUID } from 'node:crypto';
import os from 'node:os';
import { sendServiceCommand } from '#protocol/serviceClient.ts';
import { loadSpeechConfig } from '#recorder/config/speech.ts';
import { createLogger } from '#server/logging/logger.ts';
import { openDetector, openRecogniser } from './speech/engine/openRecogniser.ts';
import { promptFor, speakerChanges } from './speech/worker/hints.ts';
import type { ListenerTools } from './speech/worker/trackListener.ts';
import { SpeechWorker } from './speech/worker/worker.ts';
import { openRecorderDatabase } from './store/database.ts';
import { MeetingReader } from './store/meetingReader.ts';
import { SpeechClaims } from './store/speechClaims.ts';

const config = loadSpeechConfig();
const log = createLogger({ level: config.logLevel, name: 'speech' });

const db = openRecorderDatabase(config.databaseUrl ?? '');
const reader = new MeetingReader(db);
const claims = new SpeechClaims(db, `${os.hostname()}:${randomUUID()}`);
const recogniser = await openRecogniser(config);
const tools: ListenerTools = {
  root: config.recordings,
  recogniser,
  detector: await openDetector(config),
  language: config.language,
  send: (command) => sendServiceCommand(config.server, 'recorder', command),
  heardUntil: async (meetingId, trackId) => (await reader.state(meetingId)).shared.speech.heardUntil[trackId] ?? null,
  hints: async (meetingId, atMs) => {
    const state = await reader.state(meetingId);
    return { prompt: promptFor(state, atMs), breaksMs: speakerChanges(state) };
  },
};
const worker = new SpeechWorker({ tools, claims, log });

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => worker.close());
}
log.info({ engine: recogniser.engine, model: recogniser.model, threads: config.threads }, 'speech worker started');
await worker.run();
await recogniser.close();
await claims.leave();
await db.$disconnect();
