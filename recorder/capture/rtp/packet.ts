/** An RTP packet as far as a recorder needs it (RFC 3550 §5.1). */
export interface RtpPacket {
  readonly sequence: number;
  /** Sender's media clock, 32 bits, wraps. */
  readonly timestamp: number;
  readonly ssrc: number;
  readonly payloadType: number;
  readonly payload: Buffer;
}

const FIXED_BYTES = 12;

function payloadStart(bytes: Buffer): number | null {
  const first = bytes[0] ?? 0;
  let start = FIXED_BYTES + (first & 15) * 4;
  if (first & 16) {
    if (bytes.length < start + 4) {
      return null;
    }
    start += 4 + bytes.readUInt16BE(start + 2) * 4;
  }
  return start;
}

/** RTCP shares the port (RFC 5761 §4): its packet types 192..223 show as payload types 64..95 with the marker bit. */
export function isRtcp(bytes: Buffer): boolean {
  const type = bytes[1] ?? 0;
  return type >= 192 && type <= 223;
}

/** The packet in a datagram, its payload copied; null for anything that is not RTP with a payload. */
export function parseRtp(bytes: Buffer): RtpPacket | null {
  if (bytes.length < FIXED_BYTES || (bytes[0] ?? 0) >> 6 !== 2 || isRtcp(bytes)) {
    return null;
  }
  const start = payloadStart(bytes);
  const padding = (bytes[0] ?? 0) & 32 ? (bytes[bytes.length - 1] ?? 0) : 0;
  const end = bytes.length - padding;
  if (start === null || end <= start) {
    return null;
  }
  return {
    sequence: bytes.readUInt16BE(2),
    timestamp: bytes.readUInt32BE(4),
    ssrc: bytes.readUInt32BE(8),
    payloadType: (bytes[1] ?? 0) & 127,
    payload: Buffer.from(bytes.subarray(start, end)),
  };
}
