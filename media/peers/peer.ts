import { randomBytes, randomUUID } from 'node:crypto';
import type { Router, WebRtcServer } from 'mediasoup/types';
import type {
  MediaGrant,
  MediaNoticeData,
  MediaNoticeName,
  MediaReplyData,
  MediaRequestData,
  MediaSource,
  PeerInfo,
  PeerRights,
  ProducerInfo,
} from '#protocol/media.ts';
import { Refused } from '../refused.ts';
import type { SignalConnection } from '../signalling/connection.ts';
import type { OwnedConsumer, Wish } from './ownedConsumer.ts';
import { mayHear, maySend, OwnedProducer } from './ownedProducer.ts';
import { Receptions } from './receptions.ts';
import { Transports } from './transports.ts';

/** What a peer tells its room. */
export interface PeerListener {
  readonly producerOpened: (peer: Peer, owned: OwnedProducer) => void;
  readonly producerChanged: (peer: Peer, owned: OwnedProducer) => void;
  readonly producerClosed: (peer: Peer, owned: OwnedProducer) => void;
  readonly left: (peer: Peer) => void;
  /** This device looks at a picture in another size than before, or no longer. */
  readonly wished: (wish: Wish) => void;
}

/** What a device may receive from: the tracks of its room, and which voices are passed on now. */
export interface Offered {
  readonly router: Router;
  readonly find: (producerId: string) => OwnedProducer | undefined;
  readonly passes: (producerId: string) => boolean;
}

/** One device in a room: owns its transports, producers and consumers, and closes them with itself. */
export class Peer {
  readonly id = randomUUID();
  readonly resumeKey = randomBytes(24).toString('base64url');
  readonly grant: MediaGrant;
  readonly #listener: PeerListener;
  readonly transports = new Transports();
  readonly #producers = new Map<string, OwnedProducer>();
  readonly #receptions: Receptions;
  #rights: PeerRights;
  #connection: SignalConnection | null = null;
  #closed = false;

  constructor(grant: MediaGrant, rights: PeerRights, listener: PeerListener) {
    this.grant = grant;
    this.#rights = rights;
    this.#listener = listener;
    this.#receptions = new Receptions(this.transports, {
      tell: (method, data) => this.notify(method, data),
      wished: listener.wished,
    });
  }

  get info(): PeerInfo {
    const { participantId, role, place } = this.grant;
    return { peerId: this.id, participantId, role, place };
  }

  get rights(): PeerRights {
    return this.#rights;
  }

  get connection(): SignalConnection | null {
    return this.#connection;
  }

  get producers(): ProducerInfo[] {
    return [...this.#producers.values()].map((owned) => owned.info);
  }

  /** A new or a returning connection of this device. */
  attach(connection: SignalConnection | null): void {
    this.#connection = connection;
  }

  notify<N extends MediaNoticeName>(method: N, data: MediaNoticeData<N>): void {
    this.#connection?.notify(method, data);
  }

  findProducer(producerId: string): OwnedProducer | undefined {
    return this.#producers.get(producerId);
  }

  /** The meeting allows something else now: microphones are stopped or let through, a classified item ends every track. */
  async setRights(rights: PeerRights): Promise<void> {
    this.#rights = rights;
    this.notify('rights.changed', rights);
    if (rights.private) {
      this.#closeTracks();
      return;
    }
    await Promise.all([...this.#producers.values()].map((owned) => owned.setRights(rights)));
  }

  createTransport(router: Router, webRtcServer: WebRtcServer): Promise<MediaReplyData<'transport.create'>> {
    return this.transports.create(router, webRtcServer);
  }

  async produce(data: MediaRequestData<'producer.create'>): Promise<string> {
    const transport = this.transports.get(data.transportId);
    maySend(this.grant, this.#rights, data);
    // A device that heard no answer asks again: the newer track is the one it goes on with.
    this.#closeSource(data.source);
    const owned = await OwnedProducer.create(this.info, transport, this.#rights, data);
    await this.#adopt(owned, data);
    return owned.id;
  }

  async setProducerPaused(producerId: string, paused: boolean): Promise<void> {
    await this.#producer(producerId).setWanted(!paused, this.#rights);
  }

  closeProducer(producerId: string): void {
    this.#producer(producerId).close();
  }

  async consume(
    data: MediaRequestData<'consumer.create'>,
    { router, find, passes }: Offered,
  ): Promise<MediaReplyData<'consumer.create'>> {
    const wanted = find(data.producerId);
    if (!wanted) {
      throw new Refused('not_found', 'MEDIA-5');
    }
    mayHear(this.grant, this.#rights, wanted);
    return this.#receptions.begin(data, wanted, router, passes);
  }

  consumer(consumerId: string): OwnedConsumer {
    return this.#receptions.get(consumerId);
  }

  /** The room passes on these voices and no others. */
  pass(passes: (producerId: string) => boolean): Promise<void> {
    return this.#receptions.pass(passes);
  }

  /** Ends the device's part in the room with everything it owns. Repeated calls do nothing. */
  close(): void {
    if (this.#closed) {
      return;
    }
    this.#closed = true;
    this.transports.close();
    this.#listener.left(this);
  }

  /** The meeting may have changed its mind while the track was made. */
  async #adopt(owned: OwnedProducer, wish: MediaRequestData<'producer.create'>): Promise<void> {
    try {
      maySend(this.grant, this.#rights, wish);
    } catch (error) {
      owned.close();
      throw error;
    }
    this.#closeSource(owned.source);
    this.#producers.set(owned.id, owned);
    owned.onClose(() => {
      this.#producers.delete(owned.id);
      this.#listener.producerClosed(this, owned);
    });
    await owned.setRights(this.#rights);
    owned.onChange(() => this.#listener.producerChanged(this, owned));
    this.#listener.producerOpened(this, owned);
  }

  #closeSource(source: MediaSource): void {
    for (const owned of [...this.#producers.values()].filter((producer) => producer.source === source)) {
      owned.close();
    }
  }

  #closeTracks(): void {
    for (const owned of [...this.#producers.values()]) {
      owned.close();
    }
    this.#receptions.closeAll();
  }

  #producer(producerId: string): OwnedProducer {
    const owned = this.#producers.get(producerId);
    if (!owned) {
      throw new Refused('not_found', 'MEDIA-5');
    }
    return owned;
  }
}
