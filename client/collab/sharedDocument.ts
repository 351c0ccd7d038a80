import { IndexeddbPersistence } from 'y-indexeddb';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { deliveryOf } from './delivery.ts';
import { markUnsent, unsent } from './unsent.ts';

/** A shared document on this device: edits are kept here at once and reach the server when the line stands. */
export type SharedDocument = {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** Resolves when what this device kept is loaded; never rejects. */
  readonly ready: Promise<void>;
  /** Resolves when nothing that was changed on this device waits for the server; never while the line is down. */
  readonly delivered: () => Promise<void>;
  /** Calls a function each time before something of others comes in. */
  readonly beforeOthers: (tell: () => void) => void;
  readonly close: () => void;
};

type Options = {
  /** Keep a copy on this device for reading and writing without a line; `owner` keeps people of one tablet apart. */
  readonly offlineOwner?: string;
};

const server = (): string => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/collab`;

const KEPT = 'nghi-su/';
const keptName = (owner: string, address: string): string => `${KEPT}${owner}/${address}`;

/** Opens a shared document by its address below `/collab/` (`minutes/<meeting>`, `notes/<meeting>/<paper>/mine`). */
export function openSharedDocument(address: string, { offlineOwner }: Options = {}): SharedDocument {
  const doc = new Y.Doc();
  const kept = offlineOwner === undefined ? null : new IndexeddbPersistence(keptName(offlineOwner, address), doc);
  const provider = new WebsocketProvider(server(), address, doc, { disableBc: true, maxBackoffTime: 2_000 });
  const ready = kept === null ? Promise.resolve() : kept.whenSynced.then(() => undefined).catch(() => undefined);
  const delivered = offlineOwner === undefined ? () => ready : deliveryOf(provider, ready, offlineOwner, address);
  if (offlineOwner !== undefined) {
    doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== provider && origin !== kept) {
        markUnsent(offlineOwner, address);
        void delivered();
      }
    });
    void delivered();
  }
  return {
    doc,
    provider,
    ready,
    delivered,
    beforeOthers: (tell) => {
      provider.messageHandlers = provider.messageHandlers.map((handle) => (...message: Parameters<typeof handle>) => {
        tell();
        handle(...message);
      });
    },
    close: () => {
      provider.destroy();
      void kept?.destroy();
      doc.destroy();
    },
  };
}

async function send(owner: string, address: string): Promise<void> {
  const document = openSharedDocument(address, { offlineOwner: owner });
  try {
    await document.delivered();
  } finally {
    document.close();
  }
}

/** Sends what one person changed in a meeting's shared documents on this device without a line. */
export async function sendUnsent(owner: string, meetingId: string): Promise<void> {
  const own = unsent().filter((entry) => entry.owner === owner && entry.address.split('/')[1] === meetingId);
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
