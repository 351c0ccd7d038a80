import * as encoding from 'lib0/encoding';
import { IndexeddbPersistence } from 'y-indexeddb';
import { writeSyncStep1 } from 'y-protocols/sync';
import { messageSync, WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { markSent, markUnsent, unsent } from './unsent.ts';

/** A shared document on this device: edits are kept here at once and reach the server when the line stands. */
export type SharedDocument = {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** Resolves when what this device kept is loaded; never rejects. */
  readonly ready: Promise<void>;
  readonly close: () => void;
};

type Options = {
  /** Keep a copy on this device for reading and writing without a line; `owner` keeps people of one tablet apart. */
  readonly offlineOwner?: string;
};

const server = (): string => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/collab`;

const KEPT = 'nghi-su/';
const keptName = (owner: string, address: string): string => `${KEPT}${owner}/${address}`;

function noteChanges(doc: Y.Doc, owner: string, address: string, from: readonly unknown[]): void {
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (!from.includes(origin)) {
      markUnsent(owner, address);
    }
  });
}

/** Opens a shared document by its address below `/collab/` (`minutes/<meeting>`, `notes/<meeting>/<paper>/mine`). */
export function openSharedDocument(address: string, { offlineOwner }: Options = {}): SharedDocument {
  const doc = new Y.Doc();
  const kept = offlineOwner === undefined ? null : new IndexeddbPersistence(keptName(offlineOwner, address), doc);
  const provider = new WebsocketProvider(server(), address, doc, { disableBc: true, maxBackoffTime: 2_000 });
  const ready = kept === null ? Promise.resolve() : kept.whenSynced.then(() => undefined).catch(() => undefined);
  if (offlineOwner !== undefined) {
    noteChanges(doc, offlineOwner, address, [provider, kept]);
  }
  return {
    doc,
    provider,
    ready,
    close: () => {
      provider.destroy();
      void kept?.destroy();
      doc.destroy();
    },
  };
}

/** One exchange in which both sides tell what the other lacks. */
function exchanged(provider: WebsocketProvider): Promise<void> {
  return new Promise((resolve) => {
    const heard = (synced: boolean): void => {
      if (synced) {
        provider.off('sync', heard);
        resolve();
      }
    };
    provider.on('sync', heard);
  });
}

/** Asks once more: messages are taken in order, so the second answer means that what was sent before has arrived. */
function askAgain(provider: WebsocketProvider, doc: Y.Doc): void {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageSync);
  writeSyncStep1(encoder, doc);
  provider.synced = false;
  provider.ws?.send(encoding.toUint8Array(encoder));
}

async function send(owner: string, address: string): Promise<void> {
  const document = openSharedDocument(address, { offlineOwner: owner });
  try {
    await document.ready;
    await exchanged(document.provider);
    askAgain(document.provider, document.doc);
    await exchanged(document.provider);
    markSent(owner, address);
  } finally {
    document.close();
  }
}

/** Sends what one person changed on this device without a line. Addresses that begin with `place` only. */
export async function sendUnsent(owner: string, place: string): Promise<void> {
  const own = unsent().filter((entry) => entry.owner === owner && entry.address.startsWith(place));
  await Promise.all(own.map(({ address }) => send(owner, address)));
}

const deleted = (name: string): Promise<void> =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });

/** Deletes every copy on this device but those with changes that the server doesn't have yet. */
export async function forgetSentDocuments(): Promise<void> {
  const waiting = new Set(unsent().map(({ owner, address }) => keptName(owner, address)));
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  await Promise.all(names.filter((name) => name.startsWith(KEPT) && !waiting.has(name)).map(deleted));
}
