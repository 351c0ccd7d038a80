import type { RtpPacket } from './packet.ts';

/** A packet with the server's clock (ms) at its arrival. */
export interface ArrivedPacket extends RtpPacket {
  readonly arrivedAt: number;
}

/** A sequence number this far behind means the sender began anew, not a late packet. */
const RESTART_DISTANCE = 3000;

const signedDistance = (from: number, to: number): number => ((to - from) << 16) >> 16;

/**
 * Puts packets back in order. A missing one is waited for until `depth` later ones are there; retransmissions (NACK) come
 * well within that.
 */
export class ReorderWindow {
  readonly #deliver: (packet: ArrivedPacket) => void;
  readonly #depth: number;
  #waiting: ArrivedPacket[] = [];
  #last: number | null = null;

  constructor(deliver: (packet: ArrivedPacket) => void, depth = 5) {
    this.#deliver = deliver;
    this.#depth = depth;
  }

  push(packet: ArrivedPacket): void {
    this.#last ??= (packet.sequence - 1) & 0xffff;
    const distance = signedDistance(this.#last, packet.sequence);
    if (distance <= -RESTART_DISTANCE) {
      this.flush();
      this.#last = (packet.sequence - 1) & 0xffff;
    } else if (distance <= 0) {
      return;
    }
    const last = this.#last;
    this.#waiting.push(packet);
    this.#waiting.sort((a, b) => signedDistance(last, a.sequence) - signedDistance(last, b.sequence));
    this.#drain(this.#depth);
  }

  /** Hands on everything that waits, with the holes it has. */
  flush(): void {
    this.#drain(0);
  }

  #drain(depth: number): void {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const distance = signedDistance(this.#last ?? 0, next.sequence);
      if (distance > 1 && this.#waiting.length < depth) {
        return;
      }
      this.#waiting.shift();
      if (distance > 0) {
        this.#last = next.sequence;
        this.#deliver(next);
      }
    }
  }
}
