import { opusSamples, SILENCE_PACKET } from '#recorder/capture/ogg/opus.ts';
import type { ArrivedPacket } from '#recorder/capture/rtp/reorderWindow.ts';
import { type SoundSink, TrackTimeline } from '#recorder/capture/timeline/trackTimeline.ts';

/** A 20 ms Opus packet that isn't silence; `mark` tells packets apart. */
export const voice = (mark = 0): Buffer => Buffer.from([0x78, 1 + (mark >> 8), mark & 255, 7]);

/** Keeps what a timeline writes: one entry per packet, with its place. */
export class Tape implements SoundSink {
  readonly entries: { readonly at: number; readonly data: Buffer }[] = [];
  samples = 0;

  packet(data: Buffer): number {
    this.entries.push({ at: this.samples, data });
    const added = opusSamples(data);
    this.samples += added;
    return added;
  }

  silence(samples: number): number {
    let added = 0;
    while (samples - added >= 960) {
      added += this.packet(SILENCE_PACKET);
    }
    return added;
  }

  /** Milliseconds from the beginning at which a marked packet lies; undefined when it isn't there. */
  placeOf(mark: number): number | undefined {
    const entry = this.entries.find(({ data }) => data.equals(voice(mark)));
    return entry === undefined ? undefined : entry.at / 48;
  }
}

/** A sender of 20 ms packets and the recorder's clock, in one hand. */
export class Studio {
  readonly tape = new Tape();
  readonly timeline: TrackTimeline;
  beganAt = 0;
  #sequence = 100;
  #mediaClock = 4_294_960_000;

  constructor() {
    this.timeline = new TrackTimeline((beganAt) => {
      this.beganAt = beganAt;
      return this.tape;
    });
  }

  /** Where a marked packet lies on the server's clock, in ms. */
  heardAt(mark: number): number {
    return this.beganAt + (this.tape.placeOf(mark) ?? Number.NaN);
  }

  packet(mark: number, arrivedAt: number): ArrivedPacket {
    const packet = {
      sequence: this.#sequence & 0xffff,
      timestamp: this.#mediaClock >>> 0,
      ssrc: 1,
      payloadType: 100,
      payload: voice(mark),
      arrivedAt,
    };
    this.#sequence += 1;
    this.#mediaClock += 960;
    return packet;
  }

  /** The sender's clock goes on without packets: a server-side pause. */
  skip(ms: number): void {
    this.#mediaClock += ms * 48;
  }

  /** Sends from..until (ms) on time; packets are marked with their number. */
  send(from: number, until: number, mark = (at: number) => at / 20): void {
    for (let at = from; at < until; at += 20) {
      this.timeline.accept(this.packet(mark(at), at));
      if (at % 500 === 0) {
        this.timeline.tick(at);
      }
    }
  }
}
