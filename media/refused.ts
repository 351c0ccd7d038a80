import type { RejectionCode } from '#protocol/envelope.ts';

/** Something a client may do wrong: answered with a code and the number of the broken rule in server/SPEC.md. */
export class Refused extends Error {
  readonly code: RejectionCode;
  readonly rule: string | null;

  constructor(code: RejectionCode, rule: string | null = null) {
    super(rule ? `${code} ${rule}` : code);
    this.name = 'Refused';
    this.code = code;
    this.rule = rule;
  }
}
