import type { Router } from 'mediasoup/types';
import type { GapCause } from '#protocol/capture.ts';
import type { Logger } from '#server/logging/logger.ts';
import type { CaptureLink } from './captureLink.ts';
import { Tap, type TappedTrack } from './tap.ts';

/** The taps of one room: open on every audio track exactly while the timeline says that recording is on. */
export class RoomTaps {
  readonly #router: Router;
  readonly #link: CaptureLink;
  readonly #log: Logger;
  readonly #tracks = new Map<string, TappedTrack>();
  readonly #taps = new Map<string, Tap>();
  readonly #stopListening: () => void;
  #recording = false;
  /** Counts changes of target and recording: a tap that was being opened under an older count is closed again. */
  #epoch = 0;

  constructor(router: Router, link: CaptureLink, log: Logger) {
    this.#router = router;
    this.#link = link;
    this.#log = log;
    this.#stopListening = link.onTarget(() => this.#reopen('recorderStopped'));
  }

  addTrack(track: TappedTrack): void {
    this.#tracks.set(track.trackId, track);
    this.#open(track);
  }

  /** @param cause why the track broke off, when its recording should have gone on */
  removeTrack(trackId: string, cause: GapCause | null): void {
    this.#tracks.delete(trackId);
    this.#close(trackId, cause);
  }

  setRecording(recording: boolean): void {
    if (this.#recording !== recording) {
      this.#recording = recording;
      this.#reopen(null);
    }
  }

  /** @param cause why the room ends, when its recording should have gone on */
  close(cause: GapCause | null): void {
    this.#stopListening();
    this.#epoch += 1;
    this.#tracks.clear();
    this.#closeAll(cause);
  }

  #reopen(cause: GapCause | null): void {
    this.#epoch += 1;
    this.#closeAll(cause);
    for (const track of this.#tracks.values()) {
      this.#open(track);
    }
  }

  #open(track: TappedTrack): void {
    const { target } = this.#link;
    if (!this.#recording || !target) {
      return;
    }
    const epoch = this.#epoch;
    Tap.open(this.#router, track, this.#link, target)
      .then((tap) => {
        if (epoch === this.#epoch && this.#tracks.has(track.trackId)) {
          this.#taps.set(track.trackId, tap);
        } else {
          tap.close(null);
        }
      })
      .catch((error: unknown) => this.#log.warn({ err: error, trackId: track.trackId }, 'a track could not be tapped'));
  }

  #close(trackId: string, cause: GapCause | null): void {
    this.#taps.get(trackId)?.close(cause);
    this.#taps.delete(trackId);
  }

  #closeAll(cause: GapCause | null): void {
    for (const trackId of [...this.#taps.keys()]) {
      this.#close(trackId, cause);
    }
  }
}
