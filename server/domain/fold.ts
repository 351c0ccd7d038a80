import { isPersonal, type PersonalAudience } from '#protocol/define.ts';
import type { EventEnvelope } from '#protocol/envelope.ts';
import { audienceOf, type EventName, isEventName } from '#protocol/registry.ts';
import type { EventMeta } from './reduce.ts';
import { initialOwn, type MeetingState, type OwnState, ownReducers, sharedReducers, stewardReducers } from './state.ts';

type AnyReducer = (slice: unknown, data: unknown, meta: EventMeta) => unknown;
type Slices = Readonly<Record<string, unknown>>;
type ReducerTable = Readonly<Record<string, Readonly<Partial<Record<EventName, unknown>>>>>;

/** The slices after an event; the same object when it changed none of them. */
function reduceSlices<T extends object>(slices: T, table: ReducerTable, name: EventName, event: EventEnvelope): T {
  const meta: EventMeta = { sequence: event.sequence, at: event.at, actor: event.actor };
  let changed: Record<string, unknown> | undefined;
  for (const [key, reducers] of Object.entries(table)) {
    const reducer = reducers[name] as AnyReducer | undefined;
    const before = (slices as Slices)[key];
    const after = reducer === undefined ? before : reducer(before, event.data, meta);
    if (after !== before) {
      changed = changed ?? ({ ...slices } as Record<string, unknown>);
      changed[key] = after;
    }
  }
  return (changed as T | undefined) ?? slices;
}

/** Who an `addressee` event is for. */
export function addresseeOf(event: Pick<EventEnvelope, 'data'>): string {
  return (event.data as { participantId: string }).participantId;
}

/**
 * One step of the timeline: the same pure function on server, tablet, big screen, replay, minutes and verifier.
 * Events must come in number order; an event at or below the state's number changes nothing, an unknown one only the number.
 */
export function fold(state: MeetingState, event: EventEnvelope): MeetingState {
  if (event.sequence <= state.sequence) {
    return state;
  }
  const next = { ...state, sequence: event.sequence };
  if (!isEventName(event.name)) {
    return next;
  }
  const audience = audienceOf(event.name);
  if (audience === 'stewards') {
    return { ...next, stewards: reduceSlices(state.stewards, stewardReducers, event.name, event) };
  }
  if (!isPersonal(audience)) {
    return { ...next, shared: reduceSlices(state.shared, sharedReducers[audience], event.name, event) };
  }
  const own = ownAfter(state.own, event.name, audience, event);
  return own === null ? next : { ...next, own: { ...state.own, [addresseeOf(event)]: own } };
}

/** What the addressee sees of the own after an event; null when it is as before. */
function ownAfter(
  all: MeetingState['own'],
  name: EventName,
  audience: PersonalAudience,
  event: EventEnvelope,
): OwnState | null {
  const before = all[addresseeOf(event)] ?? initialOwn;
  const after = reduceSlices(before, ownReducers[audience], name, event);
  return after === before ? null : after;
}

/**
 * Folds a run of events. The table of what participants see of their own is copied once for the run and not at every
 * event: with five hundred ballots that copy would be most of the work. A state read between two steps must therefore not be
 * kept beyond the next one; the last is final.
 */
export class FoldRun {
  #own: Record<string, OwnState> | undefined;
  #state: MeetingState;

  constructor(state: MeetingState) {
    this.#state = state;
  }

  get state(): MeetingState {
    return this.#state;
  }

  /** Folds the next event in; answers the state with it. */
  step(event: EventEnvelope): MeetingState {
    const audience = isEventName(event.name) ? audienceOf(event.name) : null;
    if (audience === null || !isPersonal(audience) || event.sequence <= this.#state.sequence) {
      this.#state = fold(this.#state, event);
      return this.#state;
    }
    this.#own ??= { ...this.#state.own };
    const own = ownAfter(this.#own, event.name as EventName, audience, event);
    if (own !== null) {
      this.#own[addresseeOf(event)] = own;
    }
    this.#state = { ...this.#state, sequence: event.sequence, own: this.#own };
    return this.#state;
  }
}

/** Folds events in number order over a state. */
export function foldAll(state: MeetingState, events: Iterable<EventEnvelope>): MeetingState {
  const run = new FoldRun(state);
  for (const event of events) {
    run.step(event);
  }
  return run.state;
}
