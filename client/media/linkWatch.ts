import type { LinkMode, LinkState } from './mediaState.ts';

const EVERY_MS = 2000;
/** Bad for this many measurements in a row: one step down. */
const STEPS_DOWN = 3;
/** Good for this many: one step up. Climbing is slower than falling, so that the picture doesn't flicker. */
const STEPS_UP = 8;
/** A climb that did not hold makes the next one wait twice as long, up to this: two minutes. */
const MOST_STEPS_UP = 64;
const BAD_LOSS = 0.1;
/** Opus mends gaps, and late words are words: sound is given up only when what arrives can't be understood any more. */
const SPEECHLESS_LOSS = 0.2;
const BAD_ROUND_TRIP_MS = 900;
const GOOD_LOSS = 0.03;
const GOOD_ROUND_TRIP_MS = 450;
/** Worth the sound again: with nothing sent and nothing received there is no loss that could tell. */
const SPEAKABLE_ROUND_TRIP_MS = 3000;

const ladder: readonly LinkMode[] = ['full', 'no_own_picture', 'sound_only', 'text_only'];

/** One measurement of the link. */
export interface LinkMeasure {
  readonly roundTripMs: number | null;
  readonly loss: number;
}

/**
 * Decides what a link still carries. Pure apart from its memory of the last measurements: the person stays in the meeting
 * on every step, and papers and votes don't depend on it.
 */
export class LinkLadder {
  #step = 0;
  #bad = 0;
  #good = 0;
  #stepsUp = STEPS_UP;
  #climbed = false;

  get mode(): LinkMode {
    return ladder[this.#step] ?? 'full';
  }

  take({ roundTripMs, loss }: LinkMeasure): LinkMode {
    const roundTrip = roundTripMs ?? 0;
    const bad = this.mode === 'sound_only' ? loss > SPEECHLESS_LOSS : loss > BAD_LOSS || roundTrip > BAD_ROUND_TRIP_MS;
    const fast = roundTrip < (this.mode === 'text_only' ? SPEAKABLE_ROUND_TRIP_MS : GOOD_ROUND_TRIP_MS);
    const good = loss < GOOD_LOSS && fast;
    this.#bad = bad ? this.#bad + 1 : 0;
    this.#good = good ? this.#good + 1 : 0;
    if (this.#bad >= STEPS_DOWN) {
      this.#move(1);
    } else if (this.#good >= this.#stepsUp) {
      this.#move(-1);
    }
    return this.mode;
  }

  #move(by: 1 | -1): void {
    if (this.#climbed) {
      this.#stepsUp = by === 1 ? Math.min(this.#stepsUp * 2, MOST_STEPS_UP) : STEPS_UP;
    }
    // Standing well at the top is no climb that a later fall could undo.
    this.#climbed = by === -1 && this.#step > 0;
    this.#step = Math.min(ladder.length - 1, Math.max(0, this.#step + by));
    this.#bad = 0;
    this.#good = 0;
  }
}

interface Counters {
  readonly received: number;
  readonly lost: number;
}

interface Statistic {
  readonly id: string;
  readonly type: string;
  readonly timestamp: number;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly packetsSent?: number;
  readonly fractionLost?: number;
  readonly nominated?: boolean;
  readonly currentRoundTripTime?: number;
}

function roundTripOf(stats: readonly Statistic[]): number | null {
  const times = stats
    .filter((stat) => stat.type === 'candidate-pair' && stat.nominated && stat.currentRoundTripTime !== undefined)
    .map((stat) => (stat.currentRoundTripTime ?? 0) * 1000);
  return times.length === 0 ? null : Math.max(...times);
}

function countersOf(stats: readonly Statistic[]): Counters {
  const inbound = stats.filter((stat) => stat.type === 'inbound-rtp');
  return {
    received: inbound.reduce((sum, stat) => sum + (stat.packetsReceived ?? 0), 0),
    lost: inbound.reduce((sum, stat) => sum + Math.max(0, stat.packetsLost ?? 0), 0),
  };
}

/**
 * Loss on the way out, as the service reports it back. The last report on a track that was taken away stays in the browser's
 * figures for ever: only those that came since the measurement before say how the link is now.
 */
export class OutwardLoss {
  #seen = new Map<string, number>();

  take(stats: readonly Pick<Statistic, 'id' | 'type' | 'timestamp' | 'fractionLost'>[]): number {
    const reports = stats.filter((stat) => stat.type === 'remote-inbound-rtp');
    const fresh = reports.filter(({ id, timestamp }) => this.#seen.get(id) !== timestamp);
    this.#seen = new Map(reports.map(({ id, timestamp }) => [id, timestamp]));
    return Math.max(0, ...fresh.map((stat) => stat.fractionLost ?? 0));
  }
}

/** Measures the link every two seconds and tells what it carries. */
export class LinkWatch {
  readonly #stats: () => Promise<RTCStats[]>;
  readonly #tell: (link: LinkState) => void;
  readonly #ladder = new LinkLadder();
  readonly #outward = new OutwardLoss();
  #timer: ReturnType<typeof setInterval> | null = null;
  #last: Counters = { received: 0, lost: 0 };

  constructor(stats: () => Promise<RTCStats[]>, tell: (link: LinkState) => void) {
    this.#stats = stats;
    this.#tell = tell;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.#measure(), EVERY_MS);
  }

  stop(): void {
    if (this.#timer) {
      clearInterval(this.#timer);
      this.#timer = null;
    }
  }

  async #measure(): Promise<void> {
    const stats = (await this.#stats().catch(() => [])) as Statistic[];
    if (stats.length === 0) {
      return;
    }
    const now = countersOf(stats);
    const received = now.received - this.#last.received;
    const lost = now.lost - this.#last.lost;
    this.#last = now;
    const inwardLoss = received + lost > 0 ? Math.max(0, lost) / (received + Math.max(0, lost)) : 0;
    const measure = { roundTripMs: roundTripOf(stats), loss: Math.max(inwardLoss, this.#outward.take(stats)) };
    this.#tell({ mode: this.#ladder.take(measure), ...measure });
  }
}
