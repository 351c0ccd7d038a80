import { unavailable } from '#client/lib/rejection.ts';
import { fold, foldAll } from '#domain/fold.ts';
import { initialState, type MeetingState } from '#domain/state.ts';
import { type EventEnvelope, PROTOCOL_VERSION, type Rejection } from '#protocol/envelope.ts';
import { reloadForNewVersion } from './newVersion.ts';
import { noteServerTime } from './serverClock.ts';
import type { Wire } from './wire.ts';

/** What the server answers to `join`: the missed events, or the whole state when they are too many. */
export type JoinReply =
  | {
      readonly ok: true;
      readonly participantId: string | null;
      /** Server clock at the answer, ISO 8601 UTC. */
      readonly serverNow: string;
      readonly sequence: number;
      readonly snapshot: MeetingState | null;
      readonly events: readonly EventEnvelope[];
    }
  | { readonly ok: false; readonly rejection: Rejection };

export type MeetingView = {
  /** `ready` once the state is known; it stays so while the line is lost. */
  readonly phase: 'joining' | 'ready' | 'refused';
  readonly state: MeetingState;
  /** The participant this device speaks for; null on a big screen. */
  readonly me: string | null;
  readonly rejection: Rejection | null;
  /** When the server was last heard, while what is shown comes from this device's memory (ms since 1970); null otherwise. */
  readonly asOfMs: number | null;
};

/** Refusals that say something of the server's moment, not of this person: its database is away, it is being started. */
const PASSING: readonly Rejection['code'][] = ['internal', 'unavailable', 'too_many_requests'];
const ASK_AGAIN_MS = 1000;

/** What a device keeps of a meeting for the time without a line. */
export type Memory = {
  readonly load: () => Promise<{
    readonly me: string | null;
    readonly state: MeetingState;
    readonly seenAtMs: number;
  } | null>;
  readonly save: (me: string | null, state: MeetingState) => void;
  readonly forget: () => Promise<void>;
  readonly close: () => void;
};

/** Refusals that end a person's place in the meeting; others pass. */
const FINAL: readonly Rejection['code'][] = ['unauthenticated', 'not_found', 'forbidden'];

type Audience = 'participant' | 'screen';

/**
 * One meeting on this device: joins when the line stands, folds numbered events with the server's own function, and after a
 * break asks only for what it missed. There is no gap check: numbers outside one's audience are missing on purpose.
 */
export class MeetingStore {
  readonly meetingId: string;
  readonly #wire: Wire;
  readonly #as: Audience;
  readonly #onJoined: () => void;
  readonly #memory: Memory | null;
  readonly #listeners = new Set<() => void>();
  readonly #eventListeners = new Set<(event: EventEnvelope) => void>();
  readonly #stops: (() => void)[];
  #view: MeetingView;
  /** Events that arrive while a join is under way, or is to be tried again; null otherwise. */
  #early: EventEnvelope[] | null = null;
  /** Only the newest join counts: an older one's answer or failure says nothing of what came after it. */
  #joins = 0;

  constructor(
    wire: Wire,
    meetingId: string,
    as: Audience,
    onJoined: () => void = () => {},
    memory: Memory | null = null,
  ) {
    this.meetingId = meetingId;
    this.#wire = wire;
    this.#as = as;
    this.#onJoined = onJoined;
    this.#memory = memory;
    this.#view = { phase: 'joining', state: initialState(meetingId), me: null, rejection: null, asOfMs: null };
    this.#stops = [
      wire.on('event', (body) => this.#receive(body as EventEnvelope)),
      wire.on('resync', (body) => this.#resync(body as { meetingId?: string })),
      wire.onLink(() => this.#followLink()),
    ];
    this.#followLink();
  }

  readonly get = (): MeetingView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Calls back for each event as it arrives live, after it was folded in; not for those of a catch-up. */
  readonly onEvent = (listener: (event: EventEnvelope) => void): (() => void) => {
    this.#eventListeners.add(listener);
    return () => this.#eventListeners.delete(listener);
  };

  close(): void {
    for (const stop of this.#stops) {
      stop();
    }
    this.#memory?.close();
  }

  #set(change: Partial<MeetingView>): void {
    this.#view = { ...this.#view, ...change };
    const { phase, asOfMs, me, state } = this.#view;
    if (phase === 'ready' && asOfMs === null) {
      this.#memory?.save(me, state);
    }
    for (const listener of this.#listeners) {
      listener();
    }
  }

  #receive(event: EventEnvelope): void {
    if (event.meetingId !== this.meetingId) {
      return;
    }
    if (this.#early !== null) {
      this.#early.push(event);
      return;
    }
    if (event.sequence > this.#view.state.sequence) {
      this.#set({ state: fold(this.#view.state, event) });
      for (const listener of this.#eventListeners) {
        listener(event);
      }
    }
  }

  /** What this participant may see has changed (a role, the chair's place): the whole view is asked for anew. */
  #resync(body: { meetingId?: string }): void {
    if (body.meetingId === this.meetingId) {
      void this.#join(0);
    }
  }

  #followLink(): void {
    const link = this.#wire.link();
    if (link.kind === 'online') {
      const { phase, asOfMs, state } = this.#view;
      void this.#join(phase === 'ready' && asOfMs === null ? state.sequence : 0);
    } else if (link.kind === 'refused') {
      this.#refuse(link.rejection);
    } else if (link.kind === 'lost' && this.#view.phase === 'joining') {
      void this.#remember();
    }
  }

  /** OFFLINE-1: without a line the last state that this device knows is shown until the server is heard again. */
  async #remember(): Promise<void> {
    const kept = (await this.#memory?.load()) ?? null;
    if (kept !== null && this.#view.phase === 'joining') {
      this.#set({ phase: 'ready', state: kept.state, me: kept.me, asOfMs: kept.seenAtMs });
    }
  }

  #refuse(rejection: Rejection): void {
    if (FINAL.includes(rejection.code)) {
      void this.#memory?.forget();
    }
    this.#set({ phase: 'refused', rejection });
  }

  async #join(lastSequence: number): Promise<void> {
    this.#joins += 1;
    const own = this.#joins;
    this.#early ??= [];
    const sentAtMs = Date.now();
    const body = { meetingId: this.meetingId, lastSequence, protocolVersion: PROTOCOL_VERSION, as: this.#as };
    try {
      const reply = (await this.#wire.request('join', body)) as JoinReply;
      if (own === this.#joins) {
        this.#welcome(reply, sentAtMs);
      }
    } catch {
      if (own === this.#joins) {
        this.#retry();
      }
    }
  }

  #welcome(reply: JoinReply, sentAtMs: number): void {
    // What arrives until it is tried again waits as well: folded in now it would stand after a gap.
    if (!reply.ok && PASSING.includes(reply.rejection.code)) {
      const timer = setTimeout(() => this.#wire.retryNow(), ASK_AGAIN_MS);
      this.#stops.push(() => clearTimeout(timer));
      return;
    }
    const waiting = this.#early ?? [];
    this.#early = null;
    if (!reply.ok) {
      reloadForNewVersion(reply.rejection);
      this.#refuse(reply.rejection);
      return;
    }
    noteServerTime(reply.serverNow, sentAtMs);
    const caughtUp = foldAll(reply.snapshot ?? this.#view.state, reply.events);
    const sequence = Math.max(caughtUp.sequence, reply.sequence);
    const state = foldAll({ ...caughtUp, sequence }, waiting);
    this.#set({ phase: 'ready', state, me: reply.participantId, rejection: null, asOfMs: null });
    this.#onJoined();
  }

  /** A join that got no answer on a standing line is asked again over a new one; on a lost line the reconnect asks. */
  #retry(): void {
    if (this.#wire.link().kind === 'online') {
      this.#wire.retryNow();
    } else if (this.#wire.link().kind === 'refused') {
      this.#set({ phase: 'refused', rejection: unavailable().rejection });
    }
  }
}
