import { FRAME_SAMPLES, lostPacket, opusSamples, SAMPLES_PER_MS } from '../ogg/opus.ts';
import type { ArrivedPacket } from '../rtp/reorderWindow.ts';

/** Where a track's sound goes. Both calls return the 48 kHz samples they added. */
export interface SoundSink {
  packet(data: Buffer): number;
  silence(samples: number): number;
}

/** A packet on two clocks, both in 48 kHz samples since the first packet: the sender's and ours. */
interface TimedPacket {
  readonly arrivedAt: number;
  readonly payload: Buffer;
  readonly sent: number;
  readonly arrived: number;
}

interface Probe {
  readonly since: number;
  readonly packets: TimedPacket[];
  smallestSkew: number;
}

/** The first second is held, so that the beginning is known before anything is written. */
const HOLD_MS = 1000;
/** A jump of the skew beyond this is looked into. */
const ALIGN_MS = 300;
const PROBE_MS = 500;
/** Loss up to this is concealed by the decoder; longer gaps become silence. */
const CONCEAL_SAMPLES = 4 * FRAME_SAMPLES;
/** How far a packet may be ahead of the file before it is dropped rather than letting the file drift. */
const AHEAD_SAMPLES = 10 * FRAME_SAMPLES;
/** Follows a slow drift between the two clocks, up to 0.5 %. */
const DRIFT_PER_PACKET = 0.005 * FRAME_SAMPLES;
/** While nothing arrives the file is kept this far behind the clock. */
const FILL_LAG_SAMPLES = 1000 * SAMPLES_PER_MS;
const FILL_STEP_SAMPLES = 500 * SAMPLES_PER_MS;
/** A tick this late means that our own process was busy: what waits in the socket is read first. */
const BLOCKED_MS = 1200;

/**
 * Lays a track's packets on the server's clock.
 *
 * RTP time tells how packets lie among each other but not when; arrival tells when but not exactly, and the sender's clock
 * stands still while its track is replaced by nothing. So RTP time is anchored on the *smallest* (arrival - RTP time) seen:
 * one packet may have waited in a busy event loop, not all. A jump of that difference after a pause is watched for 500 ms:
 * if it goes away it was lateness (a blocked loop, a network burst), if it stays the sender's clock had stopped.
 */
export class TrackTimeline {
  readonly #open: (beganAt: number) => SoundSink;
  #sink: SoundSink | null = null;
  #held: TimedPacket[] = [];
  #probe: Probe | null = null;
  #firstArrivedAt = 0;
  #lastTimestamp: number | null = null;
  #sent = 0;
  #skew = Number.POSITIVE_INFINITY;
  /** Samples by which the sender's clock has stood still so far. */
  #stood = 0;
  #written = 0;
  #beganAt = 0;
  #lastPlacedAt = 0;
  #lastTickAt: number | null = null;
  #toc = 0;

  /** @param open called once, with the server's clock (ms) at the first sample */
  constructor(open: (beganAt: number) => SoundSink) {
    this.#open = open;
  }

  /** Server clock (ms) at the end of what has been written. */
  get writtenUntil(): number {
    return this.#beganAt + this.#written / SAMPLES_PER_MS;
  }

  /** Server clock (ms) of the last packet that came; 0 before the first. */
  get lastArrivedAt(): number {
    return this.#held.at(-1)?.arrivedAt ?? this.#probe?.packets.at(-1)?.arrivedAt ?? this.#lastPlacedAt;
  }

  /** Takes the next packet in sequence order. */
  accept(packet: ArrivedPacket): void {
    if (this.#lastTimestamp === null) {
      this.#firstArrivedAt = packet.arrivedAt;
    } else {
      this.#sent += (packet.timestamp - this.#lastTimestamp) | 0;
    }
    this.#lastTimestamp = packet.timestamp;
    const timed = {
      arrivedAt: packet.arrivedAt,
      payload: packet.payload,
      sent: this.#sent,
      arrived: (packet.arrivedAt - this.#firstArrivedAt) * SAMPLES_PER_MS,
    };
    if (this.#sink) {
      this.#place(timed);
      return;
    }
    this.#held.push(timed);
    this.#skew = Math.min(this.#skew, timed.arrived - timed.sent);
    if (timed.arrivedAt - this.#firstArrivedAt >= HOLD_MS) {
      this.#begin();
    }
  }

  /** Call about every 500 ms: the file, and with it the time line, goes on growing while nothing arrives. */
  tick(now: number): void {
    const blocked = now - (this.#lastTickAt ?? now) > BLOCKED_MS;
    this.#lastTickAt = now;
    if (this.#lastTimestamp === null || blocked) {
      return;
    }
    if (!this.#sink) {
      if (now - this.#firstArrivedAt > 2 * HOLD_MS) {
        this.#begin();
      }
    } else if (this.#probe) {
      if (now - this.#probe.since > 2 * PROBE_MS) {
        this.#resolveProbe(this.#probe);
      }
    } else {
      this.#fillUntil((now - this.#firstArrivedAt) * SAMPLES_PER_MS - this.#skew);
    }
  }

  /** Writes what is still held back. */
  finish(): void {
    if (!this.#sink && this.#held.length > 0) {
      this.#begin();
    }
    if (this.#probe) {
      this.#resolveProbe(this.#probe);
    }
  }

  #begin(): void {
    this.#beganAt = this.#firstArrivedAt + this.#skew / SAMPLES_PER_MS;
    this.#sink = this.#open(this.#beganAt);
    const held = this.#held;
    this.#held = [];
    for (const packet of held) {
      this.#place(packet);
    }
  }

  #fillUntil(due: number): void {
    if (due - this.#written > FILL_LAG_SAMPLES + FILL_STEP_SAMPLES) {
      this.#written += this.#sink?.silence(due - this.#written - FILL_LAG_SAMPLES) ?? 0;
    }
  }

  #place(packet: TimedPacket): void {
    const skew = packet.arrived - packet.sent - this.#stood;
    if (this.#probe) {
      this.#probe.smallestSkew = Math.min(this.#probe.smallestSkew, skew);
      this.#probe.packets.push(packet);
      if (packet.arrivedAt - this.#probe.since >= PROBE_MS) {
        this.#resolveProbe(this.#probe);
      }
      return;
    }
    const pauseMs = this.#lastPlacedAt === 0 ? 0 : packet.arrivedAt - this.#lastPlacedAt;
    this.#lastPlacedAt = packet.arrivedAt;
    if (pauseMs > ALIGN_MS && skew - this.#skew > ALIGN_MS * SAMPLES_PER_MS) {
      this.#probe = { since: packet.arrivedAt, smallestSkew: skew, packets: [packet] };
      return;
    }
    this.#write(packet);
  }

  #resolveProbe(probe: Probe): void {
    this.#probe = null;
    const stood = probe.smallestSkew - this.#skew;
    if (stood > ALIGN_MS * SAMPLES_PER_MS) {
      this.#stood += stood;
    }
    for (const packet of probe.packets) {
      this.#lastPlacedAt = packet.arrivedAt;
      this.#write(packet);
    }
  }

  #write(packet: TimedPacket): void {
    const ahead = this.#skew - (packet.arrived - packet.sent - this.#stood);
    if (ahead > 4 * ALIGN_MS * SAMPLES_PER_MS) {
      this.#stood -= ahead;
    } else {
      this.#skew = Math.min(this.#skew - ahead, this.#skew + DRIFT_PER_PACKET);
    }
    const gap = packet.sent + this.#stood - this.#written;
    if (gap < -AHEAD_SAMPLES) {
      return;
    }
    this.#bridge(gap);
    this.#toc = packet.payload[0] ?? 0;
    this.#written += this.#sink?.packet(packet.payload) ?? 0;
  }

  /** Fills a hole before a packet: concealment for a short loss, silence for more. */
  #bridge(gap: number): void {
    if (gap < FRAME_SAMPLES) {
      return;
    }
    const concealed = lostPacket(this.#toc);
    const frame = opusSamples(concealed);
    if (gap > CONCEAL_SAMPLES || this.#toc === 0) {
      this.#written += this.#sink?.silence(gap) ?? 0;
      return;
    }
    for (let rest = gap; rest >= frame; rest -= frame) {
      this.#written += this.#sink?.packet(concealed) ?? 0;
    }
  }
}
