import type { LinkState, Wire } from '#client/realtime/index.ts';

type Asked = { message: string; body: unknown; answer: (reply: unknown) => void; fail: () => void };

/** A line that a test holds in its hands: it sees what is asked and decides when an answer or a break comes. */
export class FakeWire implements Wire {
  readonly asked: Asked[] = [];
  readonly #listeners = new Map<string, Set<(body: unknown) => void>>();
  readonly #links = new Set<(state: LinkState) => void>();
  #state: LinkState = { kind: 'online' };

  request(message: string, body: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.asked.push({ message, body, answer: resolve, fail: () => reject(new Error('no answer')) });
    });
  }

  signal(): void {}

  on(message: string, listener: (body: unknown) => void): () => void {
    const all = this.#listeners.get(message) ?? new Set();
    this.#listeners.set(message, all.add(listener));
    return () => all.delete(listener);
  }

  readonly link = (): LinkState => this.#state;

  readonly onLink = (listener: (state: LinkState) => void): (() => void) => {
    this.#links.add(listener);
    return () => this.#links.delete(listener);
  };

  retryNow(): void {}

  close(): void {}

  /** Delivers a message of the server. */
  deliver(message: string, body: unknown): void {
    for (const listener of this.#listeners.get(message) ?? []) {
      listener(body);
    }
  }

  /** The line breaks: everything that waits for an answer fails. */
  break(): void {
    this.setLink({ kind: 'lost', sinceMs: 0 });
    for (const { fail } of this.asked.splice(0)) {
      fail();
    }
  }

  setLink(state: LinkState): void {
    this.#state = state;
    for (const listener of this.#links) {
      listener(state);
    }
  }
}

/** Lets promises settle. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) {
    await Promise.resolve();
  }
}
