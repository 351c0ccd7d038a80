import { randomUUID } from 'node:crypto';
import type { EventEnvelope } from '#protocol/envelope.ts';
import type { CommandInput, CommandName } from '#protocol/registry.ts';
import { execute } from '#server/commands/execute.ts';
import type { Logger } from '#server/logging/logger.ts';
import { destroyKeysOfEndedBoxes, endBox } from '#server/persistence/ballotBox.ts';
import type { Database } from '#server/persistence/client.ts';
import { meetingsWithOpenPolls } from '#server/persistence/openPolls.ts';
import type { Timeline } from '#server/persistence/timeline.ts';

/** How long arrivals are gathered before everyone is told the new count. */
const COUNT_AFTER_MS = 250;
/** How often polls are looked for whose process has died or which another process opened. */
const LOOK_AROUND_MS = 5_000;
/** How often keys are looked for whose process died before it could destroy them. */
const TIDY_MS = 600_000;
/** A closing that came too early by the server's own clock is tried again after this time. */
const AGAIN_MS = 50;

type Parts = { readonly timeline: Timeline; readonly db: Database; readonly log: Logger };

/**
 * Closes polls at their deadline and tells everyone how many ballots have arrived. Any number of processes may run one:
 * a closing has the same command id everywhere, so it happens once; after a restart open polls are found in the log.
 */
export class PollClock {
  readonly #parts: Parts;
  readonly #closings = new Map<string, NodeJS.Timeout>();
  readonly #counts = new Map<string, NodeJS.Timeout>();
  readonly #unfollow: () => void;
  #around: NodeJS.Timeout | undefined;
  #tidyAt = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#unfollow = parts.timeline.follow((meetingId, events) => {
      for (const event of events) {
        this.#heard(meetingId, event);
      }
    });
  }

  /** Finds the polls that are open and keeps looking. */
  async start(): Promise<void> {
    await this.#lookAround();
    this.#around = setInterval(() => {
      this.#lookAround().catch((error: unknown) =>
        this.#parts.log.error({ err: error }, 'looking for open polls failed'),
      );
    }, LOOK_AROUND_MS);
  }

  /** Ends all timers; open polls stay open until a clock starts again. */
  close(): void {
    this.#unfollow();
    clearInterval(this.#around);
    for (const timer of [...this.#closings.values(), ...this.#counts.values()]) {
      clearTimeout(timer);
    }
  }

  /** Ballots have arrived in a poll's box. */
  arrived(meetingId: string, pollId: string): void {
    if (!this.#counts.has(pollId)) {
      const timer = setTimeout(() => {
        this.#counts.delete(pollId);
        this.#send(meetingId, 'poll.count', { pollId }, randomUUID());
      }, COUNT_AFTER_MS);
      this.#counts.set(pollId, timer);
    }
  }

  async #lookAround(): Promise<void> {
    await this.#tidyKeys(Date.now());
    for (const meetingId of await meetingsWithOpenPolls(this.#parts.db)) {
      const { polls } = (await this.#parts.timeline.state(meetingId)).shared;
      for (const { pollId, status, closesAt } of Object.values(polls.byId)) {
        if (status === 'open' && !this.#closings.has(pollId)) {
          this.#schedule(meetingId, pollId, closesAt);
        }
      }
    }
  }

  async #tidyKeys(now: number): Promise<void> {
    if (now >= this.#tidyAt) {
      this.#tidyAt = now + TIDY_MS;
      await destroyKeysOfEndedBoxes(this.#parts.db, now);
    }
  }

  #heard(meetingId: string, { name, data }: EventEnvelope): void {
    const { pollId, closesAt } = data as { pollId: string; closesAt: string | null };
    switch (name) {
      case 'poll.opened':
      case 'poll.extended':
        this.#schedule(meetingId, pollId, closesAt);
        break;
      case 'poll.closed':
      case 'poll.cancelled':
        this.#forget(pollId);
        endBox(pollId).catch((error: unknown) =>
          this.#parts.log.error({ err: error }, 'a key of a ballot box was left'),
        );
        break;
      case 'poll.ballotCast':
      case 'poll.tokenTaken':
        this.arrived(meetingId, pollId);
        break;
    }
  }

  #forget(pollId: string): void {
    clearTimeout(this.#closings.get(pollId));
    this.#closings.delete(pollId);
  }

  #schedule(meetingId: string, pollId: string, closesAt: string | null, atLeastMs = 0): void {
    this.#forget(pollId);
    if (closesAt !== null) {
      const wait = Math.max(Date.parse(closesAt) - Date.now(), atLeastMs);
      this.#closings.set(
        pollId,
        setTimeout(() => this.#send(meetingId, 'poll.close', { pollId }, `close:${pollId}:${closesAt}`), wait),
      );
    }
  }

  #send<N extends CommandName>(meetingId: string, name: N, payload: CommandInput<N>, commandId: string): void {
    const { timeline, log } = this.#parts;
    execute(timeline, { kind: 'service', service: 'server' }, { commandId, meetingId, name, payload })
      .then((reply) => {
        if (!reply.ok && name === 'poll.close') {
          this.#tryAgain(meetingId, payload as { pollId: string });
        }
      })
      .catch((error: unknown) => {
        log.warn({ err: error, name }, 'a command of the poll clock failed');
        if (name === 'poll.close') {
          this.#tryAgain(meetingId, payload as { pollId: string });
        }
      });
  }

  #tryAgain(meetingId: string, { pollId }: { pollId: string }): void {
    const poll = this.#parts.timeline.known(meetingId)?.shared.polls.byId[pollId];
    if (poll?.status === 'open') {
      this.#schedule(meetingId, pollId, poll.closesAt, AGAIN_MS);
    }
  }
}
