import { createApp } from './app.ts';
import { ConfigError, loadConfig } from './config/config.ts';
import { createLogger } from './logging/logger.ts';
import { openDatabase } from './persistence/client.ts';

/** The server process: reads its environment, serves until SIGTERM or SIGINT, ends in order. */
async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLogger({ level: config.logLevel, name: 'server' });
  if (config.database.url === undefined) {
    throw new ConfigError(['DATABASE_URL: needed by the server process; npm start sets it']);
  }
  const db = openDatabase(config.database.url, config.database.pool);
  const app = await createApp(config, log, db, config.database.url);
  log.info({ ports: app.ports }, 'serving');
  let ending = false;
  const end = (signal: string): void => {
    if (ending) {
      return;
    }
    ending = true;
    log.info({ signal }, 'ending');
    app
      .close()
      .then(() => db.$disconnect())
      .then(() => process.exit(0))
      .catch((error: unknown) => {
        log.error({ err: error }, 'could not end in order');
        process.exit(1);
      });
  };
  process.on('SIGTERM', () => end('SIGTERM'));
  process.on('SIGINT', () => end('SIGINT'));
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
}

main().catch((error: unknown) => {
  const problems = error instanceof ConfigError ? error.problems : [String(error)];
  createLogger({ name: 'server' }).fatal({ problems, err: error }, 'the server could not start');
  process.exit(1);
});
