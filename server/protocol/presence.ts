import { z } from 'zod';
import { byName, defineSignal } from './define.ts';

/** Lossy signals: shown at once, never stored, dropped when too many. Coordinates are fractions of the page, 0 to 1. */
export const presenceSignals = byName(
  defineSignal(
    'pointer.moved',
    z.strictObject({
      paperId: z.string().max(64),
      page: z.int().min(1),
      x: z.number().min(0).max(1),
      y: z.number().min(0).max(1),
    }),
    30,
  ),
  defineSignal('typing.started', z.strictObject({ where: z.string().max(64) }), 2),
  defineSignal('page.looked', z.strictObject({ paperId: z.string().max(64), page: z.int().min(1) }), 5),
);
