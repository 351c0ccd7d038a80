import { Device } from 'mediasoup-client';
import type { Consumer, ProducerOptions, Transport, TransportOptions } from 'mediasoup-client/types';
import type { MediaReplyData, MediaSource } from '#protocol/media.ts';
import { type SignalClient, SignalRefused } from './signalClient.ts';

type Joined = MediaReplyData<'room.join'>;
type Direction = 'send' | 'receive';

/** Two layers at 360p: with three, Chromium drops the top one. */
const cameraEncodings = [
  { rid: 'r0', scaleResolutionDownBy: 2, maxBitrate: 180_000, scalabilityMode: 'L1T3' },
  { rid: 'r1', scaleResolutionDownBy: 1, maxBitrate: 700_000, scalabilityMode: 'L1T3' },
];

function producerOptions(source: MediaSource, track: MediaStreamTrack): ProducerOptions {
  const common = { track, stopTracks: false, appData: { source } };
  switch (source) {
    case 'camera':
      return { ...common, encodings: cameraEncodings, codecOptions: { videoGoogleStartBitrate: 1000 } };
    case 'screen':
      return { ...common, encodings: [{ maxBitrate: 1_500_000 }], codecOptions: { videoGoogleStartBitrate: 1000 } };
    default:
      return { ...common, codecOptions: { opusNack: true, opusFec: true, opusDtx: false, opusStereo: false } };
  }
}

/** The device of the last room: what the browser can do is asked once, not on every way back into the same room. */
let known: { readonly capabilities: string; readonly device: Device } | null = null;

async function deviceFor(routerCapabilities: Joined['routerCapabilities']): Promise<Device> {
  const capabilities = JSON.stringify(routerCapabilities);
  if (known?.capabilities === capabilities) {
    return known.device;
  }
  const device = await Device.factory();
  await device.load({ routerRtpCapabilities: routerCapabilities as never });
  known = { capabilities, device };
  return device;
}

export interface LinkListener {
  /** A transport failed and could not be repaired: the room has to be joined anew. */
  readonly failed: () => void;
}

/** A track being received. */
export type Received = Pick<Consumer, 'id' | 'producerId' | 'kind' | 'track'>;

/** One device's transports in one room, and the tracks on them. Lives across short breaks of signalling. */
export class MediaLink {
  readonly #device: Device;
  readonly #iceServers: Joined['iceServers'];
  readonly #listener: LinkListener;
  readonly #consumers = new Map<string, Consumer>();
  /** Transports whose repair is under way: "disconnected" is often followed by "failed". */
  readonly #repairing = new Set<string>();
  #signal: SignalClient;
  readonly #transports = new Map<Direction, Promise<Transport>>();
  #closed = false;

  private constructor(device: Device, joined: Joined, signal: SignalClient, listener: LinkListener) {
    this.#device = device;
    this.#iceServers = joined.iceServers;
    this.#signal = signal;
    this.#listener = listener;
  }

  static async create(joined: Joined, signal: SignalClient, listener: LinkListener): Promise<MediaLink> {
    const link = new MediaLink(await deviceFor(joined.routerCapabilities), joined, signal, listener);
    // Asked for while the own tracks are being opened; when it fails, whoever needs it asks again.
    link.#transport('receive').catch(() => undefined);
    return link;
  }

  /** Signalling came back on another connection; transports that broke meanwhile could not be repaired without it. */
  setSignal(signal: SignalClient): void {
    this.#signal = signal;
    for (const made of this.#transports.values()) {
      made.then((transport) => this.#check(transport)).catch(() => undefined);
    }
  }

  /** Sends a track; the returned object pauses, replaces and ends it. */
  async produce(source: MediaSource, track: MediaStreamTrack) {
    const transport = await this.#transport('send');
    return transport.produce(producerOptions(source, track));
  }

  /** Tells the service that a sent track is over. */
  async endProducer(producerId: string): Promise<void> {
    await this.#signal.request('producer.close', { producerId });
  }

  async pauseProducer(producerId: string, paused: boolean): Promise<void> {
    await this.#signal.request(paused ? 'producer.pause' : 'producer.resume', { producerId });
  }

  /** Begins to receive a track. */
  async consume(producerId: string): Promise<Received> {
    const transport = await this.#transport('receive');
    const offer = await this.#signal.request('consumer.create', {
      transportId: transport.id,
      producerId,
      rtpCapabilities: this.#device.recvRtpCapabilities as never,
    });
    const consumer = await transport.consume({
      id: offer.consumerId,
      producerId,
      kind: offer.kind,
      rtpParameters: offer.rtpParameters as never,
    });
    this.#consumers.set(producerId, consumer);
    await this.#signal.request('consumer.resume', { consumerId: consumer.id });
    return consumer;
  }

  /** Stops receiving a track; `tell` is false when the service has ended it itself. */
  async endConsumer(producerId: string, tell: boolean): Promise<void> {
    const consumer = this.#consumers.get(producerId);
    if (!consumer) {
      return;
    }
    this.#consumers.delete(producerId);
    consumer.close();
    if (tell) {
      await this.#signal.request('consumer.close', { consumerId: consumer.id });
    }
  }

  async preferLayer(producerId: string, spatialLayer: 0 | 1): Promise<void> {
    const consumer = this.#consumers.get(producerId);
    if (consumer) {
      await this.#signal.request('consumer.prefer', { consumerId: consumer.id, spatialLayer });
    }
  }

  /** The producer that a consumer of the service stands for. */
  producerOf(consumerId: string): string | undefined {
    return [...this.#consumers.values()].find((consumer) => consumer.id === consumerId)?.producerId;
  }

  /** WebRTC statistics of both directions. */
  async stats(): Promise<RTCStats[]> {
    const transports = await Promise.all(this.#transports.values());
    const reports = await Promise.all(transports.map((transport) => transport.getStats()));
    return reports.flatMap((report) => [...report.values()] as RTCStats[]);
  }

  /** Ends everything here; the service ends its side when the connection is gone. */
  close(): void {
    this.#closed = true;
    for (const made of this.#transports.values()) {
      made.then((transport) => transport.close()).catch(() => undefined);
    }
    this.#consumers.clear();
  }

  /** The one transport of a direction; when it could not be made, the next who needs it tries again. */
  #transport(direction: Direction): Promise<Transport> {
    const known = this.#transports.get(direction);
    if (known) {
      return known;
    }
    const made = this.#createTransport(direction);
    this.#transports.set(direction, made);
    made.catch(() => this.#transports.delete(direction));
    return made;
  }

  async #createTransport(direction: Direction): Promise<Transport> {
    const { transportId, ...offer } = await this.#signal.request('transport.create', { direction });
    const options = { ...offer, id: transportId, iceServers: this.#iceServers } as unknown as TransportOptions;
    const transport =
      direction === 'send' ? this.#device.createSendTransport(options) : this.#device.createRecvTransport(options);
    this.#wire(transport);
    return transport;
  }

  #wire(transport: Transport): void {
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      this.#signal
        .request('transport.connect', { transportId: transport.id, dtlsParameters })
        .then(() => done(), failed);
    });
    transport.on('produce', ({ kind, rtpParameters, appData }, done, failed) => {
      const source = appData.source as MediaSource;
      this.#signal
        .request('producer.create', {
          transportId: transport.id,
          kind,
          source,
          rtpParameters: rtpParameters as never,
          paused: false,
        })
        .then(({ producerId }) => done({ id: producerId }), failed);
    });
    transport.on('connectionstatechange', () => this.#check(transport));
  }

  #check(transport: Transport): void {
    if (transport.connectionState === 'disconnected' || transport.connectionState === 'failed') {
      void this.#repair(transport);
    }
  }

  /** The network changed under the transport: new ICE credentials find a new way without new tracks. */
  async #repair(transport: Transport): Promise<void> {
    if (this.#repairing.has(transport.id)) {
      return;
    }
    this.#repairing.add(transport.id);
    try {
      const { iceParameters } = await this.#signal.request('transport.restartIce', { transportId: transport.id });
      await transport.restartIce({ iceParameters: iceParameters as never });
    } catch (error) {
      // Without a line nothing can be said yet: it is checked again once signalling is back.
      const withoutLine = error instanceof SignalRefused && error.code === 'unavailable';
      if (!this.#closed && !withoutLine) {
        this.#listener.failed();
      }
    } finally {
      this.#repairing.delete(transport.id);
    }
  }
}
