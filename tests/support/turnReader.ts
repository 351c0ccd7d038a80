import type { TurnReader } from '#recorder/minutes/directives.ts';

/** A reader that finds nothing: for tests of what the minutes tell besides conclusions. */
export const deafReader: TurnReader = (_turn, context) => ({ items: context.items });
