import { isDeepStrictEqual } from 'node:util';
import { CommandReply } from '#protocol/envelope.ts';
import type { Envelope } from './messages.ts';

type Accepted = {
  readonly as: string;
  readonly envelope: Envelope;
  readonly reply: Extract<CommandReply, { ok: true }>;
};

/** What the server answered, kept apart from the product: receipts, rejections, receipts of secret ballots, and what was wrong. */
export class Books {
  /** Messages of all kinds that were sent. */
  sent = 0;
  slowestMs = 0;
  readonly accepted = new Map<string, Accepted>();
  readonly rejected = new Set<string>();
  /** Rejections by code and rule. */
  readonly reasons = new Map<string, number>();
  /** Choices of secret ballots by poll and ballot id. */
  readonly secret = new Map<string, Map<string, string>>();
  /** What the server did wrong; empty when all is well. */
  readonly wrongs: string[] = [];

  wrong(what: string, ...details: unknown[]): void {
    const told = details.map((detail) => JSON.stringify(detail)?.slice(0, 400));
    this.wrongs.push([what, ...told].join(' | '));
  }

  /**
   * Notes the answer to a command; `message` is what went over the wire in the envelope's place. `repeats`: the command had been
   * accepted before it was sent. Answers of two lines may overtake each other, so what has been accepted meanwhile says nothing.
   */
  answered(as: string, envelope: Envelope, message: unknown, given: unknown, repeats = false): void {
    const parsed = CommandReply.safeParse(given);
    if (!parsed.success) {
      this.wrong('an answer that is none', envelope, given);
      return;
    }
    if (!parsed.data.ok) {
      this.#refused(envelope, parsed.data.rejection, repeats);
      return;
    }
    if (message !== envelope) {
      this.wrong('a broken envelope was accepted', message);
    }
    this.#taken(as, envelope, parsed.data);
  }

  #refused(envelope: Envelope, { code, rule }: { code: string; rule: string | null }, repeats: boolean): void {
    const reason = `${code} ${rule ?? ''}`.trim();
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
    if (code === 'internal' || code === 'unavailable') {
      this.wrong('a fault instead of a rejection', code, envelope);
    }
    if (!this.accepted.has(envelope.commandId)) {
      this.rejected.add(envelope.commandId);
    } else if (repeats && code !== 'too_many_requests' && rule !== 'SYNC-2') {
      this.wrong('a repeat of an accepted command was refused', reason, envelope);
    }
  }

  #taken(as: string, envelope: Envelope, reply: Accepted['reply']): void {
    const known = this.accepted.get(envelope.commandId);
    if (known === undefined) {
      this.rejected.delete(envelope.commandId);
      this.accepted.set(envelope.commandId, { as, envelope, reply });
    } else if (known.as !== as || !isDeepStrictEqual(known.reply, reply)) {
      this.wrong('a repeat was answered otherwise', as, envelope, known.reply, reply);
    }
  }

  /** Notes the receipt of a secret ballot. */
  sealed(pollId: string, ballotId: string, choice: string): void {
    const ballots = this.secret.get(pollId) ?? new Map<string, string>();
    if (ballots.has(ballotId) && ballots.get(ballotId) !== choice) {
      this.wrong('one ballot id for two choices', pollId, ballotId);
    }
    this.secret.set(pollId, ballots.set(ballotId, choice));
  }

  /** The last accepted choice of every voter in an open poll, in the server's order. */
  openChoices(pollId: string): string[] {
    const last = new Map<string, { sequence: number; choice: string }>();
    for (const { as, envelope, reply } of this.accepted.values()) {
      const payload = envelope.payload as { pollId?: string; choices?: string[] };
      const before = last.get(as);
      if (envelope.name !== 'poll.cast' || payload.pollId !== pollId) {
        continue;
      }
      if (before === undefined || before.sequence < reply.sequence) {
        last.set(as, { sequence: reply.sequence, choice: payload.choices?.join() ?? '' });
      }
    }
    return [...last.values()].map(({ choice }) => choice);
  }
}
