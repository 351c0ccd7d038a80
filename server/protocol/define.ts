import type { z } from 'zod';

/**
 * Who may see an event. It is declared where the event is declared, so that a broadcaster can't forget it.
 * `everyone`: all participants and the big screen, for the course of the meeting; the next two hold its content, which a
 * technician gets nothing of (RIGHTS-6): `followers`, who are all others and the big screen, and `readers`, the same without
 * the screen. `stewards`: chair, co-chair and secretary. `addressee`: only the participant named by `data.participantId`;
 * `addressedReader`: the same, unless that is a technician.
 */
export type Audience = SharedAudience | 'stewards' | PersonalAudience;
export type SharedAudience = 'everyone' | 'followers' | 'readers';
export type PersonalAudience = 'addressee' | 'addressedReader';

/** Whether an event is for the one participant it names. */
export function isPersonal(audience: Audience): audience is PersonalAudience {
  return audience === 'addressee' || audience === 'addressedReader';
}

export type CommandDefinition<N extends string, P extends z.ZodType, R extends z.ZodType> = {
  readonly name: N;
  readonly payload: P;
  readonly result: R;
};

export type EventDefinition<N extends string, A extends Audience, D extends z.ZodType> = {
  readonly name: N;
  readonly audience: A;
  readonly data: D;
};

export type SignalDefinition<N extends string, D extends z.ZodType> = {
  readonly name: N;
  readonly data: D;
  /** Signals one connection may send per second; more are dropped without an answer. */
  readonly perSecond: number;
};

/** Declares a command (`noun.verb`, imperative): a client's answered, permission-checked request for a change. */
export function defineCommand<const N extends string, P extends z.ZodType, R extends z.ZodType>(
  name: N,
  spec: { payload: P; result: R },
): CommandDefinition<N, P, R> {
  return { name, ...spec };
}

/** Declares an event (`noun.pastParticiple`): a numbered fact of the timeline, with those who may see it. */
export function defineEvent<const N extends string, const A extends Audience, D extends z.ZodType>(
  name: N,
  audience: A,
  data: D,
): EventDefinition<N, A, D> {
  return { name, audience, data };
}

/** Declares a lossy signal (pointer, "is typing"): relayed at once, rate-limited, never stored. */
export function defineSignal<const N extends string, D extends z.ZodType>(
  name: N,
  data: D,
  perSecond = 20,
): SignalDefinition<N, D> {
  return { name, data, perSecond };
}

/** Turns a list of definitions into a table keyed by name, keeping every type. */
export function byName<const T extends readonly { name: string }[]>(
  ...definitions: T
): { [D in T[number] as D['name']]: D } {
  return Object.fromEntries(definitions.map((definition) => [definition.name, definition])) as {
    [D in T[number] as D['name']]: D;
  };
}
