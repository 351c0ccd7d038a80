import type { Consumer, Router, RtpCapabilities } from 'mediasoup/types';
import type { MediaNoticeData, MediaReplyData, MediaRequestData } from '#protocol/media.ts';
import { Refused } from '../refused.ts';
import { OwnedConsumer, type Wish } from './ownedConsumer.ts';
import type { OwnedProducer } from './ownedProducer.ts';
import type { Transports } from './transports.ts';

/** A page of tiles, everybody's sound, a shared screen. */
const MAX_CONSUMERS = 120;

export interface ReceptionsListener {
  readonly tell: <N extends 'consumer.closed' | 'consumer.layers'>(method: N, data: MediaNoticeData<N>) => void;
  /** A picture is looked at in another size than before, or no longer. */
  readonly wished: (wish: Wish) => void;
}

/** The tracks one device receives. */
export class Receptions {
  readonly #transports: Transports;
  readonly #listener: ReceptionsListener;
  readonly #byId = new Map<string, OwnedConsumer>();

  constructor(transports: Transports, listener: ReceptionsListener) {
    this.#transports = transports;
    this.#listener = listener;
  }

  /**
   * @param passes whether the room passes a voice on just now
   * @throws {Refused} `not_found` MEDIA-5 when the device can't decode it; `too_many_requests` MEDIA-4
   */
  async begin(
    data: MediaRequestData<'consumer.create'>,
    wanted: OwnedProducer,
    router: Router,
    passes: (producerId: string) => boolean,
  ): Promise<MediaReplyData<'consumer.create'>> {
    const { producerId, transportId } = data;
    const rtpCapabilities = data.rtpCapabilities as RtpCapabilities;
    if (!router.canConsume({ producerId, rtpCapabilities })) {
      throw new Refused('not_found', 'MEDIA-5');
    }
    // A device that heard no answer asks again: one of each is enough.
    this.#endOf(producerId);
    if (this.#byId.size >= MAX_CONSUMERS) {
      throw new Refused('too_many_requests', 'MEDIA-4');
    }
    const consumer = await this.#transports.get(transportId).consume({ producerId, rtpCapabilities, paused: true });
    this.#adopt(consumer, passes(producerId));
    return {
      consumerId: consumer.id,
      producerId,
      kind: wanted.info.kind,
      rtpParameters: consumer.rtpParameters as MediaReplyData<'consumer.create'>['rtpParameters'],
      producerPaused: consumer.producerPaused,
    };
  }

  /** @throws {Refused} `not_found` MEDIA-5 */
  get(consumerId: string): OwnedConsumer {
    const owned = this.#byId.get(consumerId);
    if (!owned) {
      throw new Refused('not_found', 'MEDIA-5');
    }
    return owned;
  }

  /** The room passes on these voices and no others. */
  async pass(passes: (producerId: string) => boolean): Promise<void> {
    const voices = [...this.#byId.values()].filter(({ kind }) => kind === 'audio');
    await Promise.all(voices.map((voice) => voice.setPassed(passes(voice.producerId))));
  }

  closeAll(): void {
    for (const owned of [...this.#byId.values()]) {
      owned.close();
    }
  }

  #adopt(consumer: Consumer, passed: boolean): void {
    const owned = new OwnedConsumer(consumer, passed, this.#listener.tell, this.#listener.wished);
    this.#byId.set(consumer.id, owned);
    consumer.observer.once('close', () => this.#byId.delete(consumer.id));
  }

  #endOf(producerId: string): void {
    for (const owned of [...this.#byId.values()].filter((each) => each.producerId === producerId)) {
      owned.close();
    }
  }
}
