import { randomUUID } from 'node:crypto';
import type { MeetingState } from '#domain/state.ts';
import { type CommandName, commands } from '#protocol/registry.ts';
import { memberIds } from '#tests/support/bigMeeting.ts';
import type { Dice } from '#tests/support/dice.ts';
import { exampleOf } from '#tests/support/examples.ts';
import { questionOf } from '#tests/support/session.ts';
import { EVERYONE, MEMBERS, nextMessage, type Stage } from '../room/commands.ts';

/** A command as it goes over the wire; broken ones may be anything. */
export type Envelope = {
  readonly commandId: string;
  readonly meetingId: string;
  readonly name: string;
  readonly payload: unknown;
};

const NAMES = Object.keys(commands) as CommandName[];
/** They end the meeting for good: sent once the fuzz is over. */
const ENDINGS = new Set<string>(['meeting.close', 'meeting.cancel', 'meeting.postpone']);
/** Changes of people hit those without whom the meeting goes on. */
const EXPENDABLE = ['M5', 'M6', 'I', 'O'];
const ROLES = ['member', 'co_chair', 'secretary', 'observer', 'technician'];

/** Ids of everything that is in the meeting, by the name of the field that holds such an id. */
function idsIn({ shared, stewards }: MeetingState): Record<string, readonly string[]> {
  return {
    participantId: EVERYONE,
    itemId: shared.agenda.order,
    beforeId: shared.agenda.order,
    pollId: [...shared.polls.order, ...Object.keys(stewards.polls.drafts)],
    requestId: Object.keys(shared.floor.requests),
    speechId: shared.floor.current === null ? [] : [shared.floor.current.speechId],
    paperId: Object.keys(stewards.papers),
    summonsId: Object.keys(stewards.summons),
    questionId: Object.keys(stewards.questions),
    slipId: ['L1', 'L2'],
    conclusionId: ['K1', 'K2'],
  };
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Puts ids of the meeting where an example says "something that isn't there". */
function withIds(dice: Dice, value: unknown, ids: Record<string, readonly string[]>): unknown {
  if (!isObject(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const known = ids[key] ?? [];
      const isId = typeof inner === 'string' && key.endsWith('Id');
      return [key, isId && known.length > 0 && dice.chance(85) ? dice.pick(known) : withIds(dice, inner, ids)];
    }),
  );
}

/** Any command of the product with a payload that its schema takes. */
function anyCommand(dice: Dice, { state }: Stage): { name: string; payload: unknown } {
  const name = dice.pick(NAMES.filter((given) => !ENDINGS.has(given)));
  if (name === 'people.edit') {
    const isMember = dice.chance(70);
    return { name, payload: { participantId: dice.pick(EXPENDABLE), changes: { role: dice.pick(ROLES), isMember } } };
  }
  const ids = idsIn(state);
  const pool = name.startsWith('people.') ? { ...ids, participantId: EXPENDABLE } : ids;
  return { name, payload: withIds(dice, exampleOf(commands[name].payload), pool) };
}

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
const SPOILERS: readonly unknown[] = [
  null,
  '',
  'x'.repeat(60_000),
  -1,
  0.5,
  1e300,
  [],
  {},
  true,
  'a\u0000b',
  'a\ud800b',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  JSON.parse('{"__proto__":{"role":"chair"}}'),
  Array.from({ length: 2000 }, () => 'M1'),
  Buffer.from('bytes'),
];

/** A payload with one thing wrong: a field lost, added, or of another kind; or nothing of it left. */
function spoiled(dice: Dice, payload: unknown): unknown {
  const spoiler = dice.chance(2) ? nested(1500) : dice.pick(SPOILERS);
  if (!isObject(payload) || Object.keys(payload).length === 0 || dice.chance(15)) {
    return spoiler;
  }
  const key = dice.pick(Object.keys(payload));
  const { [key]: inner, ...rest } = payload;
  if (dice.chance(20)) {
    return rest;
  }
  if (dice.chance(15)) {
    return { ...payload, role: 'chair' };
  }
  return { ...payload, [key]: isObject(inner) && dice.chance(60) ? spoiled(dice, inner) : spoiler };
}

/** An envelope that no server should open. */
function spoiledEnvelope(dice: Dice, envelope: Envelope): unknown {
  return dice.pick<unknown>([
    null,
    7,
    [envelope],
    { ...envelope, commandId: 'x' },
    { ...envelope, commandId: undefined },
    { ...envelope, meetingId: '../x' },
    { ...envelope, meetingId: 'cuoc-hop-khong-co' },
    { ...envelope, name: dice.pick(['meeting.explode', '__proto__', 'toString', 'x'.repeat(100), 7]) },
    { ...envelope, role: 'chair' },
    { ...envelope, payload: Buffer.from('bytes') },
  ]);
}

type Step = { readonly as: string; readonly name: string; readonly payload: unknown };

/** What a chair who wants to get on would do now, and members who want to vote: chance alone seldom brings a poll to its end. */
function steadyStep(dice: Dice, { state }: Stage): Step {
  const { meeting, polls } = state.shared;
  const voter = dice.pick(memberIds(MEMBERS));
  const all = Object.values(polls.byId);
  const open = all.find(({ status }) => status === 'open');
  const closed = all.find(({ status }) => status === 'closed');
  const draft = Object.values(state.stewards.polls.drafts).find(
    ({ pollId, details }) => polls.byId[pollId] === undefined && details.itemId === null,
  );
  if (meeting.status === 'recess') {
    return { as: 'C', name: 'meeting.resume', payload: {} };
  }
  if (dice.chance(15)) {
    return {
      as: voter,
      name: 'attendance.checkIn',
      payload: { participantId: voter, mode: 'on_site', method: 'self' },
    };
  }
  if (open !== undefined) {
    const choices = [dice.pick(['tan_thanh', 'khong_tan_thanh', 'khong_bieu_quyet'])];
    const vote = { as: voter, name: 'poll.cast', payload: { pollId: open.pollId, choices } };
    return dice.chance(15) ? { as: 'C', name: 'poll.close', payload: { pollId: open.pollId } } : vote;
  }
  if (closed !== undefined && dice.chance(60)) {
    return { as: 'C', name: 'poll.publish', payload: { pollId: closed.pollId } };
  }
  if (draft !== undefined) {
    return { as: 'S', name: 'poll.open', payload: { pollId: draft.pollId } };
  }
  const form = dice.chance(40) ? 'secret' : 'open';
  const details = questionOf({ form, publishAtClose: dice.chance(50) });
  return {
    as: 'S',
    name: 'poll.create',
    payload: { pollId: `P${state.sequence}-${state.meetingId.slice(0, 8)}`, details },
  };
}

/** What somebody sends next. `message` goes over the wire: the envelope, or something that no server should open. */
export type Next = { readonly as: string; readonly envelope: Envelope; readonly message: unknown };

/** A valid, nearly valid or broken command of somebody, about what is in the meeting now. */
export function nextCommand(dice: Dice, stage: Stage, meetingId: string, matter: number): Next {
  const room = nextMessage(dice, stage, matter);
  const steady = dice.chance(35) ? steadyStep(dice, stage) : null;
  const given = steady ?? (dice.chance(75) ? room : anyCommand(dice, stage));
  const payload = steady === null && dice.chance(15) ? spoiled(dice, given.payload) : given.payload;
  const envelope = { commandId: randomUUID(), meetingId, name: given.name, payload };
  const as = steady?.as ?? (room.as === 'server' ? 'S' : room.as);
  return { as, envelope, message: dice.chance(4) ? spoiledEnvelope(dice, envelope) : envelope };
}

/** Commands of the last minute: the end of the meeting, by those who may and may not, and what comes too late. */
export const lastCommands = (meetingId: string): readonly Envelope[] =>
  ['meeting.close', 'agenda.callItem', 'poll.open', 'floor.request', 'meeting.open'].map((name) => ({
    commandId: randomUUID(),
    meetingId,
    name,
    payload:
      {
        'agenda.callItem': { itemId: 'A1' },
        'poll.open': { pollId: 'V1' },
        'floor.request': { itemId: 'A1', kind: 'speech' },
      }[name] ?? {},
  }));
