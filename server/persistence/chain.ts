import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { EventEnvelope } from '#protocol/envelope.ts';

/** The hash before the first event of a meeting. */
export const GENESIS_HASH = '0'.repeat(64);

/**
 * Hash of one event: SHA-256 (hex) over the canonical JSON (RFC 8785) of the event with the hash of the one before it.
 * A change of any earlier event changes every later hash.
 */
export function chainHash(previousHash: string, event: EventEnvelope): string {
  const { meetingId, sequence, name, at, actor, data } = event;
  const canonical = canonicalize({ meetingId, sequence, name, at, actor, data, previousHash });
  if (canonical === undefined) {
    throw new Error(`event ${meetingId}/${sequence} can't be written as JSON`);
  }
  return createHash('sha256').update(canonical).digest('hex');
}

export type ChainedEvent = EventEnvelope & { readonly hash: string };

/** An event of an export that its reader may not see: its hash keeps its place in the chain, but can't be checked itself. */
export type WithheldEvent = { readonly sequence: number; readonly hash: string; readonly withheld: true };

export type ChainLink = ChainedEvent | WithheldEvent;

/** The first link that doesn't hold, or null when the whole chain does. */
export function firstBrokenLink(links: Iterable<ChainLink>): { sequence: number; reason: 'number' | 'hash' } | null {
  let previousHash = GENESIS_HASH;
  let sequence = 0;
  for (const link of links) {
    sequence += 1;
    if (link.sequence !== sequence) {
      return { sequence, reason: 'number' };
    }
    if (!('withheld' in link) && chainHash(previousHash, link) !== link.hash) {
      return { sequence, reason: 'hash' };
    }
    previousHash = link.hash;
  }
  return null;
}
