import { mkdir } from 'node:fs/promises';
import type { SealedPiece } from '#protocol/capture.ts';
import type { CommandInput, CommandName } from '#protocol/registry.ts';
import { type ServiceAccess, sendServiceCommand } from '#protocol/serviceClient.ts';
import type { Logger } from '#server/logging/logger.ts';
import { CaptureServer } from './captureServer.ts';
import { CaptureSet } from './captureSet.ts';
import { type Gap, GapTracker } from './gapTracker.ts';
import { type Delivery, Outbox, type OutboxEntry } from './outbox.ts';
import { recoverPieces } from './piece/recoverPieces.ts';

const HEARTBEAT_MS = 1000;

export interface RecorderOptions {
  /** The recordings folder; this process is its only writer. */
  readonly root: string;
  readonly controlPort: number;
  readonly server: ServiceAccess;
  readonly log: Logger;
  /** Server clock, ms. */
  readonly now?: () => number;
}

/** The capture recorder as a whole: tracks to files, and what became of them to the meeting's timeline. */
export class Recorder {
  readonly #server: CaptureServer;
  readonly #outbox: Outbox;
  readonly #heartbeat: NodeJS.Timeout;
  #closing: Promise<void> | null = null;

  private constructor(server: CaptureServer, outbox: Outbox, heartbeat: NodeJS.Timeout) {
    this.#server = server;
    this.#outbox = outbox;
    this.#heartbeat = heartbeat;
  }

  /**
   * Takes the control port, seals what a killed predecessor left, and waits for the media service.
   * @throws when another recorder holds the control port
   */
  static async start(options: RecorderOptions): Promise<Recorder> {
    const { root, log } = options;
    const now = options.now ?? Date.now;
    await mkdir(root, { recursive: true });
    const outbox = new Outbox(root, (entry) => deliver(options, entry), log);
    await outbox.start();
    const say = (entry: Promise<void>) =>
      entry.catch((error: unknown) => log.error({ err: error }, 'outbox is not writable'));
    const tellPiece = (piece: SealedPiece) => void say(outbox.put(pieceEntry(piece)));
    const gaps = new GapTracker(root, (gap) => void say(outbox.put(gapEntry(gap))));
    const onError = (error: unknown) => log.error({ err: error }, 'recording a track failed');
    const captures = new CaptureSet({ root, gaps, now, onError, onSealed: tellPiece });
    const server = await CaptureServer.start({
      captures,
      log,
      port: options.controlPort,
      serviceToken: options.server.token,
      prepare: async () => {
        for (const piece of await recoverPieces(root)) {
          log.info({ pieceId: piece.pieceId, meetingId: piece.meetingId }, 'sealed a piece that was left open');
          tellPiece(piece);
        }
      },
    });
    const beat = () => {
      try {
        gaps.heartbeat(now(), captures.meetingIds);
      } catch (error) {
        onError(error);
      }
    };
    const heartbeat = setInterval(beat, HEARTBEAT_MS);
    return new Recorder(server, outbox, heartbeat);
  }

  get controlPort(): number {
    return this.#server.controlPort;
  }

  /** Seals every piece and stops. Repeated calls wait for the first. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    clearInterval(this.#heartbeat);
    await this.#server.close();
    await this.#outbox.close();
  }
}

function pieceEntry(piece: SealedPiece): OutboxEntry {
  const payload: CommandInput<'recording.storePiece'> = { piece };
  return entry(`piece:${piece.pieceId}`, piece.meetingId, 'recording.storePiece', payload);
}

function gapEntry(gap: Gap): OutboxEntry {
  const payload: CommandInput<'recording.reportGap'> = {
    cause: gap.cause,
    fromAt: new Date(gap.from).toISOString(),
    untilAt: new Date(gap.until).toISOString(),
  };
  return entry(`gap:${gap.meetingId}:${Math.round(gap.from)}`, gap.meetingId, 'recording.reportGap', payload);
}

function entry<N extends CommandName>(id: string, meetingId: string, name: N, payload: CommandInput<N>): OutboxEntry {
  return { commandId: `recorder:${id}`, meetingId, name, payload };
}

async function deliver(options: RecorderOptions, entry: OutboxEntry): Promise<Delivery> {
  try {
    const command = entry as OutboxEntry & { name: 'recording.storePiece'; payload: { piece: SealedPiece } };
    const reply = await sendServiceCommand(options.server, 'recorder', command);
    if (!reply.ok) {
      options.log.warn({ command: entry.name, rejection: reply.rejection }, 'the timeline refused a report');
    }
    return 'done';
  } catch (error) {
    options.log.debug({ err: error }, 'the server is away; the report waits');
    return 'later';
  }
}
