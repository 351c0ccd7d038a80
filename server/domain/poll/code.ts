import canonicalize from 'canonicalize';
import type { BallotContext } from '#protocol/ballot.ts';

/** Without 0, 1, I and O, which are mistaken for one another when read aloud. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

function characters(bytes: Uint8Array, count: number): string {
  let bits = 0n;
  for (const byte of bytes) {
    bits = (bits << 8n) | BigInt(byte);
  }
  const all = BigInt(bytes.length * 8);
  return Array.from({ length: count }, (_, index) => {
    const shift = all - 5n * BigInt(index + 1);
    return ALPHABET[Number((bits >> shift) & 31n)] ?? '';
  }).join('');
}

/** The text whose SHA-256 is the hash of a ballot context: canonical JSON (RFC 8785). */
export function contextText(context: BallotContext): string {
  const text = canonicalize(context);
  if (text === undefined) {
    throw new Error('a ballot context must be plain JSON');
  }
  return text;
}

/** The short code read from the first 30 bits of a context's hash, for example `7K2M-B4`: same code, same ballot. */
export function contextCode(contextHash: Uint8Array): string {
  const text = characters(contextHash, 6);
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/** The published name of a secret ballot, from the first 60 bits of SHA-256 over its serial number. */
export function ballotIdOf(serialHash: Uint8Array): string {
  const text = characters(serialHash, 12);
  return `${text.slice(0, 4)} ${text.slice(4, 8)} ${text.slice(8)}`;
}
