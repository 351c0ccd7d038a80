import type { Capture, CaptureWish, GapCause, SealedPiece } from '#protocol/capture.ts';
import { CaptureTrack } from './captureTrack.ts';
import type { GapTracker } from './gapTracker.ts';

export interface CaptureSetOptions {
  /** The recordings folder. */
  readonly root: string;
  readonly gaps: GapTracker;
  readonly onSealed: (piece: SealedPiece) => void;
  readonly onError: (error: unknown) => void;
  /** Server clock, ms. */
  readonly now: () => number;
}

/** The tracks that are being recorded, kept equal to what the media service wishes. */
export class CaptureSet {
  readonly #options: CaptureSetOptions;
  readonly #byId = new Map<string, CaptureTrack>();
  readonly #bySsrc = new Map<number, CaptureTrack>();

  constructor(options: CaptureSetOptions) {
    this.#options = options;
  }

  get meetingIds(): string[] {
    return [...new Set([...this.#byId.values()].map((track) => track.capture.meetingId))];
  }

  get size(): number {
    return this.#byId.size;
  }

  apply(wish: CaptureWish): void {
    if (wish.kind === 'add') {
      this.#add(wish.capture);
    } else {
      this.#remove(wish.captureId, wish.cause);
    }
  }

  /** The media service went away: every track ends, and what they should have gone on with is missing from now. */
  mediaLost(): void {
    for (const captureId of [...this.#byId.keys()]) {
      this.#remove(captureId, 'mediaStopped');
    }
  }

  /** Hands a datagram of the recorder's port to the track it belongs to; strangers are dropped. */
  receive(datagram: Buffer): void {
    if (datagram.length >= 12) {
      const track = this.#bySsrc.get(datagram.readUInt32BE(8));
      this.#guard(() => track?.receive(datagram, this.#options.now()));
    }
  }

  tick(): void {
    const now = this.#options.now();
    for (const track of this.#byId.values()) {
      this.#guard(() => track.tick(now));
    }
  }

  checkpoint(): void {
    for (const track of this.#byId.values()) {
      track.checkpoint().catch(this.#options.onError);
    }
  }

  /** Seals everything. */
  async close(): Promise<void> {
    const tracks = [...this.#byId.values()];
    this.#byId.clear();
    this.#bySsrc.clear();
    await Promise.all(tracks.map((track) => track.close()));
  }

  #add(capture: Capture): void {
    if (!this.#byId.has(capture.captureId)) {
      const track = new CaptureTrack(capture, this.#options);
      this.#byId.set(capture.captureId, track);
      this.#bySsrc.set(capture.ssrc, track);
    }
    this.#options.gaps.restored(capture.meetingId, this.#options.now());
  }

  /** A full disk must not end the process: other tracks may lie elsewhere, and space may come back. */
  #guard(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#options.onError(error);
    }
  }

  #remove(captureId: string, cause: GapCause | null): void {
    const track = this.#byId.get(captureId);
    if (!track) {
      return;
    }
    this.#byId.delete(captureId);
    this.#bySsrc.delete(track.capture.ssrc);
    if (cause) {
      this.#options.gaps.lost(track.capture.meetingId, this.#options.now(), cause);
    }
    track.close().catch(this.#options.onError);
  }
}
