import { loadCaptureConfig } from '#recorder/config/capture.ts';
import { createLogger } from '#server/logging/logger.ts';
import { Recorder } from './recorder.ts';

const config = loadCaptureConfig();
const log = createLogger({ level: config.logLevel, name: 'capture' });
const recorder = await Recorder.start({ ...config, log });
log.info({ controlPort: recorder.controlPort }, 'recorder is ready');

process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void recorder.close().then(() => process.exit(0));
  });
}
