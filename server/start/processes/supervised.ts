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
  /** A second one stands by, loaded and waiting for the message `go`, and takes over when the first one dies. */
  spare?: boolean;
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

/** Told to a process that is to load everything and wait. */
const STAND_BY = '--stand-by';
const leash = pathToFileURL(path.join(import.meta.dirname, 'leash.ts')).href;
const firstPauseMs = 250;
/** One that was well and died is wanted back at once: people are waiting for their sound. */
const afterHealthMs = 0;
const longestPauseMs = 15_000;
/** A process that lived this long is well again. */
const healthyAfterMs = 30_000;
/** The spare is loaded once the one at work needs the machine less. */
const spareAfterMs = 5000;
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

function launch(order: ProcessOrder, standBy = false): ChildProcess {
  const log = openLog(order.logDir, order.name);
  const nice = order.priority ? ['nice', '-n', String(order.priority)] : [];
  const node = [process.execPath, ...(order.flags ?? []), '--import', leash];
  const [command = process.execPath, ...args] = [...nice, ...node, order.script, ...(standBy ? [STAND_BY] : [])];
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

/** The pause before the next start of a process that lived for `livedMs`; `beforeMs` is the pause before this one. */
function nextPause(beforeMs: number, livedMs: number): number {
  return livedMs > healthyAfterMs ? afterHealthMs : Math.min(Math.max(firstPauseMs, beforeMs * 2), longestPauseMs);
}

/** A loaded process that waits; nothing where the order asks for none. */
class Spare {
  readonly #order: ProcessOrder;
  #child: ChildProcess | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(order: ProcessOrder) {
    this.#order = order;
  }

  /** Has one stand by in a while. */
  prepare(): void {
    if (this.#order.spare && this.#child === null) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#load(), spareAfterMs);
    }
  }

  /** The one that stands by, told to go; null when there is none. */
  take(): ChildProcess | null {
    const child = this.#child;
    this.#child = null;
    child?.removeAllListeners('exit');
    child?.send('go');
    return child;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  #load(): void {
    const child = launch(this.#order, true);
    this.#child = child;
    child.on('error', () => undefined);
    child.once('exit', () => {
      this.#child = null;
    });
  }
}

/** Runs a process and starts it again whenever it ends, with growing pauses; `onEnd` hears of each end and the pause. */
export function supervise(order: ProcessOrder, onEnd: (reason: string, pauseMs: number) => void): Supervised {
  const spare = new Spare(order);
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  let restarts = 0;
  let pauseMs = afterHealthMs;

  const run = (): void => {
    const started = Date.now();
    const current = spare.take() ?? launch(order);
    child = current;
    spare.prepare();
    void endOf(current).then((reason) => {
      child = undefined;
      if (stopping) {
        return;
      }
      pauseMs = nextPause(pauseMs, Date.now() - started);
      onEnd(reason, pauseMs);
      restarts += 1;
      timer = setTimeout(run, pauseMs);
    });
  };

  const stop = async (graceMs = 10_000): Promise<void> => {
    stopping = true;
    clearTimeout(timer);
    spare.stop();
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
