import { newId } from '#client/lib/ids.ts';
import { CommandRejected, unavailable } from '#client/lib/rejection.ts';
import type { CommandReply } from '#protocol/envelope.ts';
import type { CommandInput, CommandName, CommandResult } from '#protocol/registry.ts';
import type { Wire } from './wire.ts';

/** A command without an answer after this long is given up as `unavailable`. */
const GIVE_UP_MS = 20_000;

type Pending = {
  readonly envelope: { commandId: string; meetingId: string; name: string; payload: unknown };
  readonly settle: (reply: CommandReply) => void;
  readonly fail: () => void;
  timer: ReturnType<typeof setTimeout> | undefined;
  sending: boolean;
};

/**
 * Commands on their way. Each carries an id made here; after a broken line the same id is sent again, so the server answers
 * it twice and does it once.
 */
export class CommandQueue {
  readonly #wire: Wire;
  readonly #pending = new Map<string, Pending>();

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** Number of commands without an answer. */
  get size(): number {
    return this.#pending.size;
  }

  /** Sends a command and gives its result; rejects with `CommandRejected`. */
  send<N extends CommandName>(meetingId: string, name: N, payload: CommandInput<N>): Promise<CommandResult<N>> {
    return new Promise((resolve, reject) => {
      const command: Pending = {
        envelope: { commandId: newId(), meetingId, name, payload },
        settle: (reply) =>
          reply.ok ? resolve(reply.result as CommandResult<N>) : reject(new CommandRejected(reply.rejection)),
        fail: () => reject(unavailable()),
        timer: undefined,
        sending: false,
      };
      command.timer = setTimeout(() => this.#finish(command, command.fail), GIVE_UP_MS);
      this.#pending.set(command.envelope.commandId, command);
      void this.#transmit(command);
    });
  }

  /** Sends everything that has no answer once more, with the same ids; called when the meeting is joined anew. */
  readonly resend = (): void => {
    for (const command of this.#pending.values()) {
      void this.#transmit(command);
    }
  };

  #finish(command: Pending, act: () => void): void {
    if (this.#pending.delete(command.envelope.commandId)) {
      clearTimeout(command.timer);
      act();
    }
  }

  async #transmit(command: Pending): Promise<void> {
    if (command.sending || this.#wire.link().kind !== 'online') {
      return;
    }
    command.sending = true;
    try {
      const reply = (await this.#wire.request('command', command.envelope)) as CommandReply;
      this.#finish(command, () => command.settle(reply));
    } catch {
      command.sending = false;
      if (this.#pending.has(command.envelope.commandId)) {
        await this.#transmit(command);
      }
    }
  }
}
