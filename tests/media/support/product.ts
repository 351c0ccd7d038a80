import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PRACTICE_PASSWORD, signInNames } from '#prisma/seed/accounts.ts';
import { seedPractice } from '#prisma/seed/index.ts';
import type { ServiceAccess } from '#protocol/serviceClient.ts';
import { ensureClientBuild } from '#server/start/clientBuild.ts';
import { nativeBinary } from '#server/start/native/cache.ts';
import { testDatabase } from '#tests/support/database.ts';
import { HttpClient } from '#tests/support/httpClient.ts';
import { MeetingClient } from '#tests/support/participant.ts';
import { RestartingChild } from './child.ts';
import { freePort } from './ports.ts';
import { waitFor } from './waitFor.ts';

export type ProductOptions = {
  /** Another database than a fresh one of the test server. */
  readonly databaseUrl?: string;
};

/** Server, media and recorder as real processes on a database with the practice meeting, restarted when they die. */
export class Product {
  readonly dataDir: string;
  readonly #clients: MeetingClient[] = [];
  readonly server: RestartingChild;
  readonly media: RestartingChild;
  readonly recorder: RestartingChild;
  readonly url: string;
  readonly meetingId: string;
  readonly #env: Record<string, string>;
  readonly #speech: RestartingChild[] = [];
  readonly #signalPort: number;
  readonly #drop: () => Promise<void>;

  private constructor(dataDir: string, env: Record<string, string>, meetingId: string, drop: () => Promise<void>) {
    this.dataDir = dataDir;
    const logs = path.join(this.dataDir, 'logs');
    mkdirSync(logs, { recursive: true });
    const all = { ...env, DATA_DIR: this.dataDir };
    this.url = `http://127.0.0.1:${env.HTTP_PORT}`;
    this.meetingId = meetingId;
    this.#signalPort = Number(env.MEDIA_SIGNAL_PORT);
    this.#drop = drop;
    this.#env = all;
    this.server = new RestartingChild('server/main.ts', all, logs);
    this.recorder = new RestartingChild('recorder/capture/main.ts', all, logs);
    this.media = new RestartingChild('media/main.ts', all, logs, { spare: true });
  }

  static async start(options: ProductOptions = {}): Promise<Product> {
    await ensureClientBuild();
    const database =
      options.databaseUrl === undefined
        ? await testDatabase()
        : { url: options.databaseUrl, drop: async () => undefined };
    const dataDir = mkdtempSync(path.join(tmpdir(), 'nghi-su-product-'));
    const meetingId = await seedPractice(database.url, dataDir);
    const port = async () => String(await freePort());
    const env = {
      NODE_ENV: 'test',
      LOG_LEVEL: 'info',
      DATABASE_URL: database.url,
      HTTP_PORT: await port(),
      HTTPS_PORT: await port(),
      INTERNAL_PORT: await port(),
      MEDIA_SIGNAL_PORT: await port(),
      MEDIA_PORT: await port(),
      MEDIA_LISTEN_ADDRESS: '127.0.0.1',
      MEDIA_WORKERS: '1',
      CAPTURE_PORT: await port(),
      SECRET_KEY: 'tests-tests-tests-tests-tests-tests',
      SERVICE_TOKEN: 'service-service-service-service-serv',
      MEDIA_TOKEN_SECRET: 'media-media-media-media-media-media-',
      MEDIASOUP_WORKER_BIN: process.env.MEDIASOUP_WORKER_BIN ?? nativeBinary('mediasoup-worker') ?? '',
    };
    const product = new Product(dataDir, env, meetingId, database.drop);
    try {
      await product.ready();
    } catch (error) {
      await product.stop();
      throw error;
    }
    return product;
  }

  get databaseUrl(): string {
    return this.#env.DATABASE_URL ?? '';
  }

  /** The way in for services on this machine. */
  get service(): ServiceAccess {
    return { baseUrl: `http://127.0.0.1:${this.#env.INTERNAL_PORT}`, token: this.#env.SERVICE_TOKEN ?? '' };
  }

  /** Waits until server, media and recorder answer. */
  async ready(): Promise<void> {
    await waitFor('the server answers', async () => (await this.#health(`${this.url}/api/session`)) !== null, 60_000);
    await waitFor(
      'media is ready',
      async () => {
        const health = await this.#health(`http://127.0.0.1:${this.#signalPort}/health`);
        return health?.state === 'ready' && health.recorder === true;
      },
      60_000,
    );
  }

  /**
   * A worker that writes down what is recorded, in a language of speech (ISO 639-1). Another call: one more worker.
   * @param serviceUrl a transcription service instead of the own engine
   */
  startSpeech(language: string, serviceUrl?: string): RestartingChild {
    const service = serviceUrl === undefined ? {} : { SPEECH_URL: serviceUrl };
    const env = { ...this.#env, ...service, SPEECH_LANGUAGE: language };
    const worker = new RestartingChild('recorder/main.ts', env, path.join(this.dataDir, 'logs'));
    this.#speech.push(worker);
    return worker;
  }

  /** A participant's device without a screen, joined to the meeting. */
  async enter(participantId: string): Promise<MeetingClient> {
    const { cookie } = await this.signIn(participantId);
    const client = new MeetingClient({ url: this.url, cookie }, this.meetingId);
    this.#clients.push(client);
    return client.enter();
  }

  async signIn(participantId: string): Promise<HttpClient> {
    const client = new HttpClient(this.url);
    await client.signIn(signInNames[participantId] ?? participantId, PRACTICE_PASSWORD);
    return client;
  }

  async stop(): Promise<void> {
    for (const client of this.#clients) {
      client.close();
    }
    await Promise.all(this.#speech.map((worker) => worker.stop()));
    await this.media.stop();
    await this.recorder.stop();
    await this.server.stop();
    await this.#drop();
    if (!process.env.KEEP_DATA) {
      rmSync(this.dataDir, { recursive: true, force: true });
    }
  }

  async #health(address: string): Promise<Record<string, unknown> | null> {
    try {
      return (await (await fetch(address)).json()) as Record<string, unknown>;
    } catch {
      return null;
    }
  }
}
