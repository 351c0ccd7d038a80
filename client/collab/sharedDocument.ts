import { IndexeddbPersistence } from 'y-indexeddb';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

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

/** Opens a shared document by its address below `/collab/` (`minutes/<meeting>`, `notes/<meeting>/<paper>/mine`). */
export function openSharedDocument(address: string, { offlineOwner }: Options = {}): SharedDocument {
  const doc = new Y.Doc();
  const kept = offlineOwner === undefined ? null : new IndexeddbPersistence(`nghi-su/${offlineOwner}/${address}`, doc);
  const provider = new WebsocketProvider(server(), address, doc, { disableBc: true, maxBackoffTime: 2_000 });
  const ready = kept === null ? Promise.resolve() : kept.whenSynced.then(() => undefined).catch(() => undefined);
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
