import { rateLimit } from 'express-rate-limit';
import { Rejected } from '#domain/rejected.ts';

/**
 * Lets one address ask `limit` times a minute and refuses more under `rule`. The counts are in this process's memory alone, for that
 * minute; `onlyRefused`: what succeeds isn't counted.
 */
export function callsPerMinute(limit: number, rule: string, { onlyRefused }: { onlyRefused: boolean }) {
  return rateLimit({
    windowMs: 60_000,
    limit,
    skipSuccessfulRequests: onlyRefused,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: () => {
      throw new Rejected('too_many_requests', rule);
    },
  });
}
