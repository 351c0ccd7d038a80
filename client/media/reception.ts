import type { ProducerInfo } from '#protocol/media.ts';
import type { MediaLink } from './mediaLink.ts';
import type { MediaStore } from './mediaState.ts';
import { Retry } from './retry.ts';
import type { SoundOutput } from './soundOutput.ts';

/**
 * Whose sound a device plays: a remote attendee everybody's, a big screen the remote attendees' (the room hears itself), a
 * tablet in the room nobody's.
 */
export type HeardFrom = 'everybody' | 'remote' | 'nobody';

/** What this device wants to receive. */
export interface ReceptionWish {
  /** Whose sound is played here now. */
  readonly sound: HeardFrom;
  readonly pictures: boolean;
  /** Pictures that are on the screen, with whether each is shown large. */
  readonly visible: ReadonlyMap<string, { readonly large: boolean }>;
}

/** Receives exactly the tracks that are heard or seen: a picture on another page of the grid costs nothing. */
export class Reception {
  readonly #store: MediaStore;
  readonly #output: SoundOutput;
  readonly #receiving = new Set<string>();
  readonly #retry = new Retry(() => this.settle());
  #link: MediaLink | null = null;
  #wish: ReceptionWish = { sound: 'nobody', pictures: true, visible: new Map() };
  #running: Promise<void> | null = null;
  #again = false;

  constructor(store: MediaStore, output: SoundOutput) {
    this.#store = store;
    this.#output = output;
  }

  get wish(): ReceptionWish {
    return this.#wish;
  }

  attach(link: MediaLink | null): void {
    this.#link = link;
    this.#retry.reset();
    this.#receiving.clear();
    this.#output.clear();
    this.#store.update({ tracks: {} });
    this.settle();
  }

  want(wish: ReceptionWish): void {
    this.#wish = wish;
    this.settle();
    for (const [producerId, { large }] of wish.visible) {
      this.#link?.preferLayer(producerId, large ? 1 : 0).catch(() => undefined);
    }
  }

  /** The service ended a track we received. */
  consumerClosed(consumerId: string): void {
    const producerId = this.#link?.producerOf(consumerId);
    if (producerId) {
      this.#drop(producerId, false);
    }
  }

  /** Begins and ends receptions until what is equals what is wanted. */
  settle(): void {
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
      if (this.#again) {
        this.settle();
      }
    });
  }

  async #run(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const wanted = this.#store.get().producers.filter((producer) => this.#isWanted(producer));
      const wantedIds = new Set(wanted.map(({ producerId }) => producerId));
      for (const producerId of [...this.#receiving].filter((id) => !wantedIds.has(id))) {
        this.#drop(producerId, true);
      }
      // Sound first: voices are worth more than pictures. All of a kind at once: they share one negotiation of the browser.
      for (const kind of ['audio', 'video'] as const) {
        const ofKind = wanted.filter((producer) => producer.kind === kind);
        await Promise.all(ofKind.map((producer) => this.#receive(producer)));
      }
    }
  }

  #isWanted(producer: ProducerInfo): boolean {
    const { sound, pictures, visible } = this.#wish;
    if (producer.kind === 'video') {
      return pictures && visible.has(producer.producerId);
    }
    const sender = this.#store.get().peers.find(({ peerId }) => peerId === producer.peerId);
    return sound === 'everybody' || (sound === 'remote' && sender?.place === 'remote');
  }

  async #receive({ producerId, kind }: ProducerInfo): Promise<void> {
    const link = this.#link;
    if (!link || this.#receiving.has(producerId)) {
      return;
    }
    this.#receiving.add(producerId);
    try {
      const { track } = await link.consume(producerId);
      if (this.#link !== link) {
        return;
      }
      this.#store.update({ tracks: { ...this.#store.get().tracks, [producerId]: track } });
      if (kind === 'audio') {
        this.#output.play(producerId, track);
      } else {
        await link.preferLayer(producerId, this.#wish.visible.get(producerId)?.large ? 1 : 0);
      }
    } catch {
      // The track went meanwhile, or the connection did, or the service was too busy: the next settling decides.
      if (this.#link === link) {
        this.#receiving.delete(producerId);
        this.#retry.later();
      }
    }
  }

  #drop(producerId: string, tell: boolean): void {
    this.#receiving.delete(producerId);
    this.#output.stop(producerId);
    const { [producerId]: _gone, ...tracks } = this.#store.get().tracks;
    this.#store.update({ tracks });
    this.#link?.endConsumer(producerId, tell).catch(() => undefined);
  }
}
