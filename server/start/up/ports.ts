import { once } from 'node:events';
import { createServer } from 'node:net';

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

/** Those of the wanted ports that can't be had. */
export async function busyPorts(wanted: { port: number; host: string; variable: string }[]): Promise<BusyPort[]> {
  const checked = await Promise.all(wanted.map(async (one) => ({ ...one, free: await isFree(one.port, one.host) })));
  return checked.filter(({ free }) => !free).map(({ port, variable }) => ({ port, variable }));
}
