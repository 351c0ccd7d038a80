import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import { messageYjsSyncStep1, readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { type RoomStore, RoomWriter } from './roomWriter.ts';

/** Message types of the y-websocket protocol. */
const SYNC = 0;
const AWARENESS = 1;
const QUERY_AWARENESS = 3;

/** One connection to a room, as the room needs it. */
export type Peer = {
  readonly send: (message: Uint8Array) => void;
  readonly mayWrite: boolean;
};

/** What a room tells its owner. */
export type RoomEvents = {
  readonly onError: (error: unknown) => void;
  /** A connection has changed the document. */
  readonly onWritten: (peer: Peer) => void;
};

/** One shared document while somebody has it open: sync, awareness and durable updates. */
export class CollabRoom {
  readonly name: string;
  readonly #doc = new Y.Doc();
  readonly #awareness = new Awareness(this.#doc);
  readonly #peers = new Map<Peer, Set<number>>();
  readonly #writer: RoomWriter;
  readonly #events: RoomEvents;

  private constructor(name: string, store: RoomStore, events: RoomEvents) {
    this.name = name;
    this.#events = events;
    this.#writer = new RoomWriter(name, this.#doc, store, events.onError);
    this.#awareness.setLocalState(null);
    this.#doc.on('update', (update: Uint8Array, origin: unknown) => this.#updated(update, origin));
    this.#awareness.on('update', (changes: AwarenessChanges, origin: unknown) =>
      this.#awarenessChanged(changes, origin),
    );
  }

  /** Opens the document from the store. */
  static async open(name: string, store: RoomStore, events: RoomEvents): Promise<CollabRoom> {
    const room = new CollabRoom(name, store, events);
    await room.#writer.load();
    return room;
  }

  /** Lets a connection in: it gets the room's state and is asked for its own. */
  join(peer: Peer): void {
    this.#peers.set(peer, new Set());
    peer.send(message(SYNC, (encoder) => writeSyncStep1(encoder, this.#doc)));
    const present = [...this.#awareness.getStates().keys()];
    if (present.length > 0) {
      peer.send(this.#awarenessMessage(present));
    }
  }

  /** Takes a connection out; answers whether the room is empty now. */
  leave(peer: Peer): boolean {
    const clients = this.#peers.get(peer);
    this.#peers.delete(peer);
    if (clients !== undefined) {
      removeAwarenessStates(this.#awareness, [...clients], null);
    }
    return this.#peers.size === 0;
  }

  /** Handles one message; throws on one that isn't of the protocol. */
  receive(peer: Peer, data: Uint8Array): void {
    const decoder = decoding.createDecoder(data);
    const type = decoding.readVarUint(decoder);
    if (type === SYNC) {
      this.#sync(peer, decoder);
    } else if (type === AWARENESS) {
      applyAwarenessUpdate(this.#awareness, decoding.readVarUint8Array(decoder), peer);
    } else if (type === QUERY_AWARENESS) {
      peer.send(this.#awarenessMessage([...this.#awareness.getStates().keys()]));
    }
  }

  /** Takes in what another process saved. */
  refresh(): Promise<void> {
    return this.#writer.refresh();
  }

  /** Waits until everything is durable, then lets the document go. */
  async close(): Promise<void> {
    await this.#writer.flush();
    this.#awareness.destroy();
    this.#doc.destroy();
  }

  #sync(peer: Peer, decoder: decoding.Decoder): void {
    // A reader may ask for the state (step 1) but what he sends of his own is dropped.
    const step = decoding.peekVarUint(decoder);
    if (!peer.mayWrite && step !== messageYjsSyncStep1) {
      return;
    }
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, SYNC);
    readSyncMessage(decoder, encoder, this.#doc, peer);
    if (encoding.length(encoder) > 1) {
      peer.send(encoding.toUint8Array(encoder));
    }
  }

  #updated(update: Uint8Array, origin: unknown): void {
    if (origin !== this.#writer) {
      this.#writer.add(update);
      this.#events.onWritten(origin as Peer);
    }
    const told = message(SYNC, (encoder) => writeUpdate(encoder, update));
    for (const peer of this.#peers.keys()) {
      if (peer !== origin) {
        peer.send(told);
      }
    }
  }

  #awarenessChanged({ added, updated, removed }: AwarenessChanges, origin: unknown): void {
    const clients = this.#peers.get(origin as Peer);
    for (const id of added) {
      clients?.add(id);
    }
    for (const id of removed) {
      clients?.delete(id);
    }
    const told = this.#awarenessMessage([...added, ...updated, ...removed]);
    for (const peer of this.#peers.keys()) {
      peer.send(told);
    }
  }

  #awarenessMessage(clients: number[]): Uint8Array {
    return message(AWARENESS, (encoder) =>
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(this.#awareness, clients)),
    );
  }
}

type AwarenessChanges = { added: number[]; updated: number[]; removed: number[] };

function message(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}
