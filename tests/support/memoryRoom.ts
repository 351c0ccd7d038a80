import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { fold } from '#domain/fold.ts';
import { Rejected } from '#domain/rejected.ts';
import { initialState, type MeetingState } from '#domain/state.ts';
import type { CommandReply, EventEnvelope, Rejection } from '#protocol/envelope.ts';
import type { CommandInput, CommandName, CommandResult } from '#protocol/registry.ts';
import { execute, type Identity } from '#server/commands/execute.ts';
import type { NewEvent } from '#server/commands/handler.ts';
import { installBallotSecret } from '#server/persistence/ballotKeys.ts';
import type { Tx } from '#server/persistence/client.ts';
import { installOpenBoxKeys } from '#server/persistence/openBoxKeys.ts';
import type { Job, Timeline } from '#server/persistence/timeline.ts';

const keyFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-memory-'));
afterAll(() => fs.rmSync(keyFolder, { recursive: true, force: true }));

type BoxRow = Record<string, unknown> & { pollId: string };

/** The side tables that the room's commands use, in memory. */
function memoryTx(): Tx {
  const boxes = new Map<string, BoxRow>();
  const ballotBox = {
    findUnique: async ({ where }: { where: { pollId: string } }) => boxes.get(where.pollId) ?? null,
    createMany: async ({ data }: { data: readonly BoxRow[] }) => {
      const fresh = data.filter(({ pollId }) => !boxes.has(pollId));
      for (const row of fresh) {
        boxes.set(row.pollId, row);
      }
      return { count: fresh.length };
    },
    update: async ({ where, data }: { where: { pollId: string }; data: object }) =>
      boxes.set(where.pollId, { ...boxes.get(where.pollId), ...data } as BoxRow),
    deleteMany: async ({ where }: { where: { pollId: string } }) => boxes.delete(where.pollId),
  };
  const queryRaw = async (_sql: TemplateStringsArray, pollId: string) => {
    const row = boxes.get(pollId);
    return row === undefined ? [] : [row];
  };
  return { ballotBox, $queryRaw: queryRaw } as unknown as Tx;
}

/**
 * A meeting without database, network or clock: commands run through the product's own parsing, rights and handlers and are
 * folded in memory. Time stands still unless the test moves it.
 */
export class MemoryRoom {
  readonly meetingId = 'phong-thu';
  readonly tx: Tx = memoryTx();
  readonly events: EventEnvelope[] = [];
  state: MeetingState = initialState(this.meetingId);
  nowMs: number = Date.parse('2026-11-18T01:00:00.000Z');
  #commands = 0;

  constructor(opening: readonly NewEvent[]) {
    installBallotSecret('memory-memory-memory-memory-memory');
    installOpenBoxKeys(keyFolder);
    this.#append(opening, { kind: 'service', id: 'server' });
  }

  get now(): string {
    return new Date(this.nowMs).toISOString();
  }

  /** Sends a command as a participant, or as the service `server`; answers also when refused. */
  async reply(as: string, name: string, payload: unknown): Promise<CommandReply> {
    this.#commands += 1;
    const identity: Identity =
      as === 'server'
        ? { kind: 'service', service: 'server' }
        : { kind: 'seat', meetingId: this.meetingId, participantId: as };
    const envelope = { commandId: `command-${this.#commands}`, meetingId: this.meetingId, name, payload };
    const timeline = { submit: (_id: string, job: Job) => this.#submit(job) } as unknown as Timeline;
    return execute(timeline, identity, envelope);
  }

  /**
   * Sends a command that must be accepted.
   * @throws when it is refused.
   */
  async send<N extends CommandName>(as: string, name: N, payload: CommandInput<N>): Promise<CommandResult<N>> {
    const reply = await this.reply(as, name, payload);
    if (!reply.ok) {
      throw new Error(`${name} as ${as}: ${JSON.stringify(reply.rejection)}`);
    }
    return reply.result as CommandResult<N>;
  }

  /** The rejection of a command that must be refused. */
  async refusal(as: string, name: CommandName, payload: unknown): Promise<Rejection> {
    const reply = await this.reply(as, name, payload);
    if (reply.ok) {
      throw new Error(`${name} as ${as} should have been refused`);
    }
    return reply.rejection;
  }

  /** Moves the clock. */
  pass(seconds: number): void {
    this.nowMs += seconds * 1000;
  }

  /** Appends facts as they are, without a command. */
  happen(...facts: NewEvent[]): void {
    this.#append(facts, { kind: 'service', id: 'server' });
  }

  /** Names of all events so far. */
  names(): string[] {
    return this.events.map(({ name }) => name);
  }

  async #submit(job: Job): Promise<CommandReply> {
    try {
      const decided = await job.decide({ state: this.state, tx: this.tx, now: this.now });
      this.#append(decided.events, decided.actor);
      return { ok: true, sequence: this.state.sequence, result: decided.result };
    } catch (error) {
      if (error instanceof Rejected) {
        return { ok: false, rejection: error.toRejection() };
      }
      throw error;
    }
  }

  #append(facts: readonly { name: string; data: unknown }[], actor: EventEnvelope['actor']): void {
    for (const { name, data } of facts) {
      const event: EventEnvelope = {
        meetingId: this.meetingId,
        sequence: this.state.sequence + 1,
        name,
        at: this.now,
        actor,
        data: JSON.parse(JSON.stringify(data)),
      };
      this.events.push(event);
      this.state = fold(this.state, event);
    }
  }
}
