import type { ErrorRequestHandler, Request } from 'express';
import { Rejected } from '#domain/rejected.ts';
import { isStorable } from '#domain/storable.ts';
import type { RejectionCode } from '#protocol/envelope.ts';
import type { Logger } from '#server/logging/logger.ts';

const statusOf: Record<RejectionCode, number> = {
  invalid_payload: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many_requests: 429,
  unavailable: 503,
  internal: 500,
};

type Schema<T> = {
  safeParse: (given: unknown) => { success: true; data: T } | { success: false; error: { issues: Issue[] } };
};
type Issue = { path: PropertyKey[]; code?: string | undefined };

/** The parsed body (or query, or parameters) of a request; refused as `invalid_payload` with the first fault's place. */
export function parsed<T>(schema: Schema<T>, given: unknown): T {
  const result = schema.safeParse(given);
  if (!isStorable(given)) {
    throw new Rejected('invalid_payload', null, { path: '', issue: 'control_character' });
  }
  if (result.success) {
    return result.data;
  }
  const issue = result.error.issues[0];
  throw new Rejected('invalid_payload', null, { path: issue?.path.join('.') ?? '', issue: issue?.code ?? '' });
}

/** One part of a matched path. */
export function param(request: Request, name: string): string {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
}

/** Errors that express and its parsers throw carry the status that fits. */
function refusalOf(error: unknown): Rejected | null {
  if (error instanceof Rejected) {
    return error;
  }
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 413 || status === 404) {
    return new Rejected(status === 413 ? 'too_large' : 'not_found');
  }
  return typeof status === 'number' && status >= 400 && status < 500 ? new Rejected('invalid_payload') : null;
}

/** Answers what a route threw: a refusal with its status, or `internal` for a bug, which is logged. */
export function answerErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const refusal = refusalOf(error);
    if (refusal === null) {
      // The route's pattern: the address itself may hold a secret, as a calendar's does.
      const { path } = (request.route ?? {}) as { path?: string };
      log.error({ err: error, method: request.method, route: path }, 'request failed');
    }
    if (response.headersSent) {
      next(error);
      return;
    }
    const { code, ...rest } = (refusal ?? new Rejected('internal')).toRejection();
    response.status(statusOf[code]).json({ ok: false, rejection: { code, ...rest } });
  };
}
