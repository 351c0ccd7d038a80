import type { FloorKind } from '#protocol/floor.ts';
import type { Participant } from '#protocol/people.ts';

/** The turn that is going on. */
export type Turn = {
  readonly speechId: string;
  readonly person: Participant;
  readonly startedAtMs: number;
  readonly allowedSeconds: number;
  readonly warnSeconds: number;
  readonly remote: boolean;
};

/** Somebody who asked for the floor and waits. */
export type Waiting = {
  readonly requestId: string;
  readonly person: Participant;
  readonly askedAtMs: number;
  readonly remote: boolean;
  readonly kind: FloorKind;
  readonly note: string;
};

/** The floor as the chair sees it. */
export type FloorView = {
  readonly turn: Turn | null;
  readonly queue: readonly Waiting[];
  /** Those present who may speak on this item and neither spoke nor asked to. */
  readonly unheard: readonly Participant[];
  /** Those present who have spoken on this item and may be asked again. */
  readonly heard: readonly Participant[];
};

export type FloorActions = {
  readonly end: (speechId: string) => void;
  readonly extend: (speechId: string, seconds: number) => void;
  /** Gives the floor to a waiting request. */
  readonly call: (requestId: string) => void;
  /** Gives the floor to somebody who didn't ask. */
  readonly give: (participantId: string) => void;
  /** Gives the floor to the presenter of the item, for as long as the item is planned. */
  readonly present: (participantId: string) => void;
  readonly skip: (requestId: string) => void;
  readonly pending: boolean;
};
