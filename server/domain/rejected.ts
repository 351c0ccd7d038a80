import type { Rejection, RejectionCode } from '#protocol/envelope.ts';

export type RejectionDetails = Rejection['details'];

/**
 * Something a user may do wrong: expected, answered with a code and the number of the broken rule, not logged as an error.
 * Anything else that is thrown is a bug.
 */
export class Rejected extends Error {
  readonly code: RejectionCode;
  readonly rule: string | null;
  readonly details: RejectionDetails;

  constructor(code: RejectionCode, rule: string | null = null, details: RejectionDetails = {}) {
    super(rule === null ? code : `${code} ${rule}`);
    this.name = 'Rejected';
    this.code = code;
    this.rule = rule;
    this.details = details;
  }

  /** The form that travels to the client. */
  toRejection(): Rejection {
    return { code: this.code, rule: this.rule, details: this.details };
  }
}
