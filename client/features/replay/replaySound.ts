import type { ReplayModel, ReplayPiece } from './replayModel.ts';

/** Farther apart than this a piece is set right; less is not heard as an echo between two microphones of one room. */
const TOLERANCE_S = 0.12;
/** Pieces that begin soon are fetched beforehand. */
const AHEAD_MS = 8000;

/**
 * Plays the recorded pieces of all devices at their places on one clock. The files are read with ranges, so seeking in a
 * three-hour meeting fetches seconds, not the whole.
 */
export class ReplaySound {
  readonly #model: ReplayModel;
  readonly #players = new Map<string, HTMLAudioElement>();

  constructor(model: ReplayModel) {
    this.#model = model;
  }

  /** Brings every piece to where it belongs. Call it a few times a second and after every jump. */
  follow(moment: number, playing: boolean, speed: number): void {
    const wanted = this.#model.pieces.filter((piece) => piece.from - AHEAD_MS < moment && piece.until > moment);
    const ids = new Set(wanted.map(({ pieceId }) => pieceId));
    for (const pieceId of [...this.#players.keys()].filter((id) => !ids.has(id))) {
      this.#drop(pieceId);
    }
    for (const piece of wanted) {
      this.#place(piece, moment, playing, speed);
    }
  }

  close(): void {
    for (const pieceId of [...this.#players.keys()]) {
      this.#drop(pieceId);
    }
  }

  #place(piece: ReplayPiece, moment: number, playing: boolean, speed: number): void {
    const player = this.#player(piece);
    const offset = (moment - piece.from) / 1000;
    player.playbackRate = speed;
    if (offset < 0 || !playing) {
      player.pause();
      return;
    }
    if (Math.abs(player.currentTime - offset) > TOLERANCE_S * speed) {
      player.currentTime = offset;
    }
    if (player.paused) {
      // Refused while the page was never touched; pressing play is a touch.
      player.play().catch(() => undefined);
    }
  }

  #player(piece: ReplayPiece): HTMLAudioElement {
    const known = this.#players.get(piece.pieceId);
    if (known) {
      return known;
    }
    const meeting = encodeURIComponent(this.#model.meetingId);
    const player = new Audio(`/api/meetings/${meeting}/recordings/${encodeURIComponent(piece.pieceId)}`);
    player.preload = 'auto';
    this.#players.set(piece.pieceId, player);
    return player;
  }

  #drop(pieceId: string): void {
    const player = this.#players.get(pieceId);
    player?.pause();
    player?.removeAttribute('src');
    player?.load();
    this.#players.delete(pieceId);
  }
}
