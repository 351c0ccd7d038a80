import path from 'node:path';
import { type Supervised, supervise } from '#server/start/processes/supervised.ts';

const project = path.resolve(import.meta.dirname, '../../..');

export interface ChildOptions {
  /** A second one stands by, as for the media process of `npm start`. */
  readonly spare?: boolean;
}

/** A process of the product under the product's own supervisor, which starts it again when it dies. */
export class RestartingChild {
  readonly #child: Supervised;

  constructor(script: string, env: NodeJS.ProcessEnv, logDir: string, options: ChildOptions = {}) {
    this.#child = supervise(
      {
        name: script.replaceAll('/', '-').replace('.ts', ''),
        script: path.join(project, script),
        env: { ...process.env, ...env, NODE_COMPILE_CACHE: path.join(logDir, 'cache') },
        logDir,
        ...options,
      },
      () => undefined,
    );
  }

  get pid(): number {
    return this.#child.pid() ?? 0;
  }

  /** Kills the process without warning; it is started again. */
  kill(): void {
    process.kill(this.pid, 'SIGKILL');
  }

  stop(): Promise<void> {
    return this.#child.stop();
  }
}
