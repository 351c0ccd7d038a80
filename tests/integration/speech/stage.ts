import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Piece } from '#protocol/capture.ts';
import type { TestApp } from '#tests/support/app.ts';

/** Eleven seconds of English in the public domain, part of the engine's source package. */
export const CLIP = path.resolve('node_modules/nodejs-whisper/cpp/whisper.cpp/samples/jfk.mp3');

/** Ends a worker together with the test that started it, however that ends. */
const LEASH = pathToFileURL(path.resolve('server/start/processes/leash.ts')).href;

/** Recordings on disk and real worker processes that listen to them. */
export class SpeechStage implements AsyncDisposable {
  readonly #app: TestApp;
  readonly #ownDir = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-speech-'));
  readonly #dataDir: string;
  readonly #workers = new Set<ChildProcess>();

  /** @param dataDir where workers look for sound; a folder of the stage's own unless the server's is named */
  constructor(app: TestApp, dataDir?: string) {
    this.#app = app;
    this.#dataDir = dataDir ?? this.#ownDir;
  }

  /** Puts a sealed piece on disk: a sound file, or what an ffmpeg source (`anoisesrc=…`) makes. */
  addPiece(track: { trackId: string; participantId: string; startedAt: string }, input: string[]): Piece {
    const { meetingId } = this.#app;
    const pieceId = randomUUID();
    const folder = path.join(this.#dataDir, 'recordings', meetingId);
    fs.mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${pieceId}.ogg`);
    const encoding = ['-ac', '1', '-ar', '48000', '-c:a', 'libopus', '-b:a', '32k', file];
    execFileSync('ffmpeg', ['-v', 'error', ...input, ...encoding]);
    const probe = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file];
    const seconds = Number(execFileSync('ffprobe', probe, { encoding: 'utf8' }));
    const piece: Piece = {
      ...track,
      pieceId,
      meetingId,
      source: 'microphone',
      durationMs: Math.round(seconds * 1000),
      path: `${meetingId}/${pieceId}.ogg`,
      bytes: fs.statSync(file).size,
      sha256: '0'.repeat(64),
      sealed: true,
      recovered: false,
    };
    fs.writeFileSync(path.join(folder, `${pieceId}.json`), JSON.stringify(piece));
    return piece;
  }

  /**
   * Lets a piece grow in real time as the recorder writes it: whole pages of 200 ms, metadata replaced by rename.
   * @param sealWhen the piece stays open until this resolves
   */
  async growPiece(
    track: { trackId: string; participantId: string },
    input: string[],
    sealWhen: Promise<unknown>,
  ): Promise<void> {
    const startedAt = new Date().toISOString();
    const sealed = this.addPiece({ ...track, startedAt }, [...input, '-page_duration', '200000']);
    const file = path.join(this.#dataDir, 'recordings', sealed.path);
    const pages = pagesOf(fs.readFileSync(file));
    const describe = (piece: Piece): void => {
      fs.writeFileSync(`${file}.json.new`, JSON.stringify(piece));
      fs.renameSync(`${file}.json.new`, file.replace(/ogg$/, 'json'));
    };
    fs.writeFileSync(file, Buffer.concat(pages.slice(0, 2)));
    describe({ ...sealed, durationMs: 0, sha256: null, sealed: false });
    for (const [index, page] of pages.slice(2).entries()) {
      await delay(200);
      fs.appendFileSync(file, page);
      if (index % 10 === 9) {
        describe({ ...sealed, durationMs: (index + 1) * 200, sha256: null, sealed: false });
      }
    }
    await sealWhen;
    describe(sealed);
  }

  /** Starts a worker process, as the product starts it. */
  startWorker(): ChildProcess {
    const worker = spawn(process.execPath, ['--import', LEASH, 'recorder/main.ts'], {
      stdio: ['ignore', process.env.TEST_LOG ? 'inherit' : 'ignore', 'inherit', 'ipc'],
      env: {
        ...process.env,
        NODE_ENV: 'test',
        DATABASE_URL: this.#app.databaseUrl,
        DATA_DIR: this.#dataDir,
        INTERNAL_PORT: new URL(this.#app.internalUrl).port,
        SERVICE_TOKEN: this.#app.serviceToken,
        SPEECH_LANGUAGE: 'en',
        LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
      },
    });
    this.#workers.add(worker);
    return worker;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = [...this.#workers].map(
      (worker) =>
        new Promise<void>((resolve) => {
          if (worker.exitCode !== null || worker.signalCode !== null) {
            resolve();
          } else {
            worker.once('exit', () => resolve());
            worker.kill('SIGTERM');
          }
        }),
    );
    await Promise.all(ended);
    fs.rmSync(this.#ownDir, { recursive: true, force: true });
  }
}

/** Process ids of the engines below a process. */
export function enginesOf(pid: number): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,comm='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const below = (parent: number): string[][] =>
    rows.filter((row) => Number(row[1]) === parent).flatMap((row) => [row, ...below(Number(row[0]))]);
  return below(pid)
    .filter(([, , name]) => name?.startsWith('whisper-server'))
    .map(([id]) => Number(id));
}

/** Cuts an Ogg file at its pages. */
function pagesOf(bytes: Buffer): Buffer[] {
  const starts: number[] = [];
  for (let at = bytes.indexOf('OggS'); at >= 0; at = bytes.indexOf('OggS', at + 4)) {
    starts.push(at);
  }
  return starts.map((start, index) => bytes.subarray(start, starts[index + 1] ?? bytes.length));
}
