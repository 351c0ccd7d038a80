import type { Consumer } from 'mediasoup/types';
import type { MediaNoticeData } from '#protocol/media.ts';

type TellConsumer = <N extends 'consumer.closed' | 'consumer.layers'>(method: N, data: MediaNoticeData<N>) => void;

/** In which size one receiver looks at a picture: 0 small, 1 large, null not at all. */
export interface Wish {
  readonly producerId: string;
  readonly consumerId: string;
  readonly layer: number | null;
}

const LARGE = 1;

/** A track a device receives. It flows while the device wants it and, for a voice, the room passes it on (MEDIA-17). */
export class OwnedConsumer {
  readonly #consumer: Consumer;
  readonly #tell: TellConsumer;
  readonly #wished: (wish: Wish) => void;
  #wanted = false;
  #passed: boolean;
  #layer = LARGE;

  constructor(consumer: Consumer, passed: boolean, tell: TellConsumer, wished: (wish: Wish) => void) {
    this.#consumer = consumer;
    this.#passed = passed;
    this.#tell = tell;
    this.#wished = wished;
    const consumerId = consumer.id;
    consumer.on('layerschange', (layers) => tell('consumer.layers', { consumerId, layers: layers ?? null }));
    consumer.on('producerclose', () => tell('consumer.closed', { consumerId }));
    consumer.observer.once('close', () => this.#wish(null));
  }

  get producerId(): string {
    return this.#consumer.producerId;
  }

  get kind(): 'audio' | 'video' {
    return this.#consumer.kind;
  }

  /** Whether packets go out to the device, as far as it is up to the room and the device. */
  get flows(): boolean {
    return !this.#consumer.closed && !this.#consumer.paused;
  }

  async resume(): Promise<void> {
    this.#wanted = true;
    this.#wish(this.#layer);
    await this.#flow();
  }

  async pause(): Promise<void> {
    this.#wanted = false;
    this.#wish(null);
    await this.#flow();
  }

  async setPassed(passed: boolean): Promise<void> {
    if (passed !== this.#passed) {
      this.#passed = passed;
      await this.#flow();
    }
  }

  /** Sound has no layers: preferring one there does nothing. */
  async prefer(spatialLayer: number): Promise<void> {
    if (this.kind === 'video') {
      this.#layer = spatialLayer;
      if (this.#wanted) {
        this.#wish(spatialLayer);
      }
      await this.#consumer.setPreferredLayers({ spatialLayer });
    }
  }

  close(): void {
    if (!this.#consumer.closed) {
      this.#consumer.close();
      this.#tell('consumer.closed', { consumerId: this.#consumer.id });
    }
  }

  async #flow(): Promise<void> {
    if (this.#consumer.closed) {
      return;
    }
    if (this.#wanted && this.#passed) {
      await this.#consumer.resume();
    } else {
      await this.#consumer.pause();
    }
  }

  #wish(layer: number | null): void {
    if (this.kind === 'video') {
      this.#wished({ producerId: this.producerId, consumerId: this.#consumer.id, layer });
    }
  }
}
