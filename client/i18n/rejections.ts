import i18next from 'i18next';
import type { Rejection } from '#protocol/envelope.ts';

/**
 * What a refused command means in the user's language: by the broken rule when there are words for it, else by the code.
 * The server sends codes and figures only.
 */
export function rejectionMessage(rejection: Rejection): string {
  const keys = [`errors:code.${rejection.code}`, 'errors:code.internal'];
  if (rejection.rule) {
    keys.unshift(`errors:rule.${rejection.rule}`);
  }
  return i18next.t(keys, { ...rejection.details });
}
