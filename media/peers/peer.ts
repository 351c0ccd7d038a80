import { randomBytes, randomUUID } from 'node:crypto';
import type { Consumer, Router, RtpCapabilities, WebRtcServer, WebRtcTransport } from 'mediasoup/types';
import type {
  MediaGrant,
  MediaNoticeData,
  MediaNoticeName,
  MediaReplyData,
  MediaRequestData,
  PeerInfo,
  PeerRights,
  ProducerInfo,
} from '#protocol/media.ts';
import { Refused } from '../refused.ts';
import type { SignalConnection } from '../signalling/connection.ts';
import { OwnedConsumer } from './ownedConsumer.ts';
import { mayHear, maySend, OwnedProducer } from './ownedProducer.ts';

/** One transport each way, and one more of each while the old one is being replaced. */
const MAX_TRANSPORTS = 4;
/** A page of tiles, everybody's sound, a shared screen. */
const MAX_CONSUMERS = 120;

/** What a peer tells its room. */
export interface PeerListener {
  readonly producerOpened: (peer: Peer, owned: OwnedProducer) => void;
  readonly producerChanged: (peer: Peer, owned: OwnedProducer) => void;
  readonly producerClosed: (peer: Peer, owned: OwnedProducer) => void;
  readonly left: (peer: Peer) => void;
}

/** Finds any track of the room. */
export type FindProducer = (producerId: string) => OwnedProducer | undefined;

/** One device in a room: owns its transports, producers and consumers, and closes them with itself. */
export class Peer {
  readonly id = randomUUID();
  readonly resumeKey = randomBytes(24).toString('base64url');
  readonly grant: MediaGrant;
  readonly #listener: PeerListener;
  readonly #transports = new Map<string, WebRtcTransport>();
  readonly #producers = new Map<string, OwnedProducer>();
  readonly #consumers = new Map<string, OwnedConsumer>();
  #rights: PeerRights;
  #connection: SignalConnection | null = null;
  #closed = false;

  constructor(grant: MediaGrant, rights: PeerRights, listener: PeerListener) {
    this.grant = grant;
    this.#rights = rights;
    this.#listener = listener;
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

  async createTransport(router: Router, webRtcServer: WebRtcServer): Promise<MediaReplyData<'transport.create'>> {
    if (this.#transports.size >= MAX_TRANSPORTS) {
      throw new Refused('too_many_requests', 'MEDIA-4');
    }
    const transport = await router.createWebRtcTransport({
      webRtcServer,
      enableUdp: true,
      enableTcp: true,
      preferUdp: true,
      initialAvailableOutgoingBitrate: 1_000_000,
    });
    this.#transports.set(transport.id, transport);
    transport.observer.once('close', () => this.#transports.delete(transport.id));
    // A page that died without a word: DTLS tells when the browser's side is closed.
    transport.on('dtlsstatechange', (state) => {
      if (state === 'failed' || state === 'closed') {
        transport.close();
      }
    });
    if (this.#closed) {
      transport.close();
    }
    const { id, iceParameters, iceCandidates, dtlsParameters } = transport;
    return {
      transportId: id,
      iceParameters: { ...iceParameters },
      iceCandidates,
      dtlsParameters,
    } as MediaReplyData<'transport.create'>;
  }

  async connectTransport({ transportId, dtlsParameters }: MediaRequestData<'transport.connect'>): Promise<void> {
    await this.#transport(transportId).connect({ dtlsParameters: dtlsParameters as never });
  }

  async restartIce(transportId: string): Promise<MediaReplyData<'transport.restartIce'>> {
    return { iceParameters: { ...(await this.#transport(transportId).restartIce()) } };
  }

  async produce(data: MediaRequestData<'producer.create'>): Promise<string> {
    const transport = this.#transport(data.transportId);
    maySend(this.grant, this.#rights, data);
    if (this.producers.some((producer) => producer.source === data.source)) {
      throw new Refused('conflict', 'MEDIA-3');
    }
    const owned = await OwnedProducer.create(this.info, transport, this.#rights, data);
    this.#producers.set(owned.id, owned);
    owned.onClose(() => {
      this.#producers.delete(owned.id);
      this.#listener.producerClosed(this, owned);
    });
    owned.onChange(() => this.#listener.producerChanged(this, owned));
    this.#listener.producerOpened(this, owned);
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
    find: FindProducer,
    router: Router,
  ): Promise<MediaReplyData<'consumer.create'>> {
    const wanted = find(data.producerId);
    if (
      !wanted ||
      !router.canConsume({ producerId: data.producerId, rtpCapabilities: data.rtpCapabilities as RtpCapabilities })
    ) {
      throw new Refused('not_found', 'MEDIA-5');
    }
    mayHear(this.grant, this.#rights, wanted);
    if (this.#consumers.size >= MAX_CONSUMERS) {
      throw new Refused('too_many_requests', 'MEDIA-4');
    }
    const consumer = await this.#transport(data.transportId).consume({
      producerId: data.producerId,
      rtpCapabilities: data.rtpCapabilities as RtpCapabilities,
      paused: true,
    });
    this.#adopt(consumer);
    return {
      consumerId: consumer.id,
      producerId: data.producerId,
      kind: consumer.kind,
      rtpParameters: consumer.rtpParameters as MediaReplyData<'consumer.create'>['rtpParameters'],
      producerPaused: consumer.producerPaused,
    };
  }

  consumer(consumerId: string): OwnedConsumer {
    const owned = this.#consumers.get(consumerId);
    if (!owned) {
      throw new Refused('not_found', 'MEDIA-5');
    }
    return owned;
  }

  /** Ends the device's part in the room with everything it owns. Repeated calls do nothing. */
  close(): void {
    if (this.#closed) {
      return;
    }
    this.#closed = true;
    for (const transport of [...this.#transports.values()]) {
      transport.close();
    }
    this.#listener.left(this);
  }

  #adopt(consumer: Consumer): void {
    const owned = new OwnedConsumer(consumer, (method, data) => this.notify(method, data));
    this.#consumers.set(consumer.id, owned);
    consumer.observer.once('close', () => this.#consumers.delete(consumer.id));
  }

  #closeTracks(): void {
    for (const owned of [...this.#producers.values()]) {
      owned.close();
    }
    for (const owned of [...this.#consumers.values()]) {
      owned.close();
    }
  }

  #transport(transportId: string): WebRtcTransport {
    const transport = this.#transports.get(transportId);
    if (!transport) {
      throw new Refused('not_found', 'MEDIA-5');
    }
    return transport;
  }

  #producer(producerId: string): OwnedProducer {
    const owned = this.#producers.get(producerId);
    if (!owned) {
      throw new Refused('not_found', 'MEDIA-5');
    }
    return owned;
  }
}
