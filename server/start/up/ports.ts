import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from '#server/config/config.ts';

/** A port that another program holds; `variable` is the setting that moves ours. */
export type BusyPort = { port: number; variable: string };

async function isFree(port: number, host: string): Promise<boolean> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}

/** Those of the product's ports that another program holds. */
export async function busyPorts(config: Config): Promise<BusyPort[]> {
  const loopback = '127.0.0.1';
  const wanted = [
    { ...config.http, variable: 'HTTP_PORT' },
    { ...config.https, variable: 'HTTPS_PORT' },
    { ...config.internal, variable: 'INTERNAL_PORT' },
    { port: config.trustPort, host: config.https.host, variable: 'TRUST_PORT' },
    { port: config.media.signalPort, host: loopback, variable: 'MEDIA_SIGNAL_PORT' },
    { port: config.capture.port, host: loopback, variable: 'CAPTURE_PORT' },
    { port: config.media.port, host: config.media.listenAddress ?? loopback, variable: 'MEDIA_PORT' },
  ];
  const checked = await Promise.all(wanted.map(async (one) => ({ ...one, free: await isFree(one.port, one.host) })));
  return checked.filter(({ free }) => !free).map(({ port, variable }) => ({ port, variable }));
}
