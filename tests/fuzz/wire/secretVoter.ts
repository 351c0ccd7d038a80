import { randomUUID } from 'node:crypto';
import { type BallotToken, castSecretBallot, drawToken, finishToken } from '#client/lib/secretBallot.ts';
import { openPoll } from '#domain/poll/roll.ts';
import type { Dice } from '#tests/support/dice.ts';
import type { Books } from './books.ts';
import type { Device } from './device.ts';
import type { Envelope } from './messages.ts';

const CHOICES = ['tan_thanh', 'khong_tan_thanh', 'khong_bieu_quyet'];

/** Voters in secret polls as the screens act: token, blind signature, ballot without a name; also twice, and with another choice. */
export class SecretVoters {
  readonly #books: Books;
  readonly #tokens = new Map<string, BallotToken>();
  readonly #cast = new Map<string, string>();

  constructor(books: Books) {
    this.#books = books;
  }

  /** Somebody votes in the secret poll that is open now, if one is. */
  async vote(dice: Dice, device: Device, meetingId: string): Promise<void> {
    const poll = openPoll(device.state.shared);
    const publicKey = poll?.context?.publicKey ?? null;
    if (poll === null || publicKey === null) {
      return;
    }
    const key = `${poll.pollId} ${device.seat.as}`;
    const token = this.#tokens.get(key) ?? (await drawToken(publicKey));
    this.#tokens.set(key, token);
    const payload = { pollId: poll.pollId, blindedMessage: token.blindedMessage };
    const envelope: Envelope = { commandId: randomUUID(), meetingId, name: 'poll.takeToken', payload };
    const reply = await device.ask('command', envelope);
    this.#books.answered(device.seat.as, envelope, envelope, reply);
    const { result } = reply as { result?: { blindSignature: string } };
    if (result !== undefined) {
      const signature = await finishToken(publicKey, token, result.blindSignature);
      await this.#put(poll.pollId, key, { serial: token.serial, signature, choices: [dice.pick(CHOICES)] }, device);
    }
  }

  async #put(pollId: string, key: string, ballot: Parameters<typeof castSecretBallot>[1], device: Device) {
    const choice = ballot.choices[0] ?? '';
    const before = this.#cast.get(key);
    try {
      const ballotId = await castSecretBallot(pollId, ballot, device.seat.url);
      if (before !== undefined && before !== choice) {
        this.#books.wrong('a ballot was cast again with another choice', pollId);
      }
      this.#cast.set(key, choice);
      this.#books.sealed(pollId, ballotId, choice);
    } catch (error) {
      const { code, rule } = (error as { rejection?: { code: string; rule: string | null } }).rejection ?? {};
      const expected = rule === 'POLL-8' || rule === 'BALLOT-1' || (rule === 'BALLOT-3' && before !== choice);
      if (!expected) {
        this.#books.wrong('a secret ballot was refused', code, rule, String(error));
      }
    }
  }
}
