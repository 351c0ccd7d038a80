import type { Router } from 'mediasoup/types';
import type { GapCause, SoundSource } from '#protocol/capture.ts';
import {
  MediaCloseCode,
  type MediaGrant,
  type MediaNoticeData,
  type MediaNoticeName,
  type ProducerInfo,
} from '#protocol/media.ts';
import type { MediaPolicy } from '#protocol/mediaPolicy.ts';
import type { Logger } from '#server/logging/logger.ts';
import type { CaptureLink } from '../capture/captureLink.ts';
import { RoomTaps } from '../capture/roomTaps.ts';
import type { OwnedProducer } from '../peers/ownedProducer.ts';
import { type Offered, Peer } from '../peers/peer.ts';
import { Refused } from '../refused.ts';
import type { HeardSpan } from '../speakers/spanBuilder.ts';
import { codecs } from '../workers/codecs.ts';
import type { WorkerLease } from '../workers/workerPool.ts';
import { Demand } from './demand.ts';
import { cautiousPolicy, isOut, rightsOf, sameRights } from './policy.ts';
import { RoomSound } from './roomSound.ts';

export interface RoomOptions {
  readonly lease: WorkerLease;
  readonly link: CaptureLink;
  readonly log: Logger;
  readonly onSpan: (meetingId: string, span: HeardSpan) => void;
  /** Told once, when the room is gone. */
  readonly onClose: (room: Room, code: RoomEnd) => void;
}

/** Why a room ends: its worker died and clients should join again, the meeting's media ended, or nobody is left. */
export type RoomEnd = 'fault' | 'ended' | 'empty';

/** One meeting's media: a router, its devices, its policy, and the taps of its recording. */
export class Room {
  readonly meetingId: string;
  readonly #options: RoomOptions;
  readonly #router: Router;
  readonly #taps: RoomTaps;
  readonly #demand = new Demand((producerId, layer) => this.#tellSender(producerId, layer));
  readonly #peers = new Map<string, Peer>();
  #sound!: RoomSound;
  #policy: MediaPolicy;
  #closed = false;

  private constructor(meetingId: string, options: RoomOptions, router: Router) {
    this.meetingId = meetingId;
    this.#options = options;
    this.#router = router;
    this.#policy = cautiousPolicy(meetingId);
    this.#taps = new RoomTaps(router, options.link, options.log);
  }

  static async create(meetingId: string, options: RoomOptions): Promise<Room> {
    const router = await options.lease.worker.createRouter({ mediaCodecs: codecs });
    const room = new Room(meetingId, options, router);
    router.observer.once('close', () => room.close('fault'));
    room.#sound = await RoomSound.create(router, {
      span: (span) => options.onSpan(meetingId, span),
      levels: (levels) => room.#tellAll('speaker.levels', { levels }),
      dominant: (producerId, participantId) => room.#tellAll('speaker.dominant', { producerId, participantId }),
      passed: () => room.#pass(),
    });
    return room;
  }

  get router(): Router {
    return this.#router;
  }

  get size(): number {
    return this.#peers.size;
  }

  get peers(): readonly Peer[] {
    return [...this.#peers.values()];
  }

  get producers(): ProducerInfo[] {
    return this.peers.flatMap((peer) => peer.producers);
  }

  /**
   * A new device of the room; its connection is attached by the caller.
   *
   * @throws {Refused} LOBBY-3 when its holder was put out or became a technician, however good the token still is
   */
  join(grant: MediaGrant): Peer {
    if (isOut(this.#policy, grant)) {
      throw new Refused('forbidden', 'LOBBY-3');
    }
    const peer = new Peer(grant, rightsOf(this.#policy, grant), {
      producerOpened: (owner, owned) => this.#opened(owner, owned),
      producerChanged: (owner, owned) => this.#changed(owner, owned),
      producerClosed: (owner, owned) => this.#producerClosed(owner, owned),
      left: (gone) => this.#left(gone),
      wished: (wish) => this.#demand.take(wish),
    });
    this.#peers.set(peer.id, peer);
    this.#tellOthers(peer, 'peer.joined', { peer: peer.info });
    return peer;
  }

  /** The device that was given this key, for a connection that comes back. */
  findByResumeKey(resumeKey: string): Peer | undefined {
    return this.peers.find((peer) => peer.resumeKey === resumeKey);
  }

  /** What its devices may receive from. */
  get offered(): Offered {
    return { router: this.#router, find: (id) => this.findProducer(id), passes: this.#sound.passes };
  }

  /** A device whose line was broken: what it was told of its pictures meanwhile is told again. */
  catchUp(peer: Peer): void {
    for (const { producerId } of peer.producers) {
      this.#demand.retell(producerId);
    }
  }

  findProducer(producerId: string): OwnedProducer | undefined {
    for (const peer of this.#peers.values()) {
      const owned = peer.findProducer(producerId);
      if (owned) {
        return owned;
      }
    }
    return undefined;
  }

  createTransport(peer: Peer): ReturnType<Peer['createTransport']> {
    return peer.createTransport(this.#router, this.#options.lease.webRtcServer);
  }

  /** Takes a policy; one older than the room's is ignored (MEDIA-6). */
  async setPolicy(policy: MediaPolicy): Promise<void> {
    if (this.#closed || policy.sequence < this.#policy.sequence) {
      return;
    }
    this.#policy = policy;
    this.#taps.setRecording(policy.recording && !policy.private);
    if (policy.ended) {
      this.close('ended');
      return;
    }
    for (const peer of this.peers.filter(({ grant }) => isOut(policy, grant))) {
      peer.connection?.close(MediaCloseCode.replaced);
      peer.close();
    }
    this.#sound.setLeading(policy.leading);
    const changed = this.peers.filter((peer) => !sameRights(peer.rights, rightsOf(policy, peer.grant)));
    await Promise.all(changed.map((peer) => peer.setRights(rightsOf(policy, peer.grant))));
  }

  close(end: RoomEnd): void {
    if (this.#closed) {
      return;
    }
    this.#closed = true;
    const cause: GapCause | null = end === 'fault' ? 'workerStopped' : null;
    this.#sound.close();
    this.#demand.close();
    this.#taps.close(cause);
    this.#options.lease.release();
    // Before the peers are closed: each of them needs its connection told why.
    this.#options.onClose(this, end);
    for (const peer of this.peers) {
      peer.close();
    }
    this.#router.close();
  }

  #opened(peer: Peer, owned: OwnedProducer): void {
    this.#tellOthers(peer, 'producer.opened', { producer: owned.info });
    const source = soundSource(owned);
    if (!source) {
      this.#demand.add(owned.id);
      return;
    }
    const { participantId } = peer.grant;
    this.#taps.addTrack({
      meetingId: this.meetingId,
      trackId: owned.id,
      participantId,
      source,
      producer: owned.producer,
    });
    const voice = { trackId: owned.id, participantId, roomMicrophone: source === 'roomMicrophone' };
    this.#sound
      .addTrack(voice, owned.producer)
      .catch((error: unknown) => this.#options.log.debug({ err: error }, 'a track went before it could be measured'));
  }

  #changed(peer: Peer, owned: OwnedProducer): void {
    const { producerId, paused } = owned.info;
    peer.notify('producer.changed', { producerId, paused });
    this.#tellOthers(peer, 'producer.changed', { producerId, paused });
  }

  #producerClosed(peer: Peer, owned: OwnedProducer): void {
    // A dying worker takes its producers first and the room after them.
    this.#taps.removeTrack(owned.id, this.#options.lease.worker.closed ? 'workerStopped' : null);
    this.#sound.removeTrack(owned.id);
    this.#demand.remove(owned.id);
    peer.notify('producer.closed', { producerId: owned.id });
    this.#tellOthers(peer, 'producer.closed', { producerId: owned.id });
  }

  #left(peer: Peer): void {
    this.#peers.delete(peer.id);
    this.#tellOthers(peer, 'peer.left', { peerId: peer.id });
  }

  #pass(): void {
    for (const peer of this.#peers.values()) {
      peer
        .pass(this.#sound.passes)
        .catch((error: unknown) =>
          this.#options.log.debug({ err: error }, 'a track went before it could be passed on'),
        );
    }
  }

  #tellSender(producerId: string, layer: number): void {
    const sender = this.peers.find((peer) => peer.findProducer(producerId));
    sender?.notify('producer.demand', { producerId, layer });
  }

  #tellAll<N extends MediaNoticeName>(method: N, data: MediaNoticeData<N>): void {
    for (const peer of this.#peers.values()) {
      peer.notify(method, data);
    }
  }

  #tellOthers<N extends MediaNoticeName>(sender: Peer, method: N, data: MediaNoticeData<N>): void {
    for (const peer of this.#peers.values()) {
      if (peer !== sender) {
        peer.notify(method, data);
      }
    }
  }
}

function soundSource(owned: OwnedProducer): SoundSource | null {
  return owned.source === 'camera' || owned.source === 'screen' ? null : owned.source;
}
