import i18next from 'i18next';
import type { Rejection } from '#protocol/envelope.ts';

/** A rule that can be broken in several ways says in `fault` which one it was; a limit is named where it is known. */
function moreWords({ fault, maxBytes }: Rejection['details']): { context?: string; megabytes?: number } {
  if (typeof maxBytes === 'number') {
    return { context: 'limit', megabytes: Math.floor(maxBytes / 2 ** 20) };
  }
  return typeof fault === 'string' ? { context: fault } : {};
}

/**
 * What a refused command means in the user's language: by the broken rule when there are words for it, else by the code.
 * The server sends codes and figures only.
 */
export function rejectionMessage(rejection: Rejection): string {
  const keys = [`errors:code.${rejection.code}`, 'errors:code.internal'];
  if (rejection.rule) {
    keys.unshift(`errors:rule.${rejection.rule}`);
  }
  return i18next.t(keys, { ...rejection.details, ...moreWords(rejection.details) });
}
