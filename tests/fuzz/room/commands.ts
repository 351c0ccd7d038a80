import { optionSet } from '#domain/poll/optionSets.ts';
import { openPoll } from '#domain/poll/roll.ts';
import { roomPlan } from '#domain/room.ts';
import type { MeetingState } from '#domain/state.ts';
import { memberIds } from '#tests/support/bigMeeting.ts';
import type { Dice } from '#tests/support/dice.ts';
import { questionOf } from '#tests/support/session.ts';

export const MEMBERS = 7;
export const EVERYONE = [...memberIds(MEMBERS), 'S', 'D', 'I', 'O', 'T'];
const ITEMS = ['A1', 'A2', 'A3'];
const CHOICES = ['tan_thanh', 'khong_tan_thanh', 'khong_bieu_quyet', 'la'];
const WORDS = ['', ' ', 'Thống nhất', 'é̂̃', '\u0007', 'x'.repeat(500), '<script>', '{"a":1}'];

/** Where messages are made up: ids in them are of what is there. */
export type Stage = { readonly state: MeetingState };

type Message = { readonly as: string; readonly name: string; readonly payload: unknown };

/** Something that exists, something that was, or something that never was. */
function idOf(dice: Dice, known: readonly string[]): string {
  return known.length > 0 && dice.chance(90) ? dice.pick(known.slice(-6)) : dice.pick(['khong-co', 'X', '']);
}

const item = (dice: Dice): string => dice.pick([...ITEMS, ...ITEMS, 'khong-co']);

/** Payloads of the room's commands, right ones more often than wrong ones. */
const payloads: Readonly<Record<string, (dice: Dice, room: Stage) => unknown>> = {
  'floor.request': (dice) => ({
    itemId: item(dice),
    kind: dice.pick(['speech', 'for', 'against', 'question', 'point_of_order', 'la']),
  }),
  'floor.withdraw': (dice, room) => ({ requestId: idOf(dice, Object.keys(room.state.shared.floor.requests)) }),
  'floor.call': (dice, room) => ({ requestId: idOf(dice, room.state.shared.floor.waiting) }),
  'floor.callDirectly': (dice) => ({ participantId: dice.pick(EVERYONE), kind: dice.pick(['speech', 'presentation']) }),
  'floor.skip': (dice, room) => ({ requestId: idOf(dice, room.state.shared.floor.waiting) }),
  'floor.stop': (_dice, room) => ({ speechId: room.state.shared.floor.current?.speechId ?? 'khong-co' }),
  'floor.extend': (dice, room) => ({
    speechId: room.state.shared.floor.current?.speechId ?? 'X',
    seconds: dice.pick([60, -1, 10]),
  }),
  'floor.reorder': (dice, room) => ({
    itemId: item(dice),
    requestIds: [...room.state.shared.floor.waiting].toReversed(),
  }),
  'floor.closeList': (dice) => ({ itemId: item(dice) }),
  'floor.openList': (dice) => ({ itemId: item(dice) }),
  'presenting.showPage': (dice) => ({ paperId: 'TL1', versionId: 'v1', page: dice.below(4) }),
  'presenting.stop': () => ({}),
  'poll.create': (dice, room) => ({
    pollId: dice.chance(90) ? `V${room.state.sequence}` : idOf(dice, room.state.shared.polls.order),
    details: questionOf({
      itemId: dice.pick([null, ...ITEMS]),
      form: dice.chance(15) ? 'secret' : 'open',
      seconds: dice.pick([null, 5, 60]),
      publishAtClose: dice.chance(60),
      options: dice.chance(95) ? optionSet('tan_thanh|khong_tan_thanh|khong_bieu_quyet') : [],
    }),
  }),
  'poll.edit': (dice, room) => ({ pollId: idOf(dice, drafts(room)), changes: { question: dice.pick(WORDS) } }),
  'poll.discard': (dice, room) => ({ pollId: idOf(dice, drafts(room)) }),
  'poll.open': (dice, room) => ({ pollId: idOf(dice, drafts(room)) }),
  'poll.extend': (dice, room) => ({ pollId: pollId(dice, room), seconds: 10 }),
  'poll.cast': (dice, room) => ({ pollId: pollId(dice, room), choices: [dice.pick(CHOICES)] }),
  'poll.takeToken': (dice, room) => ({
    pollId: pollId(dice, room),
    blindedMessage: dice.pick(['AAAA', '####', `${'A'.repeat(340)}AQ==`]),
  }),
  'poll.close': (dice, room) => ({ pollId: idOf(dice, room.state.shared.polls.order) }),
  'poll.count': (dice, room) => ({ pollId: idOf(dice, room.state.shared.polls.order) }),
  'poll.decideTie': (dice, room) => ({
    pollId: pollId(dice, room),
    side: dice.pick(['agree', 'disagree']),
  }),
  'poll.publish': (dice, room) => ({ pollId: idOf(dice, room.state.shared.polls.order) }),
  'poll.cancel': (dice, room) => ({ pollId: idOf(dice, room.state.shared.polls.order), reason: dice.pick(WORDS) }),
  'poll.revote': (dice, room) => ({
    pollId: idOf(dice, room.state.shared.polls.order),
    newPollId: `R${room.state.sequence}`,
  }),
  'poll.recordAcclamation': (dice, room) => ({
    pollId: `K${room.state.sequence}`,
    itemId: item(dice),
    question: 'Thông qua',
    statement: dice.pick(WORDS),
  }),
  'poll.recordHands': (dice, room) => ({
    pollId: `H${room.state.sequence}`,
    itemId: null,
    question: 'Thông qua',
    optionSet: dice.pick(['dong_y|khong_dong_y', 'la']),
    counts: [
      { optionId: 'dong_y', count: dice.below(6) },
      { optionId: 'khong_dong_y', count: dice.below(4) },
    ],
  }),
  'poll.reserveOpinion': (dice, room) => ({
    pollId: idOf(dice, room.state.shared.polls.order),
    text: dice.pick(WORDS),
  }),
  'poll.markReady': (dice) => ({ itemId: item(dice) }),
  'poll.reportMissing': (dice, room) => ({
    pollId: idOf(dice, room.state.shared.polls.order),
    ballotId: dice.pick(['AAAA BBBB CCCC', 'x']),
  }),
  'conclusion.draft': (dice) => ({ conclusionId: dice.pick(['K1', 'K2']), itemId: item(dice), text: dice.pick(WORDS) }),
  'conclusion.discard': (dice) => ({ conclusionId: dice.pick(['K1', 'K2']) }),
  'conclusion.sendBack': (dice) => ({ conclusionId: dice.pick(['K1', 'K2']), remark: dice.pick(WORDS) }),
  'conclusion.confirm': (dice, room) => ({
    conclusionId: 'K1',
    revision: room.state.stewards.conclusions.K1?.revision ?? dice.below(3),
  }),
  'slip.create': (dice) => ({
    slipId: slipId(dice),
    details: {
      number: '1/PLYK',
      title: 'Dự thảo',
      content: '',
      options: optionSet('dong_y|khong_dong_y|y_kien_khac'),
      paper: null,
      reason: '',
      workingDays: dice.pick([null, 1, 4]),
    },
  }),
  'slip.submit': (dice) => ({ slipId: slipId(dice) }),
  'slip.approve': (dice) => ({ slipId: slipId(dice) }),
  'slip.sendBack': (dice) => ({ slipId: slipId(dice), remark: dice.pick(WORDS) }),
  'slip.open': (dice) => ({ slipId: slipId(dice) }),
  'slip.answer': (dice) => ({
    slipId: slipId(dice),
    choice: dice.pick(['dong_y', 'khong_dong_y', 'la']),
    reason: dice.pick(WORDS),
  }),
  'slip.extend': (dice) => ({ slipId: slipId(dice), workingDays: 1, reason: 'chờ' }),
  'slip.close': (dice) => ({ slipId: slipId(dice) }),
  'slip.synthesise': (dice) => ({ slipId: slipId(dice) }),
  'slip.decide': (dice) => ({
    slipId: slipId(dice),
    decision: dice.pick(['approved_result', 'to_session']),
  }),
  'slip.report': (dice) => ({ slipId: slipId(dice) }),
  'room.setPlan': (dice) => ({ plan: roomPlan('P', dice.pick(['u_shape', 'rows']), 1 + dice.below(9)) }),
  'room.assignSeat': (dice) => ({
    seatId: `seat-${dice.below(10)}`,
    participantId: dice.pick([null, ...EVERYONE, 'la']),
  }),
  'room.seatAll': () => ({}),
  'summons.call': (dice) => ({ kind: dice.pick(['water', 'technical', 'paper', 'la']), note: dice.pick(WORDS) }),
  'summons.answer': (dice, room) => ({
    summonsId: idOf(dice, Object.keys(room.state.stewards.summons)),
    status: dice.pick(['coming', 'done']),
  }),
  'summons.withdraw': (dice, room) => ({ summonsId: idOf(dice, Object.keys(room.state.stewards.summons)) }),
  'question.ask': (dice) => ({ itemId: item(dice), text: dice.pick(WORDS) }),
  'question.withdraw': (dice, room) => ({ questionId: idOf(dice, Object.keys(room.state.stewards.questions)) }),
  'question.settle': (dice, room) => ({
    questionId: idOf(dice, Object.keys(room.state.stewards.questions)),
    how: dice.pick(['answered', 'read_out', 'noted']),
  }),
  'agenda.callItem': (dice) => ({ itemId: item(dice), despiteUnheard: dice.chance(70) }),
  'agenda.setPhase': (dice) => ({ itemId: item(dice), phase: dice.pick(['presenting', 'discussing']) }),
  'agenda.concludeItem': (dice) => ({ itemId: item(dice), despiteUnheard: dice.chance(50) }),
  'agenda.deferItem': (dice) => ({ itemId: item(dice), reason: dice.pick(WORDS) }),
  'meeting.recess': () => ({ minutes: 5 }),
  'meeting.resume': () => ({}),
  'meeting.takeChair': () => ({ reason: 'mất mạng' }),
  'meeting.returnChair': () => ({}),
  'attendance.checkIn': (dice) => ({
    participantId: dice.pick(EVERYONE),
    mode: dice.pick(['on_site', 'remote']),
    method: 'self',
  }),
  'attendance.leave': (dice) => ({ participantId: dice.pick(EVERYONE), reason: dice.pick(WORDS) }),
};

/** One slip most of the time, or its steps would never follow each other. */
function slipId(dice: Dice): string {
  return dice.chance(85) ? 'L1' : 'L2';
}

/** The open poll most of the time, else one that was. */
function pollId(dice: Dice, room: Stage): string {
  const open = openPoll(room.state.shared);
  return open !== null && dice.chance(70) ? open.pollId : idOf(dice, room.state.shared.polls.order);
}

function drafts(room: Stage): string[] {
  return Object.keys(room.state.stewards.polls.drafts).filter((id) => room.state.shared.polls.byId[id] === undefined);
}

export const COMMANDS = Object.keys(payloads);

/** What a meeting is mostly about, so that it gets somewhere: random messages alone seldom take six steps in order. */
const MATTERS = ['poll.', 'slip.', 'floor.', 'conclusion.', 'poll.'].map((head) =>
  COMMANDS.filter((name) => name.startsWith(head)),
);
const LIKELY = [
  'poll.cast',
  'poll.cast',
  'poll.takeToken',
  'poll.create',
  'poll.open',
  'floor.request',
  'floor.call',
  'attendance.checkIn',
  'meeting.resume',
];

/** The next message of a random meeting: mostly by those who may, sometimes broken beyond recognition. */
export function nextMessage(dice: Dice, room: Stage, matter: number): Message {
  const likely = dice.chance(50) ? (MATTERS[matter % MATTERS.length] ?? COMMANDS) : LIKELY;
  const name = dice.chance(75) ? dice.pick(likely) : dice.pick(COMMANDS);
  const as = dice.chance(50) ? dice.pick(['C', 'C', 'S', 'server']) : dice.pick(EVERYONE);
  const payload = payloads[name]?.(dice, room);
  return {
    as,
    name,
    payload: dice.chance(3) ? dice.pick([null, [], 7, { ...(payload as object), more: 1 }]) : payload,
  };
}
