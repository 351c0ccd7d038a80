import { Rejection } from '#protocol/envelope.ts';
import { CommandRejected, unavailable } from './rejection.ts';

/** The session's token, which no other site can read: every request that changes something carries it (AUTH-4). Undefined until known. */
let csrfToken: string | null | undefined;

/** Remembers the token of the session that the server told about. */
export function rememberToken(token: string | null): void {
  csrfToken = token;
}

/** A page that was opened by its address may not have asked yet who this browser is. */
async function askForToken(): Promise<void> {
  const response = await fetch('/api/session', { headers: { accept: 'application/json' } }).catch(() => null);
  const session: unknown = response?.ok ? await response.json().catch(() => null) : null;
  if (session !== null && csrfToken === undefined) {
    const { csrfToken: told } = session as { csrfToken?: unknown };
    csrfToken = typeof told === 'string' ? told : null;
  }
}

/** Headers that whatever changes something must carry, also outside of `api`; asks for the token when it isn't known. */
export async function forgeryHeaders(): Promise<Record<string, string>> {
  if (csrfToken === undefined) {
    await askForToken();
  }
  return typeof csrfToken === 'string' ? { 'x-csrf-token': csrfToken } : {};
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

async function failure(response: Response): Promise<CommandRejected> {
  const body: unknown = await response.json().catch(() => null);
  const given = (body as { rejection?: unknown } | null)?.rejection ?? body;
  const parsed = Rejection.safeParse(given);
  return parsed.success
    ? new CommandRejected(parsed.data)
    : new CommandRejected({ code: codeOf(response.status), rule: null, details: {} });
}

function codeOf(status: number): Rejection['code'] {
  const codes: Record<number, Rejection['code']> = {
    400: 'invalid_payload',
    401: 'unauthenticated',
    403: 'forbidden',
    404: 'not_found',
    409: 'conflict',
    413: 'too_large',
    429: 'too_many_requests',
    503: 'unavailable',
  };
  return codes[status] ?? 'internal';
}

type Content = { readonly type: string; readonly body: BodyInit };

async function request<T>(method: Method, path: string, content?: Content): Promise<T> {
  const headers = {
    ...(method === 'GET' ? {} : await forgeryHeaders()),
    ...(content === undefined ? {} : { 'content-type': content.type }),
    accept: 'application/json',
  };
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers,
      ...(content === undefined ? {} : { body: content.body }),
    });
  } catch {
    throw unavailable();
  }
  if (!response.ok) {
    throw await failure(response);
  }
  return (response.status === 204 ? undefined : await response.json()) as T;
}

const json = (body: unknown): Content => ({ type: 'application/json', body: JSON.stringify(body) });

const file = (body: Blob): Content => ({ type: 'application/octet-stream', body });

/** The server's HTTP interface. Every call rejects with `CommandRejected`, whose code the interface translates. */
export const api = {
  get: <T>(path: string): Promise<T> => request<T>('GET', path),
  post: <T>(path: string, body?: unknown): Promise<T> => request<T>('POST', path, json(body ?? {})),
  put: <T>(path: string, body?: unknown): Promise<T> => request<T>('PUT', path, json(body ?? {})),
  patch: <T>(path: string, body?: unknown): Promise<T> => request<T>('PATCH', path, json(body ?? {})),
  /** Sends the bytes of a file, or of a slice of one, as they are. */
  postFile: <T>(path: string, bytes: Blob): Promise<T> => request<T>('POST', path, file(bytes)),
  putFile: <T>(path: string, bytes: Blob): Promise<T> => request<T>('PUT', path, file(bytes)),
  delete: <T>(path: string, body?: unknown): Promise<T> =>
    request<T>('DELETE', path, body === undefined ? undefined : json(body)),
};
