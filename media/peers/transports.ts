import type { Router, WebRtcServer, WebRtcTransport } from 'mediasoup/types';
import type { MediaReplyData, MediaRequestData } from '#protocol/media.ts';
import { Refused } from '../refused.ts';

/** One transport each way, and one more of each while the old one is being replaced. */
const MAX_TRANSPORTS = 4;

/** The transports of one device. Whatever flows over one ends with it. */
export class Transports {
  readonly #byId = new Map<string, WebRtcTransport>();
  /** Those that were given the device's half of DTLS. */
  readonly #connected = new Set<string>();
  #closed = false;

  /** @throws {Refused} `too_many_requests` MEDIA-4 */
  async create(router: Router, webRtcServer: WebRtcServer): Promise<MediaReplyData<'transport.create'>> {
    if (this.#byId.size >= MAX_TRANSPORTS) {
      throw new Refused('too_many_requests', 'MEDIA-4');
    }
    const transport = await router.createWebRtcTransport({
      webRtcServer,
      enableUdp: true,
      enableTcp: true,
      preferUdp: true,
      initialAvailableOutgoingBitrate: 1_000_000,
    });
    this.#keep(transport);
    const { id, iceParameters, iceCandidates, dtlsParameters } = transport;
    return {
      transportId: id,
      iceParameters: { ...iceParameters },
      iceCandidates,
      dtlsParameters,
    } as MediaReplyData<'transport.create'>;
  }

  /** A device that heard no answer asks again: the second time there is nothing left to do. */
  async connect({ transportId, dtlsParameters }: MediaRequestData<'transport.connect'>): Promise<void> {
    const transport = this.get(transportId);
    if (this.#connected.has(transportId)) {
      return;
    }
    this.#connected.add(transportId);
    await transport.connect({ dtlsParameters: dtlsParameters as never });
  }

  async restartIce(transportId: string): Promise<MediaReplyData<'transport.restartIce'>> {
    return { iceParameters: { ...(await this.get(transportId).restartIce()) } };
  }

  /** @throws {Refused} `not_found` MEDIA-5 */
  get(transportId: string): WebRtcTransport {
    const transport = this.#byId.get(transportId);
    if (!transport) {
      throw new Refused('not_found', 'MEDIA-5');
    }
    return transport;
  }

  close(): void {
    this.#closed = true;
    for (const transport of [...this.#byId.values()]) {
      transport.close();
    }
  }

  #keep(transport: WebRtcTransport): void {
    this.#byId.set(transport.id, transport);
    transport.observer.once('close', () => {
      this.#byId.delete(transport.id);
      this.#connected.delete(transport.id);
    });
    // A page that died without a word: DTLS tells when the browser's side is closed.
    transport.on('dtlsstatechange', (state) => {
      if (state === 'failed' || state === 'closed') {
        transport.close();
      }
    });
    if (this.#closed) {
      transport.close();
    }
  }
}
