import fs from 'node:fs';
import { z } from 'zod';
import { EventEnvelope } from '#protocol/envelope.ts';
import type { ChainLink } from '#server/persistence/chain.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

const Line = z.union([
  EventEnvelope.extend({ hash: Hash }),
  z.strictObject({
    meetingId: z.string(),
    sequence: z.int().positive(),
    hash: Hash,
    withheld: z.literal(true),
  }),
]);

/**
 * Reads an exported timeline (JSON lines).
 * @throws an Error naming the first line that isn't one.
 */
export function readTimelineFile(file: string): ChainLink[] {
  const lines = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((text, index) => {
    try {
      return Line.parse(JSON.parse(text));
    } catch {
      throw new Error(`Dòng ${index + 1} của ${file} không phải một sự kiện của dòng thời gian.`);
    }
  });
}
