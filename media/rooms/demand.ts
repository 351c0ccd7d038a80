import type { Wish } from '../peers/ownedConsumer.ts';

/** Nobody looks: nothing needs to be encoded. */
const NOTHING = -1;
/** Every layer: what a device sends before it is told anything. */
const EVERYTHING = 1;
/** Turning a page and back must not cost a key frame each time. */
const LOWER_AFTER_MS = 3000;

interface Picture {
  readonly wishes: Map<string, number>;
  told: number;
  lowering: NodeJS.Timeout | null;
}

/**
 * Adds up in which size the pictures of a room are looked at, and tells each sender how much of it is of use (MEDIA-18): more at
 * once, less after a while.
 */
export class Demand {
  readonly #tell: (producerId: string, layer: number) => void;
  readonly #pictures = new Map<string, Picture>();

  /** @param tell the largest layer that anybody looks at: 1 large, 0 small, -1 none */
  constructor(tell: (producerId: string, layer: number) => void) {
    this.#tell = tell;
  }

  add(producerId: string): void {
    this.#pictures.set(producerId, { wishes: new Map(), told: EVERYTHING, lowering: null });
    this.#settle(producerId);
  }

  remove(producerId: string): void {
    this.#keep(this.#pictures.get(producerId));
    this.#pictures.delete(producerId);
  }

  take({ producerId, consumerId, layer }: Wish): void {
    const wishes = this.#pictures.get(producerId)?.wishes;
    if (layer === null) {
      wishes?.delete(consumerId);
    } else {
      wishes?.set(consumerId, layer);
    }
    this.#settle(producerId);
  }

  /** Says again what was said of a picture: its sender's line was broken meanwhile. */
  retell(producerId: string): void {
    const picture = this.#pictures.get(producerId);
    if (picture) {
      this.#tell(producerId, picture.told);
    }
  }

  close(): void {
    for (const producerId of [...this.#pictures.keys()]) {
      this.remove(producerId);
    }
  }

  #settle(producerId: string): void {
    const picture = this.#pictures.get(producerId);
    if (!picture) {
      return;
    }
    const wanted = largest(picture);
    if (wanted >= picture.told) {
      this.#keep(picture);
      this.#say(producerId, picture, wanted);
      return;
    }
    picture.lowering ??= setTimeout(() => {
      picture.lowering = null;
      this.#say(producerId, picture, largest(picture));
    }, LOWER_AFTER_MS);
  }

  #keep(picture: Picture | undefined): void {
    if (picture?.lowering) {
      clearTimeout(picture.lowering);
      picture.lowering = null;
    }
  }

  #say(producerId: string, picture: Picture, layer: number): void {
    if (picture.told !== layer) {
      picture.told = layer;
      this.#tell(producerId, layer);
    }
  }
}

function largest({ wishes }: Picture): number {
  return Math.max(NOTHING, ...wishes.values());
}
