import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Identity, participantIdOf } from '#server/commands/execute.ts';
import type { Logger } from '#server/logging/logger.ts';
import type { Database } from '#server/persistence/client.ts';
import { loadDocument, saveUpdate, updatesAfter } from '#server/persistence/documentStore.ts';
import type { Timeline } from '#server/persistence/timeline.ts';
import { addressOf, type DocumentAccess, type DocumentAddress, documentAccess } from './access.ts';
import { CollabRoom, type Peer } from './room.ts';
import type { RoomStore } from './roomWriter.ts';
import { VersionKeeper } from './versionKeeper.ts';

export type CollabParts = {
  readonly timeline: Timeline;
  readonly db: Database;
  readonly log: Logger;
  readonly identify: (cookieHeader: string | undefined) => Promise<Identity | null>;
};

type Connection = {
  readonly socket: WebSocket;
  readonly address: DocumentAddress;
  readonly participantId: string;
  readonly access: DocumentAccess;
};

/** A page of minutes with pictures pasted in stays far below this. */
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

/** Close code for "your rights changed": the client asks again, and is refused if it must be. */
const RIGHTS_CHANGED = 4403;

/** Events after which somebody may open more or fewer documents than before. */
const CHANGES_RIGHTS = /^(people\.|meeting\.chair|paper\.recalled|note\.|minutes\.)/;

/** Shared documents over y-websocket's protocol, under `/collab/`. Who may not open a document never sees a byte of it. */
export class CollabServer {
  readonly #parts: CollabParts;
  readonly #store: RoomStore;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
  readonly #rooms = new Map<string, Promise<CollabRoom>>();
  /** Rooms on their way out: who opens one again waits until its last update is durable. */
  readonly #closing = new Map<string, Promise<void>>();
  readonly #connections = new Map<Peer, Connection>();
  readonly #versions: VersionKeeper;
  readonly #stopFollowing: () => void;

  constructor(parts: CollabParts) {
    this.#parts = parts;
    const { db, timeline, log } = parts;
    this.#versions = new VersionKeeper(db, log);
    this.#store = {
      load: (name, doc, origin) => loadDocument(db, name, doc, origin),
      after: (name, id) => updatesAfter(db, name, id),
      save: (name, data) => saveUpdate(db, name, data, timeline.processId),
    };
    this.#stopFollowing = timeline.follow((meetingId, events) => {
      if (events.some(({ name }) => CHANGES_RIGHTS.test(name))) {
        this.#recheck(meetingId);
      }
    });
  }

  /** Takes over an HTTP upgrade under `/collab/`: session and rights are decided before the WebSocket exists. */
  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const allowed = await this.#allow(request).catch((error: unknown) => {
      this.#parts.log.error({ err: error }, 'collab upgrade failed');
      return null;
    });
    if (allowed === null) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => this.#connect({ ...allowed, socket: webSocket }));
  }

  /** Another process saved an update of a document: takes it in when the document is open here. */
  async notified(name: string): Promise<void> {
    await (await this.#rooms.get(name))?.refresh();
  }

  /** Closes every connection after all updates are durable. */
  async close(): Promise<void> {
    this.#stopFollowing();
    for (const { socket } of this.#connections.values()) {
      socket.close(1001);
    }
    for (const room of this.#rooms.values()) {
      await (await room).close();
    }
    await Promise.all(this.#closing.values());
    await this.#versions.close();
    this.#rooms.clear();
    this.#sockets.close();
  }

  async #allow(request: IncomingMessage): Promise<Omit<Connection, 'socket'> | null> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const address = addressOf(decodeURIComponent(pathname));
    const { origin, host } = request.headers;
    const foreign = origin !== undefined && new URL(origin).host !== host;
    const identity = await this.#parts.identify(request.headers.cookie);
    if (address === null || identity === null || foreign) {
      return null;
    }
    const state = await this.#parts.timeline.state(address.meetingId);
    const participantId = participantIdOf(state, identity);
    const access = participantId === undefined ? null : documentAccess(state, participantId, address);
    return participantId === undefined || access === null ? null : { address, participantId, access };
  }

  #connect(connection: Connection): void {
    const { socket, access } = connection;
    const peer: Peer = { send: (data) => socket.send(data), mayWrite: access.mode === 'write' };
    const early: Uint8Array[] = [];
    let room: CollabRoom | undefined;
    const receive = (data: Uint8Array): void => {
      try {
        room?.receive(peer, data);
      } catch {
        socket.close(1007);
      }
    };
    socket.on('message', (data: Buffer) => (room === undefined ? early.push(data) : receive(data)));
    socket.on('close', () => {
      this.#connections.delete(peer);
      if (room?.leave(peer)) {
        this.#release(room, connection.address);
      }
    });
    this.#connections.set(peer, connection);
    this.#open(access.name)
      .then((opened) => {
        if (socket.readyState !== socket.OPEN) {
          return;
        }
        room = opened;
        room.join(peer);
        early.forEach(receive);
      })
      .catch((error: unknown) => {
        this.#parts.log.error({ err: error }, 'a shared document could not be opened');
        socket.close(1011);
      });
  }

  #open(name: string): Promise<CollabRoom> {
    const known = this.#rooms.get(name);
    if (known !== undefined) {
      return known;
    }
    const onError = (error: unknown): void =>
      this.#parts.log.error({ err: error }, 'a shared document could not be saved, trying again');
    const closing = this.#closing.get(name) ?? Promise.resolve();
    const opening = closing.then(() =>
      CollabRoom.open(name, this.#store, { onError, onWritten: (peer) => this.#written(peer) }),
    );
    this.#rooms.set(name, opening);
    opening.catch(() => this.#rooms.delete(name));
    return opening;
  }

  #written(peer: Peer): void {
    const connection = this.#connections.get(peer);
    if (connection?.address.kind === 'minutes') {
      this.#versions.wrote(connection.address.meetingId, connection.participantId);
    }
  }

  /** The last one left: the document is let go once everything is durable. */
  #release(room: CollabRoom, { meetingId }: DocumentAddress): void {
    this.#rooms.delete(room.name);
    const closing = room
      .close()
      .then(() => this.#versions.keep(meetingId))
      .catch((error: unknown) => this.#parts.log.error({ err: error }, 'closing a shared document failed'))
      .finally(() => this.#closing.delete(room.name));
    this.#closing.set(room.name, closing);
  }

  #recheck(meetingId: string): void {
    const state = this.#parts.timeline.known(meetingId);
    for (const connection of this.#connections.values()) {
      if (state !== undefined && connection.address.meetingId === meetingId) {
        const access = documentAccess(state, connection.participantId, connection.address);
        if (access?.mode !== connection.access.mode) {
          connection.socket.close(RIGHTS_CHANGED);
        }
      }
    }
  }
}
