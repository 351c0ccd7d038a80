import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import path from 'node:path';

const project = path.resolve(import.meta.dirname, '../../..');
const leash = path.join(project, 'server/start/processes/leash.ts');

/** A process of the product under a supervisor that starts it again at once, as `npm start` does. */
export class RestartingChild {
  readonly #script: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #logFile: string;
  #child: ChildProcess | null = null;
  #stopped = false;

  constructor(script: string, env: NodeJS.ProcessEnv, logDir: string) {
    this.#script = path.join(project, script);
    this.#env = env;
    this.#logFile = path.join(logDir, `${script.replaceAll('/', '-')}.log`);
    this.#start();
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Kills the process without warning; it is started again. */
  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const child = this.#child;
    if (!child || child.exitCode !== null) {
      return;
    }
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  }

  #start(): void {
    // On the product's own leash: when the test run dies, its processes end too.
    const child = spawn(process.execPath, ['--import', leash, this.#script], {
      cwd: project,
      env: { ...process.env, ...this.#env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const log = createWriteStream(this.#logFile, { flags: 'a' });
    child.stdout?.pipe(log);
    child.stderr?.pipe(log);
    child.once('exit', () => {
      if (!this.#stopped) {
        this.#start();
      }
    });
    this.#child = child;
  }
}
