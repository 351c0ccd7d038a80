import type { Producer } from 'mediasoup-client/types';
import { type ChosenDevices, openSource } from './devices.ts';
import type { MediaLink } from './mediaLink.ts';
import type { MediaStore, OwnSourceName } from './mediaState.ts';
import { Retry } from './retry.ts';

const names: readonly OwnSourceName[] = ['microphone', 'roomMicrophone', 'camera', 'screen'];

/**
 * What this device sends. The person's wishes are kept apart from what flows, so that a reconnect, a weak link or a
 * classified item can take tracks away and give them back without asking again.
 */
export class OwnSources {
  readonly #store: MediaStore;
  readonly #producers = new Map<OwnSourceName, Producer>();
  /** Changes of one source happen one after the other. */
  readonly #queues = new Map<OwnSourceName, Promise<void>>();
  readonly #retry = new Retry(() => void this.settle());
  #link: MediaLink | null = null;
  #devices: ChosenDevices = {};
  /** Sources that must not be open now. */
  #held: ReadonlySet<OwnSourceName> = new Set();

  constructor(store: MediaStore) {
    this.#store = store;
  }

  /** The room was joined anew, or left: every open source is sent on the new link. */
  attach(link: MediaLink | null): Promise<void> {
    this.#link = link;
    this.#retry.reset();
    this.#producers.clear();
    for (const name of names) {
      this.#store.updateOwn(name, { producerId: null });
    }
    return this.settle();
  }

  want(name: OwnSourceName, wanted: boolean): Promise<void> {
    this.#store.updateOwn(name, { wanted, problem: null });
    return this.#enqueue(name);
  }

  /** Closes the given sources whatever is wanted: a weak link, a classified item. */
  hold(held: ReadonlySet<OwnSourceName>): Promise<void> {
    this.#held = held;
    return this.settle();
  }

  /** Uses other devices from now on; open sources change over without a break for the others. */
  async setDevices(devices: ChosenDevices): Promise<void> {
    const before = this.#devices;
    this.#devices = devices;
    if (before.microphoneId !== devices.microphoneId) {
      await Promise.all([this.#exchange('microphone'), this.#exchange('roomMicrophone')]);
    }
    if (before.cameraId !== devices.cameraId) {
      await this.#exchange('camera');
    }
  }

  /** The service ended a track of ours. */
  producerClosed(producerId: string): void {
    for (const [name, producer] of this.#producers) {
      if (producer.id === producerId) {
        producer.close();
        this.#producers.delete(name);
        this.#store.updateOwn(name, { producerId: null });
      }
    }
  }

  /** Encodes only what somebody looks at: the large layer, the small one, or none. */
  demand(producerId: string, layer: number): void {
    const producer = [...this.#producers.values()].find(({ id }) => id === producerId);
    if (producer?.rtpSender) {
      encodeUpTo(producer.rtpSender, layer).catch(() => undefined);
    }
  }

  /** After a break of the line: what only one of the two sides knows of is ended, what is wanted is sent again. */
  reconcile(known: readonly string[]): Promise<void> {
    const ours = new Set([...this.#producers.values()].map(({ id }) => id));
    for (const producerId of ours) {
      if (!known.includes(producerId)) {
        this.producerClosed(producerId);
      }
    }
    for (const producerId of known) {
      if (!ours.has(producerId)) {
        this.#link?.endProducer(producerId).catch(() => undefined);
      }
    }
    return this.settle();
  }

  /** Opens, sends and closes until what is equals what is wanted. */
  async settle(): Promise<void> {
    await Promise.all(names.map((name) => this.#enqueue(name)));
  }

  #enqueue(name: OwnSourceName): Promise<void> {
    const before = this.#queues.get(name) ?? Promise.resolve();
    const next = before.then(() => this.#settleOne(name)).catch(() => this.#retry.later());
    this.#queues.set(name, next);
    return next;
  }

  async #settleOne(name: OwnSourceName): Promise<void> {
    const open = this.#store.get().own[name].wanted && !this.#held.has(name);
    if (!open) {
      await this.#end(name);
      return;
    }
    const track = this.#store.get().own[name].track ?? (await this.#open(name));
    if (!track || !this.#link || this.#producers.has(name)) {
      return;
    }
    const link = this.#link;
    const producer = await link.produce(name, track);
    if (this.#link !== link) {
      return;
    }
    this.#producers.set(name, producer);
    this.#store.updateOwn(name, { producerId: producer.id });
  }

  async #open(name: OwnSourceName): Promise<MediaStreamTrack | null> {
    try {
      const track = await openSource(name, this.#devices);
      // Stopped from outside: the browser's own "stop sharing", or a device that was pulled out.
      track.addEventListener('ended', () => {
        if (this.#store.get().own[name].track === track) {
          void this.want(name, false);
        }
      });
      this.#store.updateOwn(name, { track, problem: null });
      return track;
    } catch (error) {
      const problem = error instanceof DOMException ? error.name : 'UnknownError';
      this.#store.updateOwn(name, { wanted: false, track: null, problem });
      return null;
    }
  }

  async #end(name: OwnSourceName): Promise<void> {
    this.#store.get().own[name].track?.stop();
    const producer = this.#producers.get(name);
    this.#producers.delete(name);
    this.#store.updateOwn(name, { track: null, producerId: null });
    if (producer) {
      producer.close();
      await this.#link?.endProducer(producer.id);
    }
  }

  async #exchange(name: OwnSourceName): Promise<void> {
    const { track } = this.#store.get().own[name];
    if (!track) {
      return;
    }
    const next = await this.#open(name);
    if (next) {
      await this.#producers.get(name)?.replaceTrack({ track: next });
      track.stop();
    }
  }
}

/** @param layer -1 none, 0 small, 1 large too; a shared screen has one layer only */
async function encodeUpTo(sender: RTCRtpSender, layer: number): Promise<void> {
  const parameters = sender.getParameters();
  for (const [index, encoding] of parameters.encodings.entries()) {
    encoding.active = index <= layer;
  }
  await sender.setParameters(parameters);
}
