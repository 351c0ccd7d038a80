import path from 'node:path';
import { loadConfig } from '#server/config/config.ts';

/**
 * What the capture recorder needs to know, from the product's one environment.
 * @throws {ConfigError} naming every variable that is wrong
 */
export function loadCaptureConfig(env: NodeJS.ProcessEnv = process.env) {
  const config = loadConfig(env);
  return {
    logLevel: config.logLevel,
    /** The recordings folder. */
    root: path.join(config.dataDir, 'recordings'),
    controlPort: config.capture.port,
    server: { baseUrl: `http://127.0.0.1:${config.internal.port}`, token: config.secrets.serviceToken },
  };
}
