import type { SessionView } from '#protocol/http.ts';

/** What an HTTP request of the product's own kind got back. */
export type Answer<T = unknown> = { readonly status: number; readonly body: T; readonly headers: Headers };

/** A browser's view of the HTTP interface: keeps its cookies and sends the session's forgery token. */
export class HttpClient {
  readonly base: string;
  readonly #cookies = new Map<string, string>();
  csrfToken: string | undefined;

  constructor(base: string) {
    this.base = base;
  }

  /** The Cookie header it would send. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Takes over a Cookie header, as a browser does that was signed in by another way. */
  takeCookie(header: string): void {
    const [name, value] = header.split('=');
    this.#cookies.set(name ?? '', value ?? '');
  }

  /** Sends a request; `body` goes as JSON. */
  async send<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(new URL(path, this.base), {
      method,
      redirect: 'manual',
      headers: {
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
        ...(this.csrfToken === undefined ? {} : { 'x-csrf-token': this.csrfToken }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    this.#keepCookies(response);
    const text = await response.text();
    return { status: response.status, body: parseIfJson(text) as T, headers: response.headers };
  }

  get<T = unknown>(path: string): Promise<Answer<T>> {
    return this.send<T>('GET', path);
  }

  post<T = unknown>(path: string, body: unknown = {}): Promise<Answer<T>> {
    return this.send<T>('POST', path, body);
  }

  /**
   * Signs in and keeps the session.
   * @throws when refused.
   */
  async signIn(signInName: string, password: string, otp?: string): Promise<SessionView> {
    const answer = await this.post<SessionView>('/api/session', { signInName, password, ...(otp ? { otp } : {}) });
    if (answer.status !== 200 || answer.body.kind === 'none') {
      throw new Error(`sign-in as ${signInName} was refused: ${JSON.stringify(answer.body)}`);
    }
    this.csrfToken = answer.body.csrfToken;
    return answer.body;
  }

  #keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const value = pair.slice(at + 1);
      if (value === '' || /max-age=0/i.test(line)) {
        this.#cookies.delete(pair.slice(0, at));
      } else {
        this.#cookies.set(pair.slice(0, at), value);
      }
    }
  }
}

function parseIfJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
