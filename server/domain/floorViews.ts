import type { Participant } from '#protocol/people.ts';
import { SPEAKERS } from '#protocol/roles.ts';
import type { AgendaItem } from './agenda.ts';
import { isPresent } from './attendance.ts';
import { type CurrentSpeech, secondsBetween, waitingFor } from './floor.ts';
import type { SharedState } from './state.ts';

/** A running clock as every screen shows it, in whole seconds. `remaining` is negative when the time is over. */
export type Clock = {
  readonly elapsed: number;
  readonly remaining: number;
  readonly warning: boolean;
  readonly over: boolean;
};

function clock(elapsed: number, total: number, warnSeconds: number): Clock {
  const remaining = total - elapsed;
  return { elapsed, remaining, warning: remaining <= warnSeconds, over: remaining < 0 };
}

/** The clock of a speech at server time `now`. */
export function speechClock(speech: CurrentSpeech, now: string): Clock {
  return clock(secondsBetween(speech.startedAt, now), speech.seconds, speech.warnSeconds);
}

/** The clock of an item that was called, against its planned minutes; null before it is called. Warns in the last minute. */
export function itemClock(item: AgendaItem, now: string): Clock | null {
  if (item.calledAt === null) {
    return null;
  }
  return clock(secondsBetween(item.calledAt, item.endedAt ?? now), item.plannedMinutes * 60, 60);
}

/** Whether somebody may be given the floor: is here, and speaks by role or because the item is his to present. */
export function maySpeak(shared: SharedState, participantId: string, itemId: string | null): boolean {
  const person = shared.people.byId[participantId];
  if (person === undefined || !isPresent(shared.attendance, participantId)) {
    return false;
  }
  const presents = itemId !== null && shared.agenda.byId[itemId]?.presenterId === participantId;
  return presents || SPEAKERS.includes(person.role);
}

/** Who has spoken or is speaking on an item. */
function heardOn(shared: SharedState, itemId: string): Set<string> {
  const { history, current } = shared.floor;
  const speeches = current === null ? history : [...history, current];
  return new Set(speeches.filter((speech) => speech.itemId === itemId).map(({ participantId }) => participantId));
}

/** Voices that an item would end without: those who wait for their turn, and those present who neither spoke nor asked to. */
export type UnheardVoices = { readonly waiting: readonly Participant[]; readonly silent: readonly Participant[] };

/** The check before an item ends (FLOOR-8). The chair isn't counted: the chair runs the item and speaks at will. */
export function unheardVoices(shared: SharedState, itemId: string): UnheardVoices {
  const { people, meeting } = shared;
  const waitingIds = new Set(waitingFor(shared.floor, itemId).map(({ participantId }) => participantId));
  const heard = heardOn(shared, itemId);
  const listeners = Object.values(people.byId).filter(
    ({ participantId, role }) =>
      role !== 'chair' && participantId !== meeting.actingChairId && maySpeak(shared, participantId, itemId),
  );
  return {
    waiting: [...waitingIds].flatMap((id) => people.byId[id] ?? []),
    silent: listeners.filter(({ participantId }) => !waitingIds.has(participantId) && !heard.has(participantId)),
  };
}

/** Those present who spoke on an item and neither speak now nor wait: a presenter who is asked to answer, for one. */
export function heardVoices(shared: SharedState, itemId: string): readonly Participant[] {
  const busy = new Set(waitingFor(shared.floor, itemId).map(({ participantId }) => participantId));
  busy.add(shared.floor.current?.participantId ?? '');
  return [...heardOn(shared, itemId)]
    .filter((id) => !busy.has(id) && maySpeak(shared, id, itemId))
    .flatMap((id) => shared.people.byId[id] ?? []);
}

/** One line of the speaking report (AC-HC-06): how often somebody asked, was called, and how long that took together. */
export type SpeakingFigures = {
  readonly participantId: string;
  readonly requested: number;
  readonly called: number;
  readonly seconds: number;
};

/**
 * Speaking figures of everyone who may speak, in the order of the list of participants: a report, not a ranking. People who
 * never spoke are there with zeros.
 *
 * @param itemId only this item; null for the whole meeting
 * @param now server time, for the speech that is on
 */
export function speakingReport(shared: SharedState, itemId: string | null, now: string): SpeakingFigures[] {
  const { floor, people } = shared;
  const onItem = (id: string | null): boolean => itemId === null || id === itemId;
  const requests = Object.values(floor.requests).filter((request) => onItem(request.itemId));
  const past = floor.history.map(({ participantId, itemId: on, spokenSeconds }) => ({
    participantId,
    on,
    spokenSeconds,
  }));
  const running =
    floor.current === null
      ? []
      : [
          {
            participantId: floor.current.participantId,
            on: floor.current.itemId,
            spokenSeconds: secondsBetween(floor.current.startedAt, now),
          },
        ];
  const speeches = [...past, ...running].filter(({ on }) => onItem(on));
  return Object.values(people.byId)
    .filter(
      ({ role, participantId }) =>
        SPEAKERS.includes(role) || speeches.some((speech) => speech.participantId === participantId),
    )
    .map(({ participantId }) => {
      const own = speeches.filter((speech) => speech.participantId === participantId);
      return {
        participantId,
        requested: requests.filter((request) => request.participantId === participantId).length,
        called: own.length,
        seconds: own.reduce((sum, { spokenSeconds }) => sum + spokenSeconds, 0),
      };
    });
}

/** The speaking figures of one unit: all of its people together. */
export type UnitFigures = Omit<SpeakingFigures, 'participantId'> & { readonly unit: string; readonly people: number };

/**
 * The lines of a speaking report added up by unit (AC-HC-06), in the order in which the units come on the list; people
 * without a unit are together under the empty name.
 */
export function speakingByUnit({ people }: SharedState, lines: readonly SpeakingFigures[]): UnitFigures[] {
  const units = new Map<string, UnitFigures>();
  for (const { participantId, requested, called, seconds } of lines) {
    const unit = people.byId[participantId]?.unit ?? '';
    const sum = units.get(unit) ?? { unit, people: 0, requested: 0, called: 0, seconds: 0 };
    units.set(unit, {
      unit,
      people: sum.people + 1,
      requested: sum.requested + requested,
      called: sum.called + called,
      seconds: sum.seconds + seconds,
    });
  }
  return [...units.values()];
}
