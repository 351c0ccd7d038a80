import { DEFAULT_CALENDAR } from '../calendar/holidays.ts';
import type { TimeExpression } from '../dates/expression.ts';
import { scanTimes } from '../dates/scan.ts';
import { firstFrom, type Placed } from '../text/places.ts';
import { repair } from '../text/repair.ts';
import { asMeant, isToneless, withTones } from '../text/respell.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import type { ExtractInput, RosterEntry, SpeakerRole, WorkCalendar } from '../types.ts';
import { levelOf } from '../units/level.ts';
import { buildRoster } from '../units/roster.ts';
import { scanUnits } from '../units/scan.ts';
import type { Level, UnitSpan } from '../units/span.ts';

/** In a council's meeting the council is the own body, and the committee is not. */
function withOwner(unit: UnitSpan, level: Level): UnitSpan {
  const own = level === 'council' && (unit.unitClass === 'council' || unit.unitClass === 'committee');
  return own ? { ...unit, own: /^HĐND|^Thường trực HĐND/u.test(unit.name) } : unit;
}

/** A text with everything named in it; the later steps only look, they never scan words for names or dates again. */
export interface Reading {
  readonly source: string;
  readonly tokens: readonly Token[];
  readonly units: readonly UnitSpan[];
  readonly times: readonly TimeExpression[];
  readonly role: SpeakerRole;
  readonly level: Level;
  readonly meetingDate: string;
  readonly calendar: WorkCalendar;
  readonly chairTitle: string;
  readonly speakerUnit: string | null;
  /** The text came with commas or full stops: then a subject stands after one. */
  readonly punctuated: boolean;
  /** All in small letters: names are put into their canonical form in the action. */
  readonly heard: boolean;
  readonly repaired: boolean;
  /** Mis-heard words were put right (domain.md §3.5). */
  readonly respelled: boolean;
}

const CHAIR_TITLES: Readonly<Record<Level, string>> = {
  government: 'Thủ tướng',
  province: 'Chủ tịch',
  commune: 'Chủ tịch',
  ministry: 'Bộ trưởng',
  enterprise: 'Tổng Giám đốc',
  council: 'Chủ tịch',
  institution: 'Giám đốc',
};

const MAX_REPAIRS = 4;

interface Words {
  readonly tokens: readonly Token[];
  readonly text: string;
  readonly respelled: boolean;
}

function namesOf(roster: readonly RosterEntry[]): string[] {
  return roster.flatMap(({ name, aliases, unit }) => [name, ...(aliases ?? []), ...(unit ? [unit] : [])]);
}

/** Tokens under the words they stand for: tones put back in a text without any, mis-heard words in speech put right. */
function wordsOf(input: ExtractInput): Words {
  const tokens = tokenize(input.text);
  if (isToneless(tokens)) {
    const toned = withTones(tokens, namesOf(input.roster));
    return { tokens: toned, text: toned.map((token) => token.lower).join(' '), respelled: false };
  }
  const heard = tokens.some((token) => token.capital) ? null : asMeant(tokens);
  return { tokens: heard?.tokens ?? tokens, text: input.text, respelled: heard?.corrected ?? false };
}

/** A date inside a name ("Tổ công tác 15/8") is none. */
function crosses(units: readonly UnitSpan[], time: TimeExpression): boolean {
  const last = units[firstFrom(units, time.end) - 1];
  return last !== undefined && last.end > time.start;
}

/** Tokens, units and times of a text after self-repairs were taken out. */
export function readText(input: ExtractInput): Reading {
  const words = wordsOf(input);
  const level = levelOf(
    input.agency,
    `${words.text} ${input.roster.map(({ title, unit }) => `${title ?? ''} ${unit ?? ''}`).join(' ')}`,
  );
  const context = { roster: buildRoster(input.roster), level };
  let { tokens } = words;
  let units = scanUnits(tokens, context);
  let times = scanTimes(tokens);
  let repaired = false;
  for (let round = 0; round < MAX_REPAIRS; round += 1) {
    const fixed = repair(tokens, units, times);
    if (!fixed.repaired) {
      break;
    }
    repaired = true;
    tokens = fixed.tokens;
    units = scanUnits(tokens, context);
    times = scanTimes(tokens);
  }
  return {
    source: input.text,
    tokens,
    units: units.map((unit) => withOwner(unit, level)),
    times: times.filter((time) => time.boundary !== null || !crosses(units, time)),
    role: input.speakerRole,
    level,
    meetingDate: input.meetingDate,
    calendar: input.calendar ?? DEFAULT_CALENDAR,
    chairTitle: input.chairTitle ?? CHAIR_TITLES[level],
    speakerUnit: input.speakerUnit ?? null,
    punctuated: tokens.some((token) => token.kind === 'punct'),
    heard: !tokens.some((token) => token.capital),
    repaired,
    respelled: words.respelled,
  };
}

/** What lies over each token: looked up at every step, so found once for a list of names or times. */
const covers = new WeakMap<readonly Placed[], ReadonlyMap<number, Placed>>();

function over<T extends Placed>(list: readonly T[], at: number): T | null {
  let map = covers.get(list) as ReadonlyMap<number, T> | undefined;
  if (!map) {
    const made = new Map<number, T>();
    for (const one of list) {
      for (let place = one.start; place < one.end; place += 1) {
        made.set(place, made.get(place) ?? one);
      }
    }
    covers.set(list, made);
    map = made;
  }
  return map.get(at) ?? null;
}

function startingAt<T extends Placed>(list: readonly T[], at: number): T | null {
  const one = over(list, at);
  return one?.start === at ? one : null;
}

export function unitAt(reading: Reading, at: number): UnitSpan | null {
  return startingAt(reading.units, at);
}

export function unitOver(reading: Reading, at: number): UnitSpan | null {
  return over(reading.units, at);
}

export function timeAt(reading: Reading, at: number): TimeExpression | null {
  return startingAt(reading.times, at);
}

export function timeOver(reading: Reading, at: number): TimeExpression | null {
  return over(reading.times, at);
}
