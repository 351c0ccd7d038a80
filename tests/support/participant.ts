import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { fold, foldAll } from '#domain/fold.ts';
import { initialState, type MeetingState } from '#domain/state.ts';
import { type CommandReply, type EventEnvelope, PROTOCOL_VERSION, type Rejection } from '#protocol/envelope.ts';
import type { CommandInput, CommandName, CommandResult, EventData, EventName } from '#protocol/registry.ts';

type JoinReply =
  | {
      readonly ok: true;
      readonly participantId: string | null;
      readonly sequence: number;
      readonly snapshot: MeetingState | null;
      readonly events: readonly EventEnvelope[];
    }
  | { readonly ok: false; readonly rejection: Rejection };

const WAIT_MS = 10_000;
const AGAIN_MS = 200;

/** A refusal as the server answered it. */
export class Refused extends Error {
  readonly rejection: Rejection;

  constructor(what: string, rejection: Rejection) {
    super(`${what}: ${rejection.code} ${rejection.rule ?? ''} ${JSON.stringify(rejection.details)}`);
    this.rejection = rejection;
  }
}

/** How somebody connects: the server's address and the Cookie header of a session. */
export type Line = { readonly url: string; readonly cookie: string };

/**
 * One device in a meeting over the real socket: folds what it is sent with the product's own fold, sends commands, waits
 * for events and states. Robots of `npm run play`, tests and benches are made of it.
 */
export class MeetingClient {
  readonly meetingId: string;
  readonly #socket: Socket;
  readonly #as: 'participant' | 'screen';
  #closed = false;
  /** Events that arrive while a join is under way wait for its answer, as in the real client; null otherwise. */
  #early: EventEnvelope[] | null = null;
  readonly #checks = new Set<() => void>();
  /** Everything that arrived live or by catch-up, in order. */
  readonly events: EventEnvelope[] = [];
  state: MeetingState;
  participantId: string | null = null;
  /** Bytes of the last join's answer, as JSON. */
  joinBytes = 0;

  constructor(line: Line, meetingId: string, as: 'participant' | 'screen' = 'participant') {
    this.meetingId = meetingId;
    this.#as = as;
    this.state = initialState(meetingId);
    this.#socket = io(line.url, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 300,
      rejectUnauthorized: false,
      ...(line.cookie === '' ? {} : { extraHeaders: { cookie: line.cookie } }),
    });
    this.#socket.on('event', (event: EventEnvelope) => this.#receive(event));
    this.#socket.on('resync', () => void this.join(0).catch(() => undefined));
  }

  /** Connects and joins; from then on it joins again by itself after every break. */
  async enter(): Promise<this> {
    await this.connected();
    await this.join(0);
    this.#socket.on('connect', () => void this.join(this.state.sequence).catch(() => undefined));
    // A handshake that the server can't answer now (its database is away) isn't tried again by the library itself.
    this.#socket.on('connect_error', () => {
      if (!this.#socket.active && !this.#closed) {
        setTimeout(() => this.#socket.connect(), AGAIN_MS);
      }
    });
    return this;
  }

  /** Resolves when the line stands; rejects when the handshake is refused. */
  connected(): Promise<void> {
    if (this.#socket.connected) {
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      this.#socket.once('connect', () => resolve());
      this.#socket.once('connect_error', reject);
    });
  }

  /** Asks to be let in; `lastSequence` 0 takes the whole state. */
  async join(lastSequence: number, protocolVersion: number = PROTOCOL_VERSION): Promise<void> {
    const request = { meetingId: this.meetingId, lastSequence, protocolVersion, as: this.#as };
    this.#early = [];
    const reply = await this.#ask(request);
    const waiting = this.#early ?? [];
    this.#early = null;
    if (!reply.ok) {
      throw new Refused('join', reply.rejection);
    }
    this.joinBytes = JSON.stringify(reply).length;
    this.participantId = reply.participantId;
    this.events.push(...reply.events.filter(({ sequence }) => sequence > this.state.sequence));
    const caughtUp = foldAll(reply.snapshot ?? this.state, reply.events);
    // Numbers that this viewer may not see are passed over, as the real client does.
    this.state = { ...caughtUp, sequence: Math.max(caughtUp.sequence, reply.sequence) };
    for (const event of waiting) {
      this.#receive(event);
    }
    this.#check();
  }

  async #ask(request: unknown): Promise<JoinReply> {
    try {
      return (await this.#socket.timeout(WAIT_MS).emitWithAck('join', request)) as JoinReply;
    } catch (error) {
      this.#early = null;
      throw error;
    }
  }

  /** Sends a raw message and answers whatever the server does. */
  raw(message: string, body: unknown): Promise<unknown> {
    return this.#socket.timeout(WAIT_MS).emitWithAck(message, body);
  }

  /** Sends a raw command; answers also when refused. */
  async reply(name: string, payload: unknown, commandId: string = randomUUID()): Promise<CommandReply> {
    return (await this.raw('command', { commandId, meetingId: this.meetingId, name, payload })) as CommandReply;
  }

  /**
   * Sends a command and answers its result.
   * @throws {Refused}
   */
  async send<N extends CommandName>(name: N, payload: CommandInput<N>): Promise<CommandResult<N>> {
    const reply = await this.reply(name, payload);
    if (!reply.ok) {
      throw new Refused(name, reply.rejection);
    }
    return reply.result as CommandResult<N>;
  }

  /** The rejection of a command that must be refused. */
  async refusal<N extends CommandName>(name: N, payload: unknown): Promise<Rejection> {
    const reply = await this.reply(name, payload);
    if (reply.ok) {
      throw new Error(`${name} should have been refused`);
    }
    return reply.rejection;
  }

  /** Sends a lossy signal. */
  signal(name: string, data: unknown): void {
    this.#socket.emit('signal', { meetingId: this.meetingId, name, data });
  }

  /** Hears every message of a kind. */
  on(message: string, listener: (body: unknown) => void): void {
    this.#socket.on(message, listener);
  }

  /** The first event of this name after number `after` that fits, as soon as it is there. */
  waitForEvent<N extends EventName>(
    name: N,
    fits: (data: EventData<N>) => boolean = () => true,
    after = 0,
  ): Promise<EventEnvelope & { data: EventData<N> }> {
    const find = () =>
      this.events.find((event) => event.name === name && event.sequence > after && fits(event.data as EventData<N>)) as
        | (EventEnvelope & { data: EventData<N> })
        | undefined;
    return this.#waitFor(find, name);
  }

  /** Resolves once the state is as asked. */
  async waitForState(isThere: (state: MeetingState) => boolean, what = 'state'): Promise<MeetingState> {
    return this.#waitFor(() => (isThere(this.state) ? this.state : undefined), what);
  }

  /** Breaks the line without a word, as a lost network does; it comes back by itself. */
  breakLine(): void {
    this.#socket.io.engine.close();
  }

  /** Goes away until `returnNow`. */
  goAway(): void {
    this.#socket.disconnect();
  }

  /** Comes back after `goAway`. */
  returnNow(): void {
    this.#socket.connect();
  }

  get isConnected(): boolean {
    return this.#socket.connected;
  }

  close(): void {
    this.#closed = true;
    this.#socket.close();
  }

  #receive(event: EventEnvelope): void {
    if (this.#early !== null) {
      this.#early.push(event);
      return;
    }
    if (event.meetingId === this.meetingId && event.sequence > this.state.sequence) {
      this.events.push(event);
      this.state = fold(this.state, event);
      this.#check();
    }
  }

  #check(): void {
    for (const check of this.#checks) {
      check();
    }
  }

  #waitFor<T>(find: () => T | undefined, what: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#checks.delete(check);
        reject(new Error(`waited ${WAIT_MS} ms in vain for ${what}`));
      }, WAIT_MS);
      const check = (): void => {
        const found = find();
        if (found !== undefined) {
          clearTimeout(timer);
          this.#checks.delete(check);
          resolve(found);
        }
      };
      this.#checks.add(check);
      check();
    });
  }
}
