import { FRAME_SAMPLES, opusHead, opusSamples, opusTags, SAMPLES_PER_MS, SILENCE_PACKET } from './opus.ts';
import { encodePage, MAX_SEGMENTS, segmentsOf } from './page.ts';

export interface OpusWriterOptions {
  /** Tells this logical stream from others (RFC 3533 §4). */
  readonly serial: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly channels?: number;
  /** Sound held back before it is handed on as a page: what a killed recorder loses. */
  readonly pageMs?: number;
}

/**
 * Writes Opus packets as an append-only Ogg stream (RFC 7845): every call of `append` gets one whole page, so whatever has
 * been appended when the process dies is a valid file.
 */
export class OpusWriter {
  readonly #append: (page: Buffer, samples: number) => void;
  readonly #serial: number;
  readonly #pageSamples: number;
  #sequence = 0;
  #granule = 0;
  #packets: Buffer[] = [];
  #pendingSamples = 0;
  #pendingSegments = 0;
  #closed = false;

  /** @param append gets each page with the 48 kHz samples of the stream up to its end */
  constructor(append: (page: Buffer, samples: number) => void, options: OpusWriterOptions) {
    this.#append = append;
    this.#serial = options.serial;
    this.#pageSamples = (options.pageMs ?? 200) * SAMPLES_PER_MS;
    this.#page([opusHead(options.channels ?? 1)], { first: true });
    this.#page([opusTags('nghi-su', options.tags)]);
  }

  /** 48 kHz samples given to the writer so far. */
  get samples(): number {
    return this.#granule;
  }

  /** Adds a packet and returns its samples. */
  packet(data: Buffer): number {
    const segments = segmentsOf(data.length);
    if (this.#pendingSegments + segments > MAX_SEGMENTS) {
      this.flush();
    }
    const samples = opusSamples(data);
    this.#packets.push(data);
    this.#pendingSegments += segments;
    this.#granule += samples;
    this.#pendingSamples += samples;
    if (this.#pendingSamples >= this.#pageSamples) {
      this.flush();
    }
    return samples;
  }

  /** Adds silence in whole frames of 20 ms, never more than asked for, and returns the samples added. */
  silence(samples: number): number {
    let added = 0;
    while (samples - added >= FRAME_SAMPLES) {
      added += this.packet(SILENCE_PACKET);
    }
    return added;
  }

  flush(): void {
    if (this.#packets.length > 0) {
      this.#page(this.#packets);
      this.#packets = [];
      this.#pendingSamples = 0;
      this.#pendingSegments = 0;
    }
  }

  /** Writes what is pending and marks the end of the stream. A second call does nothing. */
  close(): void {
    if (this.#closed) {
      return;
    }
    this.#closed = true;
    this.#page(this.#packets, { last: true });
    this.#packets = [];
  }

  #page(packets: readonly Buffer[], flags: { first?: boolean; last?: boolean } = {}): void {
    const head = { serial: this.#serial, sequence: this.#sequence, granule: this.#granule };
    this.#sequence += 1;
    this.#append(encodePage(packets, head, flags), this.#granule);
  }
}
