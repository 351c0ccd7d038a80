import { expect, it } from 'vitest';
import { waitingFor } from '#domain/floor.ts';
import { fold } from '#domain/fold.ts';
import { initialState, type MeetingState } from '#domain/state.ts';
import { maySee, type Viewer, viewerOf, viewFor } from '#domain/view.ts';
import { event } from '#server/commands/handler.ts';
import { guestEvents, openingEvents } from '#tests/support/bigMeeting.ts';
import { Dice } from '#tests/support/dice.ts';
import { MemoryRoom } from '#tests/support/memoryRoom.ts';
import { COMMANDS, EVERYONE, MEMBERS, nextMessage } from './commands.ts';

const MEETINGS = 250;
const MESSAGES = 500;

function freshRoom(): MemoryRoom {
  const room = new MemoryRoom([...openingEvents(MEMBERS), ...guestEvents()]);
  const details = room.state.shared.agenda.byId.A1!;
  room.happen(
    event('agenda.itemAdded', { itemId: 'A2', beforeId: null, details }),
    event('agenda.itemAdded', { itemId: 'A3', beforeId: null, details }),
  );
  return room;
}

/** Ballots that were accepted, kept apart from the product: last choice by poll and voter. */
type Shadow = Map<string, Map<string, string>>;

function note(shadow: Shadow, as: string, name: string, payload: unknown): void {
  if (name !== 'poll.cast') {
    return;
  }
  const { pollId, choices } = payload as { pollId: string; choices: [string] };
  const votes = shadow.get(pollId) ?? new Map<string, string>();
  shadow.set(pollId, votes.set(as, choices[0]));
}

function expectRightTallies(room: MemoryRoom, shadow: Shadow): void {
  for (const poll of Object.values(room.state.shared.polls.byId)) {
    if (poll.status !== 'published' || poll.form !== 'open' || poll.result === null) {
      continue;
    }
    const choices = [...(shadow.get(poll.pollId)?.values() ?? [])];
    for (const { optionId, votes } of poll.result.counts) {
      expect(votes).toBe(choices.filter((choice) => choice === optionId).length);
    }
    const { received, agree, totalMembers, outcome, quorum } = poll.result;
    expect(received).toBe(choices.length);
    if (outcome === 'passed' && poll.result.decidedBy === 'majority') {
      expect(2 * agree).toBeGreaterThan(totalMembers);
      expect(quorum.met).toBe(true);
    }
  }
}

function expectOrderlyFloor({ shared }: MeetingState): void {
  const { floor, agenda } = shared;
  expect(new Set(floor.waiting).size).toBe(floor.waiting.length);
  for (const itemId of agenda.order) {
    const lines = waitingFor(floor, itemId).map(
      ({ participantId, kind }) => `${participantId} ${kind === 'point_of_order'}`,
    );
    expect(new Set(lines).size).toBe(lines.length);
    const over = ['concluded', 'deferred', 'withdrawn'].includes(agenda.byId[itemId]!.status);
    expect(over ? lines : []).toEqual([]);
  }
  expect(Object.values(shared.polls.byId).filter(({ status }) => status === 'open').length).toBeLessThan(2);
  const sitters = Object.values(shared.room.seats);
  expect(new Set(sitters).size).toBe(sitters.length);
}

/** What each viewer would have, folding only what he was sent; it must be exactly his cut of the whole. */
function expectNoLeak(room: MemoryRoom): void {
  const viewers: Viewer[] = [
    null,
    ...EVERYONE.map((id) => ({ ...viewerOf(room.state, id)!, steward: ['C', 'S'].includes(id) })),
  ];
  for (const viewer of viewers) {
    const own = room.events.filter((given) => maySee(viewer, given)).reduce(fold, initialState(room.meetingId));
    expect({ ...own, sequence: room.state.sequence }).toEqual(viewFor(room.state, viewer));
  }
}

/** No open ballot is in anything that somebody else was sent before its publication. */
function expectHiddenChoices(room: MemoryRoom): void {
  const publishedAt = new Map(
    room.events
      .filter(({ name }) => name === 'poll.published')
      .map((given) => [(given.data as { pollId: string }).pollId, given.sequence]),
  );
  for (const given of room.events) {
    const { pollId, context } = given.data as { pollId?: string; context?: unknown };
    const isBallot =
      given.name === 'poll.ballotCast' || given.name === 'poll.tallied' || given.name === 'poll.published';
    if (
      pollId === undefined ||
      isBallot ||
      context !== undefined ||
      given.sequence >= (publishedAt.get(pollId) ?? Number.POSITIVE_INFINITY)
    ) {
      continue;
    }
    expect(
      JSON.stringify({
        ...(given.data as object),
        details: null,
        changes: null,
        options: null,
        result: null,
        text: null,
      }),
    ).not.toMatch(/tan_thanh|khong_bieu_quyet/);
  }
}

/** Seconds most of the time, now and then the days that a slip takes. */
function letTimePass(dice: Dice, room: MemoryRoom): void {
  if (dice.chance(10)) {
    room.pass(dice.chance(15) ? 3 * 86_400 : dice.below(30));
  }
}

type Accepted = Map<string, number>;

/** One random meeting; a thrown error names the seed and the message that it came from. */
async function playMeeting(seed: number, accepted: Accepted): Promise<{ room: MemoryRoom; shadow: Shadow }> {
  const dice = new Dice(seed);
  const room = freshRoom();
  const shadow: Shadow = new Map();
  for (let count = 0; count < MESSAGES; count += 1) {
    const { as, name, payload } = nextMessage(dice, room, seed);
    const reply = await room.reply(as, name, payload).catch((error: unknown) => {
      throw new Error(`seed ${seed}, message ${count}: ${name} ${JSON.stringify(payload)}`, { cause: error });
    });
    if (reply.ok) {
      accepted.set(name, (accepted.get(name) ?? 0) + 1);
      note(shadow, as, name, payload);
    }
    letTimePass(dice, room);
  }
  return { room, shadow };
}

it(`[POLL-11] [SYNC-3] survives ${MEETINGS * MESSAGES} random messages of the room: no crash, no leak, right tallies`, async () => {
  const accepted: Accepted = new Map();
  for (let seed = 1; seed <= MEETINGS; seed += 1) {
    const { room, shadow } = await playMeeting(seed, accepted);
    expectRightTallies(room, shadow);
    expectOrderlyFloor(room.state);
    expectHiddenChoices(room);
    if (seed % 10 === 0) {
      expectNoLeak(room);
    }
  }
  // A fuzz that is always refused proves nothing: every command must have got through.
  const impossible = ['poll.reportMissing', 'presenting.showPage'];
  expect(COMMANDS.filter((name) => !impossible.includes(name) && !accepted.has(name))).toEqual([]);
});
