import { type HeardSpan, SpanBuilder, type Voice } from '../speakers/spanBuilder.ts';

const QUIET_CHECK_MS = 1000;

/** Whose voice is heard in a room: measurements in, spans out, on the server's clock. */
export class RoomSpeakers {
  readonly #voices = new Map<string, Voice>();
  readonly #spans: SpanBuilder;
  readonly #quietCheck: NodeJS.Timeout;

  constructor(onSpan: (span: HeardSpan) => void) {
    this.#spans = new SpanBuilder(onSpan);
    this.#quietCheck = setInterval(() => this.#spans.observe(Date.now(), null), QUIET_CHECK_MS);
  }

  addTrack(voice: Voice): void {
    this.#voices.set(voice.trackId, voice);
  }

  removeTrack(trackId: string): void {
    this.#voices.delete(trackId);
  }

  ownerOf(trackId: string): string | undefined {
    return this.#voices.get(trackId)?.participantId;
  }

  /** Takes one measurement: the tracks that are loud, loudest first. */
  observe(trackIds: readonly string[]): void {
    const loudest = trackIds[0];
    this.#spans.observe(Date.now(), loudest === undefined ? null : (this.#voices.get(loudest) ?? null));
  }

  close(): void {
    clearInterval(this.#quietCheck);
    this.#spans.finish();
  }
}
