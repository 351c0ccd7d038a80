/** Sounds of a room in which nobody speaks, the same for the same seed: what a recogniser must write no word about. */
import { SAMPLE_RATE, samplesOf } from '#recorder/audio/pcm.ts';
import { Dice } from '../dice.ts';

/** Adds one source to a piece of sound; `atMs` is where the piece begins. Samples are -1 to 1. */
type Source = (into: Float64Array, atMs: number) => void;

export type QuietKind = 'silence' | 'fan' | 'hum' | 'keyboard' | 'coughs' | 'holdMusic';

const PIECE_MS = 10_000;
const FULL_SCALE = 32_767;
const TWO_PI = 2 * Math.PI;

/** -1 to 1. */
const noise = (dice: Dice): number => dice.below(65_536) / 32_768 - 1;

/** One resonance (two poles), as a throat or a key's case has it. */
function resonator(hertz: number, bandwidth: number): (input: number) => number {
  const radius = Math.exp((-Math.PI * bandwidth) / SAMPLE_RATE);
  const [a, b] = [2 * radius * Math.cos((TWO_PI * hertz) / SAMPLE_RATE), -radius * radius];
  let [y1, y2] = [0, 0];
  return (input) => {
    const y = (1 - radius) * input + a * y1 + b * y2;
    [y2, y1] = [y1, y];
    return y;
  };
}

function addAt(into: Float64Array, start: number, length: number, sample: (index: number) => number): void {
  for (let index = 0; index < length && start + index < into.length; index += 1) {
    into[start + index] = (into[start + index] ?? 0) + sample(index);
  }
}

/** The last bit of a converter. */
function silence(dice: Dice): Source {
  return (into) => addAt(into, 0, into.length, () => noise(dice) / FULL_SCALE);
}

/** A fan or an air conditioner: pink noise that swells slowly. */
function fan(dice: Dice): Source {
  const rows = new Float64Array(7);
  return (into, atMs) =>
    addAt(into, 0, into.length, (index) => {
      const row = Math.min(rows.length - 1, Math.clz32(dice.below(2 ** 31) + 1));
      rows[row] = noise(dice);
      const swell = 1 + 0.5 * Math.sin((TWO_PI * (atMs / 1000 + index / SAMPLE_RATE)) / 17);
      return 0.012 * swell * rows.reduce((sum, value) => sum + value, 0);
    });
}

/** Mains hum with its overtones, and the tone of a cheap power supply. */
function hum(): Source {
  const tones = [50, 100, 150, 200, 250, 350, 1_037].map((hertz, place) => [hertz, 0.03 / (place + 1)] as const);
  return (into, atMs) => {
    const offset = samplesOf(atMs);
    addAt(into, 0, into.length, (index) =>
      tones.reduce(
        (sum, [hertz, level]) => sum + level * Math.sin((TWO_PI * hertz * (offset + index)) / SAMPLE_RATE),
        0,
      ),
    );
  };
}

/** Typing: bursts of key strokes, each a click and the thud of the key's bottom. */
function keyboard(dice: Dice): Source {
  return (into) => {
    for (
      let ms = dice.below(500);
      ms < PIECE_MS;
      ms += dice.chance(12) ? 900 + dice.below(2500) : 90 + dice.below(140)
    ) {
      const level = 0.1 + dice.below(100) / 400;
      const click = resonator(2_200 + dice.below(2_500), 500);
      const thud = resonator(180 + dice.below(120), 120);
      addAt(into, samplesOf(ms), samplesOf(60), (index) => {
        const fade = Math.exp(-index / samplesOf(9));
        return level * fade * (8 * click(noise(dice)) + 20 * thud(noise(dice)));
      });
    }
  };
}

/** One cough: the burst, the rush of air through the throat, and mostly a hoarse, falling tone at its end. */
function cough(into: Float64Array, start: number, dice: Dice): void {
  const lengthMs = 260 + dice.below(260);
  const level = 0.25 + dice.below(100) / 300;
  const throat = throatOf(dice);
  const hoarseness = dice.chance(75) ? 10 + dice.below(25) : 0;
  const pitch = 140 + dice.below(180);
  let turns = 0;
  addAt(into, start, samplesOf(lengthMs), (index) => {
    const ms = (index * 1000) / SAMPLE_RATE;
    const burst = ms < 45 ? 1 : 0.45 * Math.exp(-(ms - 45) / 130);
    const before = Math.floor(turns);
    turns += (pitch * (1.2 - (0.5 * ms) / lengthMs)) / SAMPLE_RATE;
    const tone = ms > 90 && Math.floor(turns) > before ? hoarseness * Math.min(1, (lengthMs - ms) / 100) : 0;
    return throat.reduce((sum, resonance) => sum + resonance(level * (5 * burst * noise(dice) + tone)), 0);
  });
}

/** The resonances of an open mouth. */
function throatOf(dice: Dice): ((input: number) => number)[] {
  return [600 + dice.below(250), 1_150 + dice.below(400), 2_500 + dice.below(500)].map((hertz) =>
    resonator(hertz, 130),
  );
}

/** Somebody with a cold: one to four coughs in a row every few seconds, over a quiet room. */
function coughs(dice: Dice): Source {
  return (into) => {
    for (let ms = dice.below(3000); ms < PIECE_MS; ms += 3500 + dice.below(4500)) {
      const times = 1 + dice.below(4);
      for (let time = 0; time < times; time += 1) {
        cough(into, samplesOf(ms + time * (380 + dice.below(160))), dice);
      }
    }
  };
}

const PROGRESSION = [
  [57, 60, 64],
  [53, 57, 60],
  [48, 52, 55],
  [55, 59, 62],
] as const;
const BEAT_MS = 500;
const BAR_MS = 4 * BEAT_MS;
const OVERTONES = [1, 0.5, 0.25, 0.12] as const;

const hertzOf = (key: number): number => 440 * 2 ** ((key - 69) / 12);

function pluck(into: Float64Array, atMs: number, key: number, lengthMs: number, level: number): void {
  addAt(into, samplesOf(atMs), samplesOf(lengthMs), (index) => {
    const seconds = index / SAMPLE_RATE;
    const envelope = Math.min(1, seconds * 60) * Math.exp((-2.2 * seconds * 1000) / lengthMs);
    const phase = TWO_PI * hertzOf(key) * seconds;
    return level * envelope * OVERTONES.reduce((sum, share, place) => sum + share * Math.sin(phase * (place + 1)), 0);
  });
}

/** A voice of a choir: a buzzing tone with vibrato through an open mouth, no words. */
function sing(into: Float64Array, atMs: number, key: number, lengthMs: number, dice: Dice): void {
  const mouth = throatOf(dice);
  let turns = 0;
  addAt(into, samplesOf(atMs), samplesOf(lengthMs), (index) => {
    const seconds = index / SAMPLE_RATE;
    turns += (hertzOf(key) * (1 + 0.012 * Math.sin(TWO_PI * 5.5 * seconds))) / SAMPLE_RATE;
    const envelope = Math.min(1, seconds * 8, (lengthMs / 1000 - seconds) * 8);
    const buzz = (turns % 1) - 0.5;
    return mouth.reduce((sum, resonance) => sum + resonance(0.8 * envelope * buzz), 0);
  });
}

/** The four chords, one a bar, with a choir in every second one. */
function accompaniment(dice: Dice): Source {
  return (into, atMs) => {
    for (let ms = 0; ms < PIECE_MS; ms += BAR_MS) {
      const bar = Math.floor((atMs + ms) / BAR_MS);
      for (const key of PROGRESSION[bar % PROGRESSION.length] ?? PROGRESSION[0]) {
        pluck(into, ms, key - 12, BAR_MS, 0.06);
        if (bar % 2 === 1) {
          sing(into, ms, key, BAR_MS, dice);
        }
      }
    }
  };
}

/** A plucked melody that is never quite the same. */
function melody(dice: Dice): Source {
  return (into, atMs) => {
    for (let ms = 0; ms < PIECE_MS; ms += BEAT_MS) {
      const bar = Math.floor((atMs + ms) / BAR_MS);
      const key = dice.pick(PROGRESSION[bar % PROGRESSION.length] ?? PROGRESSION[0]) + 12;
      pluck(into, ms, key + dice.pick([0, 0, 12, 2]), BEAT_MS * dice.pick([1, 1, 2]), 0.1);
    }
  };
}

const SOURCES: Readonly<Record<QuietKind, (dice: Dice) => readonly Source[]>> = {
  silence: (dice) => [silence(dice)],
  fan: (dice) => [fan(dice)],
  hum: (dice) => [hum(), silence(dice)],
  keyboard: (dice) => [keyboard(dice), silence(dice)],
  coughs: (dice) => [coughs(dice), fan(dice)],
  holdMusic: (dice) => [accompaniment(dice), melody(dice)],
};

export const QUIET_KINDS = Object.keys(SOURCES) as QuietKind[];

/** So many minutes of one kind of quiet, 16 kHz mono, ten seconds at a time. */
export async function* quietSound(kind: QuietKind, minutes: number, seed: number): AsyncGenerator<Int16Array> {
  const sources = SOURCES[kind](new Dice(seed));
  for (let atMs = 0; atMs < minutes * 60_000; atMs += PIECE_MS) {
    const mixed = new Float64Array(samplesOf(PIECE_MS));
    for (const add of sources) {
      add(mixed, atMs);
    }
    yield Int16Array.from(mixed, (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * FULL_SCALE));
  }
}
