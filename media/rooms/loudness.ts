import type { ActiveSpeakerObserver, AudioLevelObserver, Producer, Router } from 'mediasoup/types';

/** Level of one track: dBov, 0 loudest, -127 silence. */
export interface TrackLevel {
  readonly producerId: string;
  readonly level: number;
}

export interface LoudnessListener {
  /** Every 300 ms while somebody is loud, and once when nobody is. */
  readonly levels: (levels: readonly TrackLevel[]) => void;
  readonly dominant: (producerId: string) => void;
}

const INTERVAL_MS = 300;
/** Quieter than this is a quiet room, not a voice. */
const THRESHOLD_DBOV = -55;
/** As many as one notice carries. */
const MOST_LEVELS = 20;

/** Listens to all microphones of a room. Senders must carry the audio-level header extension; browsers do. */
export class Loudness {
  readonly #levels: AudioLevelObserver;
  readonly #dominant: ActiveSpeakerObserver;

  private constructor(levels: AudioLevelObserver, dominant: ActiveSpeakerObserver) {
    this.#levels = levels;
    this.#dominant = dominant;
  }

  static async create(router: Router, listener: LoudnessListener): Promise<Loudness> {
    const [levels, dominant] = await Promise.all([
      router.createAudioLevelObserver({ maxEntries: MOST_LEVELS, threshold: THRESHOLD_DBOV, interval: INTERVAL_MS }),
      router.createActiveSpeakerObserver({ interval: INTERVAL_MS }),
    ]);
    levels.on('volumes', (volumes) =>
      listener.levels(volumes.map(({ producer, volume }) => ({ producerId: producer.id, level: volume }))),
    );
    levels.on('silence', () => listener.levels([]));
    dominant.on('dominantspeaker', ({ producer }) => listener.dominant(producer.id));
    return new Loudness(levels, dominant);
  }

  /** The observers forget a producer by themselves when it closes. */
  async add(producer: Producer): Promise<void> {
    await Promise.all([
      this.#levels.addProducer({ producerId: producer.id }),
      this.#dominant.addProducer({ producerId: producer.id }),
    ]);
  }
}
