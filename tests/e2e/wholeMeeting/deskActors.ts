import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { CommandInput, CommandName, CommandResult } from '#protocol/registry.ts';
import type { MeetingClient } from '#tests/support/participant.ts';
import { Actors, type Missed } from '#tests/support/play/actors.ts';
import type { castSecretly, Effect, Taps } from './clicks.ts';

/** A participant who sits before a real screen. */
export type Desk = { readonly page: Page; readonly taps: Taps; readonly castSecretly: typeof castSecretly };

/**
 * The participants of the practice meeting: some at real screens, the others as robots over the wire. Who sits at a screen
 * does there what its taps know; the rest that the part asks for goes over a second device of the same person.
 */
export class DeskActors extends Actors {
  readonly #desks: ReadonlyMap<string, Desk>;
  /** What was done by tapping, as "P01 poll.open". */
  readonly tapped: string[] = [];

  constructor(
    place: { readonly url: string; readonly meetingId: string },
    devices: ReadonlyMap<string, MeetingClient>,
    desks: ReadonlyMap<string, Desk>,
    onMissed: Missed,
  ) {
    super(place.url, place.meetingId, devices, onMissed);
    this.#desks = desks;
  }

  override async act<N extends CommandName>(
    participantId: string,
    name: N,
    payload: CommandInput<N>,
  ): Promise<CommandResult<N> | undefined> {
    const desk = this.#desks.get(participantId);
    const tap = desk?.taps[name];
    const device = this.client(participantId);
    if (desk === undefined || tap === undefined || device === undefined) {
      return super.act(participantId, name, payload);
    }
    const effect = await tap(desk.page, payload, device.state);
    await this.#seen(device, effect, `${participantId} ${name}`);
    return undefined;
  }

  override async castSecret(participantId: string, pollId: string, choices: readonly string[]): Promise<void> {
    const desk = this.#desks.get(participantId);
    if (desk === undefined) {
      return super.castSecret(participantId, pollId, choices);
    }
    await desk.castSecretly(desk.page, choices);
    this.tapped.push(`${participantId} secret ballot`);
  }

  async #seen(device: MeetingClient, effect: Effect, what: string): Promise<void> {
    const reached = (): boolean =>
      'alone' in effect
        ? effect.alone(device.state)
        : [device, this.observer].every(({ state }) => effect.everyone(state.shared));
    await expect.poll(reached, { message: what, interval: 20 }).toBe(true);
    this.tapped.push(what);
  }
}
