import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { createLogger } from '#server/logging/logger.ts';
import { nativeBinary } from '#server/start/native/cache.ts';
import { loadMediaConfig } from './config.ts';
import { MediaService } from './service.ts';

const LOOK_AGAIN_MS = 2000;

/** A spare of the supervisor has everything loaded and takes over on its message; the ports are free from then on. */
async function untilWanted(): Promise<void> {
  if (process.argv.includes('--stand-by')) {
    process.channel?.ref();
    await once(process, 'message');
    process.channel?.unref();
  }
}

const config = loadMediaConfig();
await untilWanted();
const log = createLogger({ level: config.logLevel, name: 'media' });
const service = await MediaService.listen(config, log);
process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
let stopped = false;

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    stopped = true;
    service.close();
    process.exit(0);
  });
}

/** The worker is fetched or built once per machine; until then the service answers that it waits. */
async function workerBinary(): Promise<string> {
  for (;;) {
    const found = config.rtc.workerBin ?? nativeBinary('mediasoup-worker');
    if (found || stopped) {
      return found ?? '';
    }
    await pause(LOOK_AGAIN_MS);
  }
}

const binary = await workerBinary();
await service.startWorkers(binary);
log.info({ ...service.health, signalPort: service.signalPort, rtcPort: config.rtc.port }, 'media is ready');
// Else it is written at an orderly end only, and a killed process would be slow to come back.
flushCompileCache();
