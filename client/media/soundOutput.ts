/** Plays the tracks one hears, each through its own element, on the speaker the person chose. */
export class SoundOutput {
  readonly #players = new Map<string, HTMLAudioElement>();
  #speakerId = '';

  play(producerId: string, track: MediaStreamTrack): void {
    const player = new Audio();
    player.srcObject = new MediaStream([track]);
    this.#route(player);
    this.#players.set(producerId, player);
    // Refused before the person touched the page: joining is a touch, so the next attempt succeeds.
    player.play().catch(() => document.addEventListener('pointerdown', () => void player.play(), { once: true }));
  }

  stop(producerId: string): void {
    const player = this.#players.get(producerId);
    if (player) {
      player.pause();
      player.srcObject = null;
      this.#players.delete(producerId);
    }
  }

  setSpeaker(speakerId: string): void {
    this.#speakerId = speakerId;
    for (const player of this.#players.values()) {
      this.#route(player);
    }
  }

  clear(): void {
    for (const producerId of [...this.#players.keys()]) {
      this.stop(producerId);
    }
  }

  #route(player: HTMLAudioElement): void {
    if (this.#speakerId !== '' && 'setSinkId' in player) {
      player.setSinkId(this.#speakerId).catch(() => undefined);
    }
  }
}
