import type { ServerOptions } from 'node:http';

/** Longer than a proxy or a browser keeps an idle line (60 s): whoever asks again on it must not meet one that is just closing. */
const KEPT_OPEN_MS = 75_000;
const LOOK_EVERY_MS = 30_000;

/**
 * How long a web server waits for people: by default a line that brings a paper of a hundred megabytes at two megabits a second
 * would be cut after five minutes. Heads of requests keep their minute.
 * @param requestMs how long one request may take to arrive
 */
export function patience(requestMs: number): ServerOptions {
  return {
    requestTimeout: requestMs,
    connectionsCheckingInterval: Math.min(LOOK_EVERY_MS, requestMs),
    keepAliveTimeout: KEPT_OPEN_MS,
  };
}
