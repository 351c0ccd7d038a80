import type { TrackLevel } from './loudness.ts';

/** More voices at once nobody can follow; each of them costs every receiver a decoder. */
const MOST_AT_ONCE = 6;
/** Another voice must be louder by so much to take a place from one that is just being heard. */
const LEAD_DB = 6;
/** A breath doesn't cost a speaker the place. */
const HOLD_MS = 2000;

interface Voice {
  /** Always passed on: the hall, whoever has the floor, whoever chairs. */
  leads: boolean;
  heardAt: number;
  level: number;
  passed: boolean;
}

const SILENCE_DBOV = -127;

/**
 * Which of a room's open microphones are passed on to those who listen (MEDIA-17): those who lead, then whoever was loud last,
 * the loudest first. Pure: the caller gives the clock. Recording isn't touched by it.
 */
export class Voices {
  readonly #byId = new Map<string, Voice>();
  #now = 0;

  /** @returns whether anything about who is passed on has changed */
  add(producerId: string, leads: boolean): boolean {
    this.#byId.set(producerId, { leads, heardAt: 0, level: SILENCE_DBOV, passed: false });
    return this.#choose();
  }

  remove(producerId: string): boolean {
    return this.#byId.delete(producerId) && this.#choose();
  }

  setLeads(leads: (producerId: string) => boolean): boolean {
    for (const [producerId, voice] of this.#byId) {
      voice.leads = leads(producerId);
    }
    return this.#choose();
  }

  /** Takes one measurement: the tracks that are loud. */
  observe(at: number, levels: readonly TrackLevel[]): boolean {
    this.#now = at;
    for (const { producerId, level } of levels) {
      const voice = this.#byId.get(producerId);
      if (voice) {
        voice.heardAt = at;
        voice.level = level;
      }
    }
    return this.#choose();
  }

  readonly passes = (producerId: string): boolean => this.#byId.get(producerId)?.passed ?? true;

  #choose(): boolean {
    const order = [...this.#byId.values()].sort(
      (a, b) => Number(b.leads) - Number(a.leads) || this.#spoke(b) - this.#spoke(a) || standing(b) - standing(a),
    );
    let changed = false;
    for (const [index, voice] of order.entries()) {
      const passed = voice.leads || index < MOST_AT_ONCE;
      changed ||= passed !== voice.passed;
      voice.passed = passed;
    }
    return changed;
  }

  /** When a voice was heard last; all that speak just now are alike. */
  #spoke({ heardAt }: Voice): number {
    return this.#now - heardAt < HOLD_MS ? this.#now : heardAt;
  }
}

function standing(voice: Voice): number {
  return voice.level + (voice.passed ? LEAD_DB : 0);
}
