/**
 * Ogg pages (RFC 3533): building them for the recorder and walking over them for its readers.
 */

const CAPTURE_PATTERN = 'OggS';
const HEADER_BYTES = 27;
/** A page's lacing table has at most 255 entries. */
export const MAX_SEGMENTS = 255;

export interface PageFlags {
  readonly first?: boolean;
  readonly last?: boolean;
}

export interface PageHead {
  readonly serial: number;
  readonly sequence: number;
  /** For Opus: 48 kHz samples decoded at the end of the page. */
  readonly granule: number;
}

export interface Page extends PageHead {
  readonly first: boolean;
  readonly last: boolean;
  readonly packets: readonly Buffer[];
  /** Bytes of the whole page. */
  readonly length: number;
}

const crcTable = Uint32Array.from({ length: 256 }, (_unused, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit += 1) {
    value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  }
  return value >>> 0;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc = ((crc << 8) ^ (crcTable[((crc >>> 24) ^ byte) & 255] ?? 0)) >>> 0;
  }
  return crc;
}

/** Lacing entries a packet takes: RFC 3533 §5 ends a packet with an entry below 255. */
export function segmentsOf(packetBytes: number): number {
  return Math.floor(packetBytes / 255) + 1;
}

function lacingOf(packets: readonly Buffer[]): Buffer {
  const entries: number[] = [];
  for (const packet of packets) {
    let rest = packet.length;
    while (rest >= 255) {
      entries.push(255);
      rest -= 255;
    }
    entries.push(rest);
  }
  return Buffer.from(entries);
}

/**
 * One page holding whole packets.
 *
 * @throws RangeError when the packets need more than 255 lacing entries
 */
export function encodePage(packets: readonly Buffer[], head: PageHead, flags: PageFlags = {}): Buffer {
  const lacing = lacingOf(packets);
  if (lacing.length > MAX_SEGMENTS) {
    throw new RangeError(`an Ogg page holds ${MAX_SEGMENTS} segments, not ${lacing.length}`);
  }
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(CAPTURE_PATTERN, 0, 'latin1');
  header[5] = (flags.first ? 2 : 0) | (flags.last ? 4 : 0);
  header.writeBigInt64LE(BigInt(head.granule), 6);
  header.writeUInt32LE(head.serial >>> 0, 14);
  header.writeUInt32LE(head.sequence >>> 0, 18);
  header[26] = lacing.length;
  const page = Buffer.concat([header, lacing, ...packets]);
  page.writeUInt32LE(crcOf(page), 22);
  return page;
}

function packetsOf(lacing: Buffer, body: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  let start = 0;
  let end = 0;
  for (const entry of lacing) {
    end += entry;
    if (entry < 255) {
      packets.push(body.subarray(start, end));
      start = end;
    }
  }
  return packets;
}

/** The bytes a page claims for its body, or null when its header is cut off. */
function bodyBytes(bytes: Buffer, offset: number): number | null {
  const segments = bytes[offset + 26];
  if (segments === undefined || bytes.length < offset + HEADER_BYTES + segments) {
    return null;
  }
  let total = 0;
  for (let index = 0; index < segments; index += 1) {
    total += bytes[offset + HEADER_BYTES + index] ?? 0;
  }
  return total;
}

function isIntact(page: Buffer): boolean {
  const copy = Buffer.from(page);
  copy.writeUInt32LE(0, 22);
  return crcOf(copy) === page.readUInt32LE(22);
}

/**
 * The page that begins at `offset`, or null when it is not there whole (the file still grows, or the writer was killed in
 * the middle of it) or its checksum is wrong.
 */
export function readPage(bytes: Buffer, offset: number): Page | null {
  if (bytes.length < offset + HEADER_BYTES || bytes.toString('latin1', offset, offset + 4) !== CAPTURE_PATTERN) {
    return null;
  }
  const body = bodyBytes(bytes, offset);
  const segments = bytes[offset + 26] ?? 0;
  const bodyStart = offset + HEADER_BYTES + segments;
  if (body === null || bytes.length < bodyStart + body || !isIntact(bytes.subarray(offset, bodyStart + body))) {
    return null;
  }
  const flags = bytes[offset + 5] ?? 0;
  return {
    serial: bytes.readUInt32LE(offset + 14),
    sequence: bytes.readUInt32LE(offset + 18),
    granule: Number(bytes.readBigInt64LE(offset + 6)),
    first: (flags & 2) !== 0,
    last: (flags & 4) !== 0,
    packets: packetsOf(bytes.subarray(offset + HEADER_BYTES, bodyStart), bytes.subarray(bodyStart, bodyStart + body)),
    length: HEADER_BYTES + segments + body,
  };
}

/** All whole pages from `offset` on, in order; stops at the first one that is cut off or damaged. */
export function* readPages(bytes: Buffer, offset = 0): Generator<Page> {
  let at = offset;
  for (let page = readPage(bytes, at); page; page = readPage(bytes, at)) {
    yield page;
    at += page.length;
  }
}
