import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { percentile } from '../bench.ts';

const EVERY_MS = 20;

/** Answers of a small server on this machine while `work` runs: the 95th percentile of the time each took, ms. */
export async function answersDuring(work: () => Promise<unknown>): Promise<number> {
  const server = createServer((_request, response) => response.end('ok')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const times: number[] = [];
  let done = false;
  const working = work().finally(() => {
    done = true;
  });
  while (!done) {
    const startedAt = performance.now();
    await (await fetch(url)).text();
    times.push(performance.now() - startedAt);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  await working;
  server.close();
  return percentile(times, 0.95);
}
