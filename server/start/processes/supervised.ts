import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export type ProcessOrder = {
  /** Short name: of the log file and in messages. */
  name: string;
  /** The script to run under this Node. */
  script: string;
  /** Flags for Node itself. */
  flags?: string[];
  env: NodeJS.ProcessEnv;
  logDir: string;
  /** 0 is normal; 10 gives way to everything else. */
  priority?: number;
};

export type Supervised = {
  name: string;
  /** Process id while it runs. */
  pid: () => number | undefined;
  /** How often it was started again. */
  restarts: () => number;
  /** Asks it to end in order, insists after `graceMs`, and doesn't start it again. */
  stop: (graceMs?: number) => Promise<void>;
};

const leash = pathToFileURL(path.join(import.meta.dirname, 'leash.ts')).href;
const firstPauseMs = 250;
const longestPauseMs = 15_000;
/** A process that lived this long is well again: the next pause is short again. */
const healthyAfterMs = 30_000;
const keptLogBytes = 20_000_000;

/** Opens a process's log for appending; one that has grown large is put aside as `.1` first. */
function openLog(dir: string, name: string): number {
  const file = path.join(dir, `${name}.log`);
  fs.mkdirSync(dir, { recursive: true });
  if (fs.existsSync(file) && fs.statSync(file).size > keptLogBytes) {
    fs.renameSync(file, `${file}.1`);
  }
  return fs.openSync(file, 'a');
}

function launch(order: ProcessOrder): ChildProcess {
  const log = openLog(order.logDir, order.name);
  const nice = order.priority ? ['nice', '-n', String(order.priority)] : [];
  const node = [process.execPath, ...(order.flags ?? []), '--import', leash];
  const [command = process.execPath, ...args] = [...nice, ...node, order.script];
  // In a group of its own: a Ctrl-C in the terminal reaches only the start, which then stops all in order.
  const child = spawn(command, args, { env: order.env, stdio: ['ignore', log, log, 'ipc'], detached: true });
  fs.closeSync(log);
  return child;
}

async function endOf(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    return signal ?? `exit code ${code}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Runs a process and starts it again whenever it ends, with growing pauses; `onEnd` hears of each end and the pause. */
export function supervise(order: ProcessOrder, onEnd: (reason: string, pauseMs: number) => void): Supervised {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  let restarts = 0;
  let pauseMs = firstPauseMs;

  const run = (): void => {
    const started = Date.now();
    const current = launch(order);
    child = current;
    void endOf(current).then((reason) => {
      child = undefined;
      if (stopping) {
        return;
      }
      pauseMs = Date.now() - started > healthyAfterMs ? firstPauseMs : Math.min(pauseMs * 2, longestPauseMs);
      onEnd(reason, pauseMs);
      restarts += 1;
      timer = setTimeout(run, pauseMs);
    });
  };

  const stop = async (graceMs = 10_000): Promise<void> => {
    stopping = true;
    clearTimeout(timer);
    if (!child) {
      return;
    }
    const current = child;
    const ended = once(current, 'exit');
    current.kill('SIGTERM');
    const insist = setTimeout(() => current.kill('SIGKILL'), graceMs);
    await ended;
    clearTimeout(insist);
  };

  run();
  return { name: order.name, pid: () => child?.pid, restarts: () => restarts, stop };
}
