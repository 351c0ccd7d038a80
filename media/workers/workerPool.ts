import { createWorker } from 'mediasoup';
import type { WebRtcServer, Worker } from 'mediasoup/types';
import type { Logger } from '#server/logging/logger.ts';
import type { MediaConfig } from '../config.ts';

/** A mediasoup worker with its listening port. */
export interface PooledWorker {
  readonly worker: Worker;
  readonly webRtcServer: WebRtcServer;
}

interface Slot {
  readonly index: number;
  current: PooledWorker | null;
  rooms: number;
}

/** A room's place on a worker; release it when the room closes. */
export interface WorkerLease extends PooledWorker {
  readonly release: () => void;
}

const RESTART_MS = 200;
/** A second of a full room: while the machine is busy elsewhere packets wait in the kernel instead of being lost (it caps this by rmem_max). */
const BUFFER_BYTES = 4_000_000;

/**
 * One worker per core, each on its own port (the configured one and those after it). A worker that dies is replaced; whoever
 * held a lease on it hears of it through `worker.on('died')` and takes a new lease.
 */
export class WorkerPool {
  readonly #settings: MediaConfig['rtc'];
  readonly #log: Logger;
  readonly #slots: Slot[];
  #waiting: (() => void)[] = [];
  #closed = false;

  private constructor(settings: MediaConfig['rtc'], log: Logger) {
    this.#settings = settings;
    this.#log = log;
    this.#slots = Array.from({ length: settings.workers }, (_unused, index) => ({ index, current: null, rooms: 0 }));
  }

  /** @throws when a worker can't be started: no binary, or the port is taken */
  static async create(settings: MediaConfig['rtc'], log: Logger): Promise<WorkerPool> {
    const pool = new WorkerPool(settings, log);
    await Promise.all(pool.#slots.map((slot) => pool.#start(slot)));
    return pool;
  }

  /** Process ids of the living workers. */
  get pids(): number[] {
    return this.#slots.flatMap((slot) => (slot.current ? [slot.current.worker.pid] : []));
  }

  /** The living worker with the fewest rooms; waits while all are being restarted. */
  async lease(): Promise<WorkerLease> {
    const slot = this.#leastLoaded();
    if (!slot?.current) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
      return this.lease();
    }
    slot.rooms += 1;
    let held = true;
    const release = () => {
      if (held) {
        held = false;
        slot.rooms -= 1;
      }
    };
    return { ...slot.current, release };
  }

  close(): void {
    this.#closed = true;
    for (const slot of this.#slots) {
      slot.current?.worker.close();
      slot.current = null;
    }
  }

  #leastLoaded(): Slot | undefined {
    return this.#slots.filter((slot) => slot.current).sort((a, b) => a.rooms - b.rooms)[0];
  }

  async #start(slot: Slot): Promise<void> {
    const { workerBin, addresses, port } = this.#settings;
    const worker = await createWorker({ logLevel: 'warn', ...(workerBin ? { workerBin } : {}) });
    worker.on('died', () => this.#replace(slot));
    const listenInfos = addresses.flatMap((address) =>
      (['udp', 'tcp'] as const).map((protocol) => ({
        ...address,
        protocol,
        port: port === 0 ? 0 : port + slot.index,
        ...(protocol === 'udp' ? { recvBufferSize: BUFFER_BYTES, sendBufferSize: BUFFER_BYTES } : {}),
      })),
    );
    try {
      slot.current = { worker, webRtcServer: await worker.createWebRtcServer({ listenInfos }) };
    } catch (error) {
      worker.close();
      throw error;
    }
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) {
      resolve();
    }
  }

  #replace(slot: Slot): void {
    slot.current = null;
    this.#log.error({ slot: slot.index }, 'a media worker died');
    this.#retry(slot);
  }

  #retry(slot: Slot): void {
    if (this.#closed) {
      return;
    }
    this.#start(slot).catch((error: unknown) => {
      this.#log.error({ err: error, slot: slot.index }, 'a media worker could not be restarted');
      setTimeout(() => this.#retry(slot), RESTART_MS);
    });
  }
}
