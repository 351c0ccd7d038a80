import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './ports.ts';
import { waitFor } from './waitFor.ts';

const HOST = '127.0.0.1';
const REALM = 'nghi-su.test';

/** coturn on loopback, which lets in whoever shows a credential made from its secret. */
export class TurnServer {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #folder: string;
  #said = '';

  private constructor(url: string, child: ChildProcess, folder: string) {
    this.url = url;
    this.#child = child;
    this.#folder = folder;
    child.stdout?.on('data', (text: Buffer) => {
      this.#said += text.toString();
    });
  }

  /** Everything that it has said so far: it names each user it lets in. */
  get log(): string {
    return this.#said;
  }

  static async start(secret: string): Promise<TurnServer> {
    const folder = mkdtempSync(path.join(tmpdir(), 'nghi-su-turn-'));
    const port = await freePort();
    const settings: Record<string, string | true> = {
      'listening-ip': HOST,
      'relay-ip': HOST,
      'listening-port': String(port),
      'use-auth-secret': true,
      'static-auth-secret': secret,
      realm: REALM,
      // The media service stands on loopback here.
      'allow-loopback-peers': true,
      'no-cli': true,
      'no-tls': true,
      'no-dtls': true,
      verbose: true,
      'log-file': 'stdout',
      pidfile: path.join(folder, 'pid'),
      userdb: path.join(folder, 'users'),
    };
    const flags = Object.entries(settings).flatMap(([name, value]) =>
      value === true ? [`--${name}`] : [`--${name}`, value],
    );
    const child = spawn('turnserver', ['-n', ...flags], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child, 'spawn');
    const server = new TurnServer(`turn:${HOST}:${port}?transport=udp`, child, folder);
    await waitFor('TURN listens', () => server.log.includes('UDP listener opened'));
    return server;
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
