import { availableParallelism, networkInterfaces } from 'node:os';
import type { Config } from '#server/config/config.ts';
import { loadConfig } from '#server/config/config.ts';

/** One address that the media port binds, and the one told to clients for it. */
export interface ListenAddress {
  readonly ip: string;
  readonly announcedAddress?: string;
}

/**
 * The addresses to bind: the given one, or every IPv4 address of the machine. Never 0.0.0.0: replies would leave from another
 * address than the client sent to, and UDP would fail.
 */
export function listenAddresses(media: Pick<Config['media'], 'listenAddress' | 'announcedAddress'>): ListenAddress[] {
  const announced = media.announcedAddress ? { announcedAddress: media.announcedAddress } : {};
  if (media.listenAddress) {
    return [{ ip: media.listenAddress, ...announced }];
  }
  const found = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const lan = found
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => address.address);
  const outward = [...new Set(lan)].map((ip, index) => ({ ip, ...(index === 0 ? announced : {}) }));
  return [...outward, { ip: '127.0.0.1' }];
}

/**
 * What the media service needs to know, from the product's one environment.
 * @throws {ConfigError} naming every variable that is wrong
 */
export function loadMediaConfig(env: NodeJS.ProcessEnv = process.env) {
  const config = loadConfig(env);
  return {
    logLevel: config.logLevel,
    signalPort: config.media.signalPort,
    rtc: {
      port: config.media.port,
      addresses: listenAddresses(config.media),
      workers: config.media.workers ?? availableParallelism(),
      ...(config.media.workerBin ? { workerBin: config.media.workerBin } : {}),
    },
    turn: config.media.turn,
    tokenSecret: config.secrets.mediaToken,
    server: { baseUrl: `http://127.0.0.1:${config.internal.port}`, token: config.secrets.serviceToken },
    capture: { url: `ws://127.0.0.1:${config.capture.port}`, token: config.secrets.serviceToken },
  };
}

export type MediaConfig = ReturnType<typeof loadMediaConfig>;
