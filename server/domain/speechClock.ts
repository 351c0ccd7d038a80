import type { Reducers } from './reduce.ts';

/** Who had the floor from a moment on; null = nobody. */
type FloorTurn = { readonly at: string; readonly participantId: string | null };
/** Which item was being dealt with from a moment on; null = none. */
type ItemTurn = { readonly at: string; readonly itemId: string | null };
/** A stretch of which nothing may be kept; `untilAt` null while it lasts. */
type Classified = { readonly fromAt: string; readonly untilAt: string | null };

/** The meeting's course by time, as far as speech needs it: words arrive some seconds after they were said. */
export type SpeechClock = {
  readonly floor: readonly FloorTurn[];
  readonly items: readonly ItemTurn[];
  readonly classified: readonly Classified[];
};

export const initialSpeechClock: SpeechClock = { floor: [], items: [], classified: [] };

function floorTo(clock: SpeechClock, at: string, participantId: string | null): SpeechClock {
  return { ...clock, floor: [...clock.floor, { at, participantId }] };
}

function itemTo(clock: SpeechClock, at: string, itemId: string | null): SpeechClock {
  return { ...clock, items: [...clock.items, { at, itemId }] };
}

export const speechClockReducers: Reducers<SpeechClock> = {
  'floor.given': (clock, { speech }, { at }) => floorTo(clock, at, speech.participantId),
  'floor.stopped': (clock, _data, { at }) => floorTo(clock, at, null),
  'agenda.itemCalled': (clock, { itemId }, { at }) => itemTo(clock, at, itemId),
  'agenda.itemConcluded': (clock, _data, { at }) => itemTo(clock, at, null),
  'privacy.entered': (clock, _data, { at }) => ({
    ...clock,
    classified: [...clock.classified, { fromAt: at, untilAt: null }],
  }),
  'privacy.left': (clock, _data, { at }) => ({
    ...clock,
    classified: clock.classified.map((stretch) => ({ ...stretch, untilAt: stretch.untilAt ?? at })),
  }),
};

function lastBefore<T extends { readonly at: string }>(turns: readonly T[], at: string): T | undefined {
  const moment = Date.parse(at);
  return turns.findLast((turn) => Date.parse(turn.at) <= moment);
}

/** Who had the floor at a moment; null when nobody had. */
export function floorAt(clock: SpeechClock, at: string): string | null {
  return lastBefore(clock.floor, at)?.participantId ?? null;
}

/** Which item was being dealt with at a moment; null when none was. */
export function itemAt(clock: SpeechClock, at: string): string | null {
  return lastBefore(clock.items, at)?.itemId ?? null;
}

/** Whether any part of a stretch lies in a classified one (SEC-BM3): then nothing of it may be kept. */
export function touchesClassified(clock: SpeechClock, startAt: string, endAt: string): boolean {
  const start = Date.parse(startAt);
  const end = Date.parse(endAt);
  return clock.classified.some(
    ({ fromAt, untilAt }) => end > Date.parse(fromAt) && (untilAt === null || start < Date.parse(untilAt)),
  );
}
