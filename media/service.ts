import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { MAX_SIGNAL_BYTES, MediaCloseCode } from '#protocol/media.ts';
import type { Logger } from '#server/logging/logger.ts';
import { iceServersFor } from './access/iceServers.ts';
import { readMediaToken } from './access/token.ts';
import { CaptureLink } from './capture/captureLink.ts';
import type { MediaConfig } from './config.ts';
import { internalApi, type MediaHealth } from './http/internalApi.ts';
import { fetchPolicy, reportSpan } from './http/serverClient.ts';
import { RoomRegistry } from './rooms/roomRegistry.ts';
import { SignalConnection } from './signalling/connection.ts';
import { Lobby } from './signalling/lobby.ts';
import { WorkerPool } from './workers/workerPool.ts';

const HOST = '127.0.0.1';
const SIGNAL_PATH = '/media';

interface Running {
  readonly pool: WorkerPool;
  readonly rooms: RoomRegistry;
  readonly lobby: Lobby;
}

/**
 * The media process: signalling and the internal API on one loopback port, sound and picture on the workers' ports. Without
 * a worker binary it listens all the same and says that it waits.
 */
export class MediaService {
  readonly #config: MediaConfig;
  readonly #log: Logger;
  readonly #link: CaptureLink;
  readonly #http: Server;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: 4 * MAX_SIGNAL_BYTES });
  #running: Running | null = null;
  /** Settled once the workers run, or could not be started; null while there is no binary to start. */
  #starting: Promise<unknown> | null = null;

  private constructor(config: MediaConfig, log: Logger) {
    this.#config = config;
    this.#log = log;
    this.#link = new CaptureLink({ ...config.capture, log });
    this.#http = createServer(
      internalApi({
        serviceToken: config.server.token,
        health: () => this.health,
        setPolicy: async (policy) => this.#running?.rooms.setPolicy(policy),
      }),
    );
    this.#listenForUpgrades();
  }

  /** Opens the loopback port; `startWorkers` makes the service useful. */
  static async listen(config: MediaConfig, log: Logger): Promise<MediaService> {
    const service = new MediaService(config, log);
    service.#http.listen(config.signalPort, HOST);
    await once(service.#http, 'listening');
    return service;
  }

  /**
   * Devices that come while the workers start are held until they run.
   *
   * @throws when no worker can be started
   */
  async startWorkers(workerBin: string | undefined): Promise<void> {
    const started = this.#startWorkers(workerBin);
    this.#starting = started.catch(() => undefined);
    await started;
  }

  async #startWorkers(workerBin: string | undefined): Promise<void> {
    const config = this.#config;
    const pool = await WorkerPool.create({ ...config.rtc, ...(workerBin ? { workerBin } : {}) }, this.#log);
    const rooms: RoomRegistry = new RoomRegistry({
      pool,
      link: this.#link,
      log: this.#log,
      fetchPolicy: (meetingId) => fetchPolicy(config.server, meetingId),
      onSpan: (meetingId, span) => void reportSpan(config.server, meetingId, span, this.#log),
      onRoomClose: (room, end) => lobby.roomClosed(room, end),
    });
    const secret = new TextEncoder().encode(config.tokenSecret);
    const lobby = new Lobby({
      readToken: (token) => readMediaToken(token, secret),
      room: (meetingId) => rooms.get(meetingId),
      iceServers: (participantId) => iceServersFor(config.turn, participantId, Date.now()),
    });
    this.#running = { pool, rooms, lobby };
  }

  get signalPort(): number {
    const address = this.#http.address();
    return typeof address === 'object' && address ? address.port : this.#config.signalPort;
  }

  get health(): MediaHealth {
    const rooms = this.#running?.rooms.rooms ?? [];
    return {
      state: this.#running ? 'ready' : 'waiting',
      workers: this.#running?.pool.pids.length ?? 0,
      rooms: rooms.length,
      devices: rooms.reduce((sum, room) => sum + room.size, 0),
      recorder: this.#link.target !== null,
    };
  }

  /** Process ids of the workers, for tests and figures. */
  get workerPids(): readonly number[] {
    return this.#running?.pool.pids ?? [];
  }

  close(): void {
    this.#running?.rooms.close();
    this.#running?.lobby.close();
    this.#running?.pool.close();
    this.#running = null;
    this.#link.close();
    for (const socket of this.#sockets.clients) {
      socket.terminate();
    }
    this.#sockets.close();
    this.#http.close();
    this.#http.closeAllConnections();
  }

  #listenForUpgrades(): void {
    this.#http.on('upgrade', (request, socket, head) => {
      if (request.url?.split('?')[0] !== SIGNAL_PATH) {
        socket.destroy();
        return;
      }
      void this.#letIn(request, socket, head);
    });
  }

  async #letIn(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    await this.#starting;
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const lobby = this.#running?.lobby;
      if (!lobby) {
        webSocket.close(MediaCloseCode.unavailable);
        return;
      }
      lobby.enter(new SignalConnection(webSocket, this.#log));
    });
  }
}
