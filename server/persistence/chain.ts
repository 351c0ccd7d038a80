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

/** The first link that doesn't hold, or null when the whole chain does. */
export function firstBrokenLink(
  events: Iterable<ChainedEvent>,
): { sequence: number; reason: 'number' | 'hash' } | null {
  let previousHash = GENESIS_HASH;
  let sequence = 0;
  for (const event of events) {
    sequence += 1;
    if (event.sequence !== sequence) {
      return { sequence, reason: 'number' };
    }
    if (chainHash(previousHash, event) !== event.hash) {
      return { sequence, reason: 'hash' };
    }
    previousHash = event.hash;
  }
  return null;
}
