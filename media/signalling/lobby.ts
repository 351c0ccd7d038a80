import { MediaCloseCode, type MediaGrant, type MediaReplyData } from '#protocol/media.ts';
import type { IceServer } from '../access/iceServers.ts';
import type { Peer } from '../peers/peer.ts';
import { Refused } from '../refused.ts';
import type { Room, RoomEnd } from '../rooms/room.ts';
import type { SignalConnection } from './connection.ts';
import { answerInRoom, parseRequest, type Seat } from './requests.ts';

export interface LobbyOptions {
  readonly readToken: (token: string) => Promise<MediaGrant>;
  readonly room: (meetingId: string) => Promise<Room>;
  readonly iceServers: (participantId: string) => IceServer[];
}

/** A connection must say who it is within this time. */
const JOIN_MS = 10_000;
/** How long a device keeps its tracks after its connection broke: a restart of the server in between costs no sound. */
const RESUME_MS = 60_000;

/** Lets connections in: the first request must be `room.join`, everything after it belongs to that device. */
export class Lobby {
  readonly #options: LobbyOptions;
  readonly #leaving = new Map<Peer, NodeJS.Timeout>();

  constructor(options: LobbyOptions) {
    this.#options = options;
  }

  /** Takes a new connection. */
  enter(connection: SignalConnection): void {
    let seat: Seat | null = null;
    const timeout = setTimeout(() => connection.close(MediaCloseCode.unauthenticated), JOIN_MS);
    connection.handler = async (method, data) => {
      if (seat) {
        return answerInRoom(seat, method, data);
      }
      if (method !== 'room.join') {
        throw new Refused('unauthenticated', 'MEDIA-1');
      }
      const joined = await this.#join(connection, parseRequest('room.join', data));
      clearTimeout(timeout);
      seat = joined.seat;
      return joined.reply;
    };
    connection.onClose((onPurpose) => {
      clearTimeout(timeout);
      if (seat?.peer.connection === connection) {
        this.#leave(seat.peer, onPurpose);
      }
    });
  }

  /** The room is gone: its connections are told what to do next. */
  roomClosed(room: Room, end: RoomEnd): void {
    const code = end === 'fault' ? MediaCloseCode.restart : MediaCloseCode.ended;
    for (const peer of room.peers) {
      this.#stay(peer);
      peer.connection?.close(code);
      peer.attach(null);
    }
  }

  close(): void {
    for (const timer of this.#leaving.values()) {
      clearTimeout(timer);
    }
    this.#leaving.clear();
  }

  async #join(
    connection: SignalConnection,
    data: { readonly token: string; readonly resumeKey: string | null },
  ): Promise<{ seat: Seat; reply: MediaReplyData<'room.join'> }> {
    const grant = await this.#options.readToken(data.token);
    const room = await this.#options.room(grant.meetingId);
    const returning = data.resumeKey ? room.findByResumeKey(data.resumeKey) : undefined;
    const resumed = returning !== undefined && returning.grant.participantId === grant.participantId;
    const peer = resumed ? returning : room.join(grant);
    this.#stay(peer);
    peer.connection?.close(MediaCloseCode.replaced);
    peer.attach(connection);
    if (resumed) {
      room.catchUp(peer);
    }
    const reply: MediaReplyData<'room.join'> = {
      peerId: peer.id,
      resumeKey: peer.resumeKey,
      resumed,
      routerCapabilities: room.router.rtpCapabilities as MediaReplyData<'room.join'>['routerCapabilities'],
      iceServers: this.#options.iceServers(grant.participantId),
      peers: room.peers.filter((other) => other !== peer).map((other) => other.info),
      producers: room.producers.filter((producer) => producer.peerId !== peer.id),
      own: peer.producers.map(({ producerId }) => producerId),
      rights: peer.rights,
    };
    return { seat: { peer, room }, reply };
  }

  /** Who closed the page is gone at once; after a broken line the device may come back. */
  #leave(peer: Peer, onPurpose: boolean): void {
    peer.attach(null);
    if (onPurpose) {
      peer.close();
      return;
    }
    this.#leaving.set(
      peer,
      setTimeout(() => {
        this.#leaving.delete(peer);
        peer.close();
      }, RESUME_MS),
    );
  }

  #stay(peer: Peer): void {
    clearTimeout(this.#leaving.get(peer));
    this.#leaving.delete(peer);
  }
}
