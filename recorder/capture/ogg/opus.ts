/**
 * The few facts about Opus packets that a recorder needs without decoding them (RFC 6716 §3.1, RFC 7845).
 */

export const SAMPLE_RATE = 48_000;
/** Samples in a millisecond at Opus' clock rate. */
export const SAMPLES_PER_MS = 48;
/** The frame that browsers send: 20 ms. */
export const FRAME_SAMPLES = 960;

/** 20 ms of digital silence: CELT, full band, mono, 20 ms. */
export const SILENCE_PACKET: Buffer = Buffer.from([0xf8, 0xff, 0xfe]);

const silkFrames = [480, 960, 1920, 2880] as const;
const celtFrames = [120, 240, 480, 960] as const;

function frameSamples(config: number): number {
  if (config < 12) {
    return silkFrames[config & 3] ?? FRAME_SAMPLES;
  }
  if (config < 16) {
    return (config & 1) === 0 ? 480 : FRAME_SAMPLES;
  }
  return celtFrames[config & 3] ?? FRAME_SAMPLES;
}

/** Samples (48 kHz) that a packet decodes to; 0 for an empty packet. */
export function opusSamples(packet: Buffer): number {
  const toc = packet[0];
  if (toc === undefined) {
    return 0;
  }
  const code = toc & 3;
  const frames = code === 0 ? 1 : code < 3 ? 2 : (packet[1] ?? 0) & 63;
  return frameSamples(toc >> 3) * frames;
}

/** A packet of the same kind as `toc` that tells the decoder to conceal one lost frame (RFC 6716 §3.2.1: no frame data). */
export function lostPacket(toc: number): Buffer {
  return Buffer.from([toc & 0xfc]);
}

/** The identification header (RFC 7845 §5.1). Pre-skip is 0, so that granule positions are plain times. */
export function opusHead(channels: number): Buffer {
  const head = Buffer.alloc(19);
  head.write('OpusHead', 0, 'latin1');
  head[8] = 1;
  head[9] = channels;
  head.writeUInt32LE(SAMPLE_RATE, 12);
  return head;
}

function lengthPrefixed(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** The comment header (RFC 7845 §5.2). */
export function opusTags(vendor: string, tags: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries(tags);
  const count = Buffer.alloc(4);
  count.writeUInt32LE(entries.length);
  return Buffer.concat([
    Buffer.from('OpusTags', 'latin1'),
    lengthPrefixed(vendor),
    count,
    ...entries.map(([name, value]) => lengthPrefixed(`${name}=${value}`)),
  ]);
}
