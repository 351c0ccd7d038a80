import { createHash, randomInt } from 'node:crypto';
import { ballotIdOf } from '#domain/poll/code.ts';
import { type BoxKeys, sealBytes, unsealBytes } from './ballotKeys.ts';

/** A ballot in the box: the voter's own serial number, the unblinded signature over it, and the choices. */
export type StoredBallot = { readonly serial: string; readonly signature: string; readonly choices: readonly string[] };

/** Room for one ballot in the padded box; a box that outgrows its size doubles. */
const BYTES_PER_BALLOT = 1024;

/** Bytes that a box for so many voters is padded to. */
export const roomFor = (voters: number): number => voters * BYTES_PER_BALLOT;

/** The same in a new random order. */
export function shuffled<T>(items: readonly T[]): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}

function padded(ballots: readonly StoredBallot[], size: number): Buffer {
  const text = Buffer.from(JSON.stringify(ballots));
  let room = size;
  while (room < text.length) {
    room *= 2;
  }
  return Buffer.concat([text, Buffer.alloc(room - text.length, ' ')]);
}

/** The ballots of a box and the size it is padded to. */
export function contentOf(
  { pollId, sealed }: { readonly pollId: string; readonly sealed: Uint8Array },
  keys: BoxKeys,
): { ballots: StoredBallot[]; size: number } {
  const plain = unsealBytes(Buffer.from(keys.content, 'base64'), pollId, sealed);
  return { ballots: JSON.parse(plain.toString('utf8')) as StoredBallot[], size: plain.length };
}

/** Ballots in a new random order, padded and encrypted: neither order nor number can be told from outside. */
export function sealContent(pollId: string, keys: BoxKeys, ballots: readonly StoredBallot[], size: number) {
  return sealBytes(Buffer.from(keys.content, 'base64'), pollId, padded(shuffled(ballots), size));
}

/** The published name of a ballot. */
export function idOf({ serial }: Pick<StoredBallot, 'serial'>): string {
  return ballotIdOf(createHash('sha256').update(Buffer.from(serial, 'base64')).digest());
}
