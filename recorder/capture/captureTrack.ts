import type { Capture, SealedPiece } from '#protocol/capture.ts';
import { PieceSink } from './piece/pieceSink.ts';
import { parseRtp } from './rtp/packet.ts';
import { ReorderWindow } from './rtp/reorderWindow.ts';
import { TrackTimeline } from './timeline/trackTimeline.ts';

/** Without packets for this long the piece is ended; the next packet begins a new one at its own time. */
const IDLE_MS = 4000;

export interface CaptureTrackOptions {
  /** The recordings folder. */
  readonly root: string;
  readonly onSealed: (piece: SealedPiece) => void;
  readonly onError: (error: unknown) => void;
}

/** One track being recorded: datagrams in, sealed pieces out. */
export class CaptureTrack {
  readonly capture: Capture;
  readonly #options: CaptureTrackOptions;
  readonly #window: ReorderWindow;
  readonly #seals = new Set<Promise<void>>();
  #timeline: TrackTimeline;
  #sink: PieceSink | null = null;

  constructor(capture: Capture, options: CaptureTrackOptions) {
    this.capture = capture;
    this.#options = options;
    this.#timeline = this.#newTimeline();
    this.#window = new ReorderWindow((packet) => this.#timeline.accept(packet));
  }

  /** @param arrivedAt server clock (ms) */
  receive(datagram: Buffer, arrivedAt: number): void {
    const packet = parseRtp(datagram);
    if (packet) {
      this.#window.push({ ...packet, arrivedAt });
    }
  }

  /** Call about every 500 ms. */
  tick(now: number): void {
    const { lastArrivedAt } = this.#timeline;
    if (lastArrivedAt > 0 && now - lastArrivedAt > IDLE_MS) {
      this.#endStretch();
      return;
    }
    this.#timeline.tick(now);
  }

  /** Call every two seconds or so: what was written is made safe from a power cut. */
  async checkpoint(): Promise<void> {
    await this.#sink?.checkpoint();
  }

  /** Ends the track and waits until its last piece is sealed. */
  async close(): Promise<void> {
    this.#endStretch();
    await Promise.all(this.#seals);
  }

  #newTimeline(): TrackTimeline {
    const { root } = this.#options;
    return new TrackTimeline((beganAt) => {
      const { meetingId, trackId, participantId, source } = this.capture;
      const owner = { meetingId, trackId, participantId, source };
      this.#sink = new PieceSink(root, owner, beganAt, (sealed) => this.#watchSeal(sealed));
      return this.#sink;
    });
  }

  #endStretch(): void {
    this.#window.flush();
    this.#timeline.finish();
    this.#sink?.close();
    this.#sink = null;
    this.#timeline = this.#newTimeline();
  }

  #watchSeal(sealed: Promise<SealedPiece | null>): void {
    const watched = sealed
      .then((piece) => {
        if (piece) {
          this.#options.onSealed(piece);
        }
      })
      .catch(this.#options.onError)
      .finally(() => this.#seals.delete(watched));
    this.#seals.add(watched);
  }
}
