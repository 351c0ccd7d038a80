/** `npm start` under Node 24: makes everything ready, starts the processes, stays until it is interrupted. */
import { loadConfig } from '#server/config/config.ts';
import { fail, step } from './bare/say.mjs';
import { explanationOf } from './up/explain.ts';
import { claimDataFolder } from './up/only.ts';
import { busyPorts } from './up/ports.ts';
import { type Started, startAll, stopAll } from './up/run.ts';

const impatientAfterMs = 1_000;

/** The first interrupt stops all in order; one more, a while later, stops at once. */
function stopOnSignal(started: Started, leave: () => void): void {
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
}

async function main(): Promise<void> {
  const started: Started = { stops: [] };
  try {
    const config = loadConfig(process.env);
    const leave = claimDataFolder(config.dataDir);
    stopOnSignal(started, leave);
    const busy = await busyPorts(config);
    if (busy.length > 0) {
      const lines = busy.map(
        ({ port, variable }) => `cổng ${port}: đặt ${variable} khác, ví dụ ${variable}=${port + 1000}`,
      );
      throw new Error(`Cổng mạng đang bị chương trình khác dùng:\n  ${lines.join('\n  ')}`);
    }
    await startAll(config, process.argv.includes('--dev'), started);
  } catch (error) {
    const { what, advice } = explanationOf(error);
    fail(what, ...advice);
    await stopAll(started);
    process.exit(1);
  }
}

await main();
