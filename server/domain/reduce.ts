import type { EventActor } from '#protocol/envelope.ts';
import type { EventData, EventName } from '#protocol/registry.ts';

/** What the envelope of an event tells a reducer besides its data. `at` is the server's clock, ISO 8601 UTC. */
export type EventMeta = { readonly sequence: number; readonly at: string; readonly actor: EventActor };

/** Pure step of one slice of state for one event. */
export type Reducer<S, N extends EventName> = (slice: S, data: EventData<N>, meta: EventMeta) => S;

/** Reducers of one slice, by event name; events it doesn't care about are left out. */
export type Reducers<S> = { readonly [N in EventName]?: Reducer<S, N> };

/** Returns the record without one key; the same record when the key isn't there. */
export function without<V>(record: Readonly<Record<string, V>>, key: string): Readonly<Record<string, V>> {
  if (!Object.hasOwn(record, key)) {
    return record;
  }
  const { [key]: _removed, ...rest } = record;
  return rest;
}

/** Returns the record with one entry changed by `change`; unchanged when the key isn't there. */
export function update<V>(
  record: Readonly<Record<string, V>>,
  key: string,
  change: (value: V) => V,
): Readonly<Record<string, V>> {
  const value = record[key];
  return value === undefined ? record : { ...record, [key]: change(value) };
}

/** Copies `changes` over `target`, leaving out keys that are undefined. */
export function merge<T extends object>(target: T, changes: { readonly [K in keyof T]?: T[K] | undefined }): T {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...target, ...Object.fromEntries(given) };
}
