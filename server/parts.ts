import type { Auth } from './auth/auth.ts';
import type { Config } from './config/config.ts';
import type { Logger } from './logging/logger.ts';
import type { Database } from './persistence/client.ts';
import type { Timeline } from './persistence/timeline.ts';

/** What every part of the server is given: made once in app.ts, never imported as a global. */
export type ServerParts = {
  readonly config: Config;
  readonly log: Logger;
  readonly db: Database;
  readonly timeline: Timeline;
  readonly auth: Auth;
};
