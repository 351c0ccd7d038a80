import * as encoding from 'lib0/encoding';
import { writeSyncStep1 } from 'y-protocols/sync';
import { messageSync, type WebsocketProvider } from 'y-websocket';
import { markSent, unsentOf } from './unsent.ts';

/** Changes that follow one another this closely are asked about together. */
const GATHER_MS = 500;

/** Resolves when both sides have told what the other lacks: at once where they have done so on this line. */
function exchanged(provider: WebsocketProvider): Promise<void> {
  return new Promise((resolve) => {
    const heard = (): void => {
      if (provider.synced) {
        provider.off('sync', heard);
        resolve();
      }
    };
    provider.on('sync', heard);
    heard();
  });
}

function askAgain(provider: WebsocketProvider): void {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageSync);
  writeSyncStep1(encoder, provider.doc);
  provider.synced = false;
  provider.ws?.send(encoding.toUint8Array(encoder));
}

/**
 * Resolves when everything that the document holds now is at the server: messages are taken in order, so the answer to a
 * question means that what was sent before it on the same line has arrived. A line that breaks meanwhile proves nothing.
 */
async function delivered(provider: WebsocketProvider): Promise<void> {
  let asked: WebSocket | null = null;
  do {
    await exchanged(provider);
    asked = provider.ws;
    askAgain(provider);
    await exchanged(provider);
  } while (provider.ws !== asked);
}

/**
 * Takes a document off the list of unsent ones when its changes are at the server. Gives a function that looks again, to be
 * called after a change; its promise resolves when nothing waits any more, and never while the line is down.
 */
export function deliveryOf(
  provider: WebsocketProvider,
  ready: Promise<void>,
  owner: string,
  address: string,
): () => Promise<void> {
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    await ready;
    for (let waiting = unsentOf(owner, address); waiting !== undefined; waiting = unsentOf(owner, address)) {
      await delivered(provider);
      markSent(waiting);
      await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    }
  };
  return () => {
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };
}
