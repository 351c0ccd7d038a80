import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { joinSamples } from '../../audio/pcm.ts';

const READ_BYTES = 256 * 1024;

/**
 * Decodes one recorded piece (Ogg/Opus) while it grows: what has been added to the file goes into one long-lived decoder,
 * samples (16 kHz mono) come out. Ends with our process: its input closes.
 */
export class PieceDecoder {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #closed: Promise<unknown>;
  readonly #file: string;
  #handle: FileHandle | null = null;
  #offset = 0;
  #out: Int16Array[] = [];
  #odd = Buffer.alloc(0);

  constructor(file: string, ffmpeg = 'ffmpeg') {
    this.#file = file;
    const input = [
      '-nostdin',
      '-v',
      'quiet',
      '-fflags',
      '+nobuffer',
      '-analyzeduration',
      '0',
      '-f',
      'ogg',
      '-i',
      'pipe:0',
    ];
    const output = ['-ac', '1', '-ar', '16000', '-f', 's16le', '-flush_packets', '1', 'pipe:1'];
    this.#child = spawn(ffmpeg, [...input, ...output], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#closed = once(this.#child, 'close');
    this.#closed.catch(() => undefined);
    this.#child.stdin.on('error', () => undefined);
    this.#child.stdout.on('data', (chunk: Buffer) => this.#take(chunk));
  }

  /**
   * Feeds what is new in the file and answers the samples decoded by now (the last fraction of a second may come next time).
   * @param final the file will not grow any more: answers everything that is left
   */
  async read(final: boolean): Promise<Int16Array> {
    await this.#feed();
    if (final) {
      this.#child.stdin.end();
      await this.#closed;
    }
    const samples = joinSamples(this.#out);
    this.#out = [];
    return samples;
  }

  async close(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#handle?.close();
    this.#handle = null;
  }

  async #feed(): Promise<void> {
    this.#handle ??= await open(this.#file, 'r');
    for (;;) {
      const { bytesRead, buffer } = await this.#handle.read(Buffer.alloc(READ_BYTES), 0, READ_BYTES, this.#offset);
      if (bytesRead === 0 || this.#child.exitCode !== null) {
        return;
      }
      this.#offset += bytesRead;
      if (!this.#child.stdin.write(buffer.subarray(0, bytesRead))) {
        await Promise.race([once(this.#child.stdin, 'drain'), this.#closed]);
      }
    }
  }

  #take(chunk: Buffer): void {
    const bytes = this.#odd.length > 0 ? Buffer.concat([this.#odd, chunk]) : chunk;
    const whole = bytes.length - (bytes.length % 2);
    this.#odd = Buffer.from(bytes.subarray(whole));
    this.#out.push(new Int16Array(new Uint8Array(bytes.subarray(0, whole)).buffer));
  }
}
