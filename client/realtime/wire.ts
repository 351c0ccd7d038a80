import type { Rejection } from '#protocol/envelope.ts';

/** Why the line to the server is not there: lost and being renewed, or refused for good. */
export type LinkState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online' }
  | { readonly kind: 'lost'; readonly sinceMs: number }
  | { readonly kind: 'refused'; readonly rejection: Rejection };

/** The line to the server, as far as stores need it. The socket implements it; tests bring their own. */
export type Wire = {
  /** Sends a message and gives its answer; rejects when the line breaks or no answer comes in time. */
  request: (message: string, body: unknown, timeoutMs?: number) => Promise<unknown>;
  /** Sends a message whose loss does not matter. */
  signal: (message: string, body: unknown) => void;
  on: (message: string, listener: (body: unknown) => void) => () => void;
  link: () => LinkState;
  onLink: (listener: (state: LinkState) => void) => () => void;
  /** Tries at once instead of waiting for the next attempt. */
  retryNow: () => void;
  close: () => void;
};
