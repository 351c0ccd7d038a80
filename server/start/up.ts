/** `npm start` under Node 24: makes everything ready, starts the processes, stays until it is interrupted. */
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { loadConfig } from '#server/config/config.ts';
import { fail, step } from './bare/say.mjs';
import { PlainFault } from './stepFailed.ts';
import { explanationOf } from './up/explain.ts';
import { AlreadyRunning, claimDataFolder } from './up/only.ts';
import { busyPorts } from './up/ports.ts';
import { type Started, startAll, stopAll } from './up/run.ts';
import { keepWords } from './up/startLog.ts';

const impatientAfterMs = 1_000;
const interruptIsHeardMs = 100;

/**
 * The first interrupt stops all in order; one more, a while later, stops at once.
 * @returns whether the product has been asked to stop.
 */
function stopOnSignal(started: Started, leave: () => void): () => boolean {
  let firstAt: number | undefined;
  const onSignal = (): void => {
    if (firstAt !== undefined) {
      // One Ctrl-C may arrive twice: from the terminal and passed on by npm.
      if (Date.now() - firstAt > impatientAfterMs) {
        process.exit(130);
      }
      return;
    }
    firstAt = Date.now();
    step('Đang dừng theo thứ tự…');
    void stopAll(started).finally(() => {
      leave();
      process.exit(0);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, onSignal);
  }
  return () => firstAt !== undefined;
}

/** Says what keeps the product from starting; the original words go to the log. */
function explain(error: unknown, dataDir: string | undefined): void {
  const { what, advice } = explanationOf(error);
  const isPlain = dataDir === undefined || error instanceof PlainFault || error instanceof AlreadyRunning;
  const log = isPlain ? undefined : keepWords(error, path.join(dataDir, 'logs'), new Date());
  fail(what, ...advice, ...(log === undefined ? [] : [`Nguyên văn lỗi: ${log}`]));
}

async function main(): Promise<void> {
  const started: Started = { stops: [] };
  let dataDir: string | undefined;
  let isStopping = (): boolean => false;
  try {
    const config = loadConfig(process.env);
    const leave = claimDataFolder(config.dataDir);
    ({ dataDir } = config);
    isStopping = stopOnSignal(started, leave);
    const busy = await busyPorts(config);
    if (busy.length > 0) {
      const lines = busy.map(
        ({ port, variable }) => `cổng ${port}: đặt ${variable} khác, ví dụ ${variable}=${port + 1000}`,
      );
      throw new PlainFault(`Cổng mạng đang bị chương trình khác dùng:\n  ${lines.join('\n  ')}`);
    }
    await startAll(config, process.argv.includes('--dev'), started);
  } catch (error) {
    // One Ctrl-C ends the programs of a step as well; that it was asked for is heard a moment after they have failed.
    await delay(interruptIsHeardMs);
    if (isStopping()) {
      return;
    }
    explain(error, dataDir);
    await stopAll(started);
    process.exit(1);
  }
}

await main();
