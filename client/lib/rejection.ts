import type { Rejection } from '#protocol/envelope.ts';

/** A refusal that the server answered with a code, or that the network caused (`unavailable`). */
export class CommandRejected extends Error {
  readonly rejection: Rejection;

  constructor(rejection: Rejection) {
    super(rejection.rule ? `${rejection.code} ${rejection.rule}` : rejection.code);
    this.name = 'CommandRejected';
    this.rejection = rejection;
  }
}

/** A refusal made on this device: the server couldn't be reached in time. */
export const unavailable = (): CommandRejected => new CommandRejected({ code: 'unavailable', rule: null, details: {} });

/** The refusal inside anything thrown; unknown errors count as `internal`. */
export function rejectionOf(error: unknown): Rejection {
  return error instanceof CommandRejected ? error.rejection : { code: 'internal', rule: null, details: {} };
}
