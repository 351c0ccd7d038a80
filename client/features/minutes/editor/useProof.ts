import { useEffect, useState } from 'react';
import { useMeeting } from '#client/realtime/index.ts';
import type { BlockEvidence } from '#protocol/minutes.ts';

/** SHA-256 of a block's words in hex, as the server computes it for vouching. Pages over plain HTTP have no `crypto.subtle`. */
async function hashOf(text: string): Promise<string | null> {
  if (typeof crypto.subtle === 'undefined') {
    return null;
  }
  const bytes = new TextEncoder().encode(text.normalize('NFC').trim());
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether evidence or a person answers for a paragraph. The server decides at approval; this is what the screen shows before. */
export function useProof(
  blockId: string,
  text: string,
  evidence: readonly BlockEvidence[],
): 'evidence' | 'vouched' | 'missing' {
  const vouched = useMeeting((state) => state.shared.minutes.vouched[blockId]);
  const [hash, setHash] = useState<string | null>(null);
  useEffect(() => {
    let stale = false;
    hashOf(text).then(
      (value) => stale || setHash(value),
      () => stale || setHash(null),
    );
    return () => {
      stale = true;
    };
  }, [text]);
  if (evidence.length > 0) {
    return 'evidence';
  }
  return vouched !== undefined && (hash === null || vouched.textHash === hash) ? 'vouched' : 'missing';
}

/** Of paragraphs without evidence, those that nobody answers for in the words they have now. */
export function useMissing(unproven: readonly { blockId: string; text: string }[]): string[] {
  const vouched = useMeeting((state) => state.shared.minutes.vouched);
  const [hashes, setHashes] = useState<ReadonlyMap<string, string | null>>(new Map());
  useEffect(() => {
    let stale = false;
    const all = unproven.map(async ({ text }) => [text, await hashOf(text)] as const);
    Promise.all(all).then(
      (known) => stale || setHashes(new Map(known)),
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [unproven]);
  return unproven
    .filter(({ blockId, text }) => {
      const answer = vouched[blockId];
      const hash = hashes.get(text) ?? null;
      return answer === undefined || (hash !== null && answer.textHash !== hash);
    })
    .map(({ blockId }) => blockId);
}
