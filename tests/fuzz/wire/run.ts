import { Dice } from '#tests/support/dice.ts';
import { MEMBERS } from '../room/commands.ts';
import { Books } from './books.ts';
import { findWrongs } from './checks.ts';
import type { Device } from './device.ts';
import { type Envelope, lastCommands, nextCommand } from './messages.ts';
import { SecretVoters } from './secretVoter.ts';
import { leaveRoom, openRoom, type Stand, type WireRoom } from './stage.ts';
import { vandalise } from './vandal.ts';

/** How many senders there are at once. */
const SENDERS = 12;

type Given = { readonly as: string; readonly envelope: Envelope };

/** One meeting under fire; the same seed gives the same dice, the network its own order. */
class Storm {
  readonly books: Books;
  readonly #room: WireRoom;
  readonly #spy: Device;
  readonly #voters: SecretVoters;
  readonly #given: Given[] = [];

  constructor(room: WireRoom, books: Books) {
    this.#room = room;
    this.books = books;
    this.#voters = new SecretVoters(books);
    this.#spy = room.devices.find(({ seat }) => seat.as === 'S') as Device;
  }

  /** Sends until so many messages are out. */
  async blow(dice: Dice, matter: number, messages: number): Promise<void> {
    while (this.books.sent < messages) {
      await this.#step(dice, matter);
    }
  }

  /** The meeting is closed, and everybody goes on sending. */
  async end(dice: Dice): Promise<void> {
    for (const as of ['M1', 'C', 'S', 'M2']) {
      for (const envelope of lastCommands(this.#room.meetingId)) {
        await this.#deliver(this.#deviceOf(dice, as), envelope, envelope);
      }
    }
  }

  async #step(dice: Dice, matter: number): Promise<void> {
    const chance = dice.below(100);
    this.books.sent += 1;
    if (chance < 74) {
      await this.#command(dice, matter);
    } else if (chance < 81) {
      await this.#again(dice);
    } else if (chance < 89) {
      await this.#voters.vote(dice, this.#deviceOf(dice, `M${1 + dice.below(MEMBERS - 1)}`), this.#room.meetingId);
    } else if (chance < 93) {
      this.#noise(dice);
    } else if (chance < 96) {
      const { url, cookie } = dice.pick(this.#room.devices).seat;
      this.books.sent += await vandalise(dice, url, cookie, this.#room.meetingId);
    } else {
      this.#trouble(dice);
    }
  }

  #deviceOf(dice: Dice, as: string): Device {
    const own = this.#room.devices.filter(({ seat }) => seat.as === as);
    return dice.pick(own.length > 0 ? own : this.#room.devices);
  }

  async #command(dice: Dice, matter: number): Promise<void> {
    const { as, envelope, message } = nextCommand(dice, this.#spy, this.#room.meetingId, matter);
    const device = this.#deviceOf(dice, as);
    await this.#deliver(device, envelope, message);
    this.#given.push({ as: device.seat.as, envelope });
  }

  /** A command comes again: from the same person, or from somebody who saw its number. */
  async #again(dice: Dice): Promise<void> {
    const given = this.#given.length === 0 ? undefined : dice.pick(this.#given.slice(-200));
    if (given === undefined) {
      return;
    }
    const device = dice.chance(70) ? this.#deviceOf(dice, given.as) : dice.pick(this.#room.devices);
    await this.#deliver(device, given.envelope, given.envelope);
  }

  async #deliver(device: Device, envelope: Envelope, message: unknown): Promise<void> {
    const begun = performance.now();
    const repeats = this.books.accepted.has(envelope.commandId);
    const reply = await device.ask('command', message);
    this.books.slowestMs = Math.max(this.books.slowestMs, performance.now() - begun);
    this.books.answered(device.seat.as, envelope, message, reply, repeats);
  }

  /** Signals, and commands that nobody waits for the answer of: neither writes anything. */
  #noise(dice: Dice): void {
    const device = dice.pick(this.#room.devices);
    const { meetingId } = this.#room;
    if (dice.chance(30)) {
      const { envelope } = nextCommand(dice, this.#spy, meetingId, 0);
      this.books.rejected.add(envelope.commandId);
      device.tell('command', envelope);
      return;
    }
    const name = dice.pick(['pointer.moved', 'typing.started', 'page.looked', 'no.such', 'constructor']);
    device.tell('signal', {
      meetingId,
      name,
      data: { paperId: 'TL1', page: dice.below(3), where: 'x'.repeat(dice.below(90)) },
    });
  }

  #trouble(dice: Dice): void {
    const device = dice.pick(this.#room.devices);
    if (device === this.#spy) {
      return;
    }
    if (dice.chance(60)) {
      device.breakLine();
    } else {
      device.leaveFor(dice.below(400));
    }
  }
}

/** What a run came to. */
export type WireFigures = {
  readonly messages: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly reasons: ReadonlyMap<string, number>;
  readonly published: number;
  readonly secretBallots: number;
  readonly slowestMs: number;
  readonly wrongs: readonly string[];
  readonly names: ReadonlySet<string>;
};

/** One meeting of about so many messages by everybody at once, then all checks. */
export async function runStorm(stand: Stand, seed: number, messages: number): Promise<WireFigures> {
  const books = new Books();
  const room = await openRoom(stand, books);
  const storm = new Storm(room, books);
  await Promise.all(
    Array.from({ length: SENDERS }, (_, sender) => storm.blow(new Dice(seed * 1000 + sender), seed, messages)),
  );
  if (seed % 2 === 0) {
    await storm.end(new Dice(seed));
  }
  const published = await findWrongs(stand, room, books);
  leaveRoom(room);
  return {
    messages: books.sent,
    accepted: books.accepted.size,
    rejected: [...books.reasons.values()].reduce((sum, times) => sum + times, 0),
    reasons: books.reasons,
    published,
    secretBallots: [...books.secret.values()].reduce((sum, ballots) => sum + ballots.size, 0),
    slowestMs: Math.round(books.slowestMs),
    wrongs: books.wrongs.map((wrong) => `seed ${seed}: ${wrong}`),
    names: new Set([...books.accepted.values()].map(({ envelope }) => envelope.name)),
  };
}
