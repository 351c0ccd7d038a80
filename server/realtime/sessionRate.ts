import { Rejected } from '#domain/rejected.ts';

const WINDOW_MS = 10_000;

/** Counts what each session sends in ten seconds, over all of its connections: a new connection is no new allowance. */
export class SessionRate {
  readonly #most: number;
  #sent = new Map<string, number>();
  #windowEnds = 0;

  /** @param most messages that one session may send in a window */
  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Counts one more message of a session.
   * @throws Rejected `SYNC-5` past the limit.
   */
  require(tokenHash: string): void {
    if (Date.now() > this.#windowEnds) {
      this.#windowEnds = Date.now() + WINDOW_MS;
      this.#sent = new Map();
    }
    const sent = (this.#sent.get(tokenHash) ?? 0) + 1;
    this.#sent.set(tokenHash, sent);
    if (sent > this.#most) {
      throw new Rejected('too_many_requests', 'SYNC-5');
    }
  }
}
