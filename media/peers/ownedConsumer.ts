import type { Consumer } from 'mediasoup/types';
import type { MediaNoticeData } from '#protocol/media.ts';

type TellConsumer = <N extends 'consumer.closed' | 'consumer.layers'>(method: N, data: MediaNoticeData<N>) => void;

/** A track a device receives. */
export class OwnedConsumer {
  readonly #consumer: Consumer;
  readonly #tell: TellConsumer;

  constructor(consumer: Consumer, tell: TellConsumer) {
    this.#consumer = consumer;
    this.#tell = tell;
    const consumerId = consumer.id;
    consumer.on('layerschange', (layers) => tell('consumer.layers', { consumerId, layers: layers ?? null }));
    consumer.on('producerclose', () => tell('consumer.closed', { consumerId }));
  }

  async resume(): Promise<void> {
    await this.#consumer.resume();
  }

  async pause(): Promise<void> {
    await this.#consumer.pause();
  }

  /** Sound has no layers: preferring one there does nothing. */
  async prefer(spatialLayer: number): Promise<void> {
    if (this.#consumer.kind === 'video') {
      await this.#consumer.setPreferredLayers({ spatialLayer });
    }
  }

  close(): void {
    if (!this.#consumer.closed) {
      this.#consumer.close();
      this.#tell('consumer.closed', { consumerId: this.#consumer.id });
    }
  }
}
