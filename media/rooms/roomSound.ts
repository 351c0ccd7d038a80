import type { Producer, Router } from 'mediasoup/types';
import type { MediaNoticeData } from '#protocol/media.ts';
import type { HeardSpan, Voice } from '../speakers/spanBuilder.ts';
import { Loudness, type TrackLevel } from './loudness.ts';
import { RoomSpeakers } from './roomSpeakers.ts';
import { Voices } from './voices.ts';

export interface RoomSoundListener {
  readonly span: (span: HeardSpan) => void;
  readonly levels: (levels: MediaNoticeData<'speaker.levels'>['levels']) => void;
  readonly dominant: (producerId: string, participantId: string | null) => void;
  /** Other voices than before are passed on now. */
  readonly passed: () => void;
}

/** What is heard in a room: how loud each microphone is, whose voice that makes, and which voices are passed on. */
export class RoomSound {
  readonly #listener: RoomSoundListener;
  readonly #speakers: RoomSpeakers;
  readonly #voices = new Voices();
  readonly #owners = new Map<string, Voice>();
  #loudness: Loudness | null = null;
  /** Whoever has the floor or chairs: always passed on. */
  #leading: ReadonlySet<string> = new Set();

  private constructor(listener: RoomSoundListener) {
    this.#listener = listener;
    this.#speakers = new RoomSpeakers(listener.span);
  }

  static async create(router: Router, listener: RoomSoundListener): Promise<RoomSound> {
    const sound = new RoomSound(listener);
    sound.#loudness = await Loudness.create(router, {
      levels: (levels) => sound.#measure(levels),
      dominant: (producerId) => listener.dominant(producerId, sound.#speakers.ownerOf(producerId) ?? null),
    });
    return sound;
  }

  /** Whether a voice is passed on now; what is no voice always is. */
  readonly passes = (producerId: string): boolean => this.#voices.passes(producerId);

  /** @throws when the track went before it could be measured */
  async addTrack(voice: Voice, producer: Producer): Promise<void> {
    this.#owners.set(voice.trackId, voice);
    this.#speakers.addTrack(voice);
    this.#tell(this.#voices.add(voice.trackId, this.#leads(voice.trackId)));
    await this.#loudness?.add(producer);
  }

  removeTrack(trackId: string): void {
    this.#owners.delete(trackId);
    this.#speakers.removeTrack(trackId);
    this.#tell(this.#voices.remove(trackId));
  }

  /** @param participantIds whoever has the floor or chairs now */
  setLeading(participantIds: readonly string[]): void {
    this.#leading = new Set(participantIds);
    this.#tell(this.#voices.setLeads((trackId) => this.#leads(trackId)));
  }

  close(): void {
    this.#speakers.close();
  }

  #measure(levels: readonly TrackLevel[]): void {
    const known = levels.flatMap((level) => {
      const owner = this.#speakers.ownerOf(level.producerId);
      return owner ? [{ ...level, participantId: owner }] : [];
    });
    this.#speakers.observe(known.map(({ producerId }) => producerId));
    this.#listener.levels(known);
    this.#tell(this.#voices.observe(Date.now(), known));
  }

  #leads(trackId: string): boolean {
    const owner = this.#owners.get(trackId);
    return owner !== undefined && (owner.roomMicrophone || this.#leading.has(owner.participantId));
  }

  #tell(changed: boolean): void {
    if (changed) {
      this.#listener.passed();
    }
  }
}
