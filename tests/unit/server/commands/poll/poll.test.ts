import { beforeEach, describe, expect, it } from 'vitest';
import { hadVote } from '#domain/poll/roll.ts';
import { profileOn } from '#domain/ruleProfiles.ts';
import type { PollDetails } from '#protocol/ballot.ts';
import type { RuleProfile } from '#protocol/meeting.ts';
import { guestEvents, openingEvents } from '#tests/support/bigMeeting.ts';
import { MemoryRoom } from '#tests/support/memoryRoom.ts';
import { questionOf } from '#tests/support/session.ts';

const standard = profileOn('2026-11-18');
let room: MemoryRoom;

function start(
  members = 5,
  vote: Partial<RuleProfile['vote']> = {},
  quorum: Partial<RuleProfile['quorum']> = {},
): void {
  const profile = { ...standard, vote: { ...standard.vote, ...vote }, quorum: { ...standard.quorum, ...quorum } };
  room = new MemoryRoom([...openingEvents(members, profile), ...guestEvents()]);
}

async function open(changes: Partial<PollDetails> = {}, pollId = 'V'): Promise<void> {
  await room.send('S', 'poll.create', { pollId, details: questionOf({ itemId: 'A1', ...changes }) });
  await room.send('C', 'poll.open', { pollId });
}

const cast = (who: string, choice: string, pollId = 'V') => room.send(who, 'poll.cast', { pollId, choices: [choice] });
const poll = (pollId = 'V') => room.state.shared.polls.byId[pollId]!;

beforeEach(() => start());

it('[POLL-1] knows a poll by an id that is used once', async () => {
  await open();
  expect(await room.refusal('S', 'poll.create', { pollId: 'V', details: questionOf() })).toMatchObject({
    rule: 'POLL-1',
  });
  expect(await room.refusal('M1', 'poll.cast', { pollId: 'X', choices: ['tan_thanh'] })).toMatchObject({
    code: 'not_found',
    rule: 'POLL-1',
  });
});

describe('[POLL-2] drafts', () => {
  it('refuses options that nobody could decide on, and elections without enough candidates', async () => {
    const { options } = questionOf();
    for (const changes of [
      { options: options.slice(1) },
      { options: [options[0]!, options[0]!] },
      { method: 'election' as const },
    ]) {
      expect(await room.refusal('S', 'poll.create', { pollId: 'V', details: questionOf(changes) })).toMatchObject({
        rule: 'POLL-2',
      });
    }
  });
  it('can be changed and thrown away before the opening and never after', async () => {
    await room.send('S', 'poll.create', { pollId: 'V', details: questionOf() });
    await room.send('S', 'poll.edit', { pollId: 'V', changes: { question: 'Thông qua phương án B' } });
    await room.send('C', 'poll.open', { pollId: 'V' });
    expect(poll().question).toBe('Thông qua phương án B');
    for (const name of ['poll.edit', 'poll.discard', 'poll.open'] as const) {
      const payload = name === 'poll.edit' ? { pollId: 'V', changes: {} } : { pollId: 'V' };
      expect(await room.refusal('S', name, payload)).toMatchObject({ rule: 'POLL-2' });
    }
  });
  it('are the stewards’ alone', async () => {
    await room.send('S', 'poll.create', { pollId: 'V', details: questionOf() });
    expect(room.state.shared.polls.byId).toEqual({});
  });
});

it('[POLL-3] opens one poll at a time, in session, for the current item', async () => {
  await room.send('S', 'poll.create', { pollId: 'W', details: questionOf() });
  await open();
  expect(await room.refusal('C', 'poll.open', { pollId: 'W' })).toMatchObject({ rule: 'POLL-24' });
  await room.send('C', 'poll.close', { pollId: 'V' });
  await room.send('C', 'agenda.concludeItem', { itemId: 'A1' });
  await room.send('S', 'poll.create', { pollId: 'Z', details: questionOf({ itemId: 'A1' }) });
  expect(await room.refusal('C', 'poll.open', { pollId: 'Z' })).toMatchObject({ rule: 'POLL-3' });
  await room.send('C', 'poll.open', { pollId: 'W' });
});

describe('[POLL-4] quorum', () => {
  const leave = (...who: string[]) =>
    Promise.all(who.map((id) => room.send(id, 'attendance.leave', { participantId: id, reason: '' })));
  it('blocks the opening, and voids a poll whose quorum was lost before closing', async () => {
    await open();
    await Promise.all(['C', 'M1', 'M2', 'M3'].map((who) => cast(who, 'tan_thanh')));
    await leave('M1', 'M2');
    await room.send('C', 'poll.close', { pollId: 'V' });
    expect(poll().result).toMatchObject({ outcome: 'no_quorum', quorum: { present: 3, required: 4, met: false } });
    await room.send('S', 'poll.create', { pollId: 'W', details: questionOf() });
    expect(await room.refusal('C', 'poll.open', { pollId: 'W' })).toMatchObject({
      rule: 'POLL-4',
      details: { present: 3, required: 4 },
    });
  });
  it('only warns where the profile says so', async () => {
    start(5, { quorumLost: 'warn' });
    await leave('M1', 'M2', 'M3');
    await open();
    expect(poll().quorum).toMatchObject({ present: 2, met: false });
  });
});

describe('[POLL-6] who votes', () => {
  it('refuses delegates, invitees, secretary and observers at the server', async () => {
    await open();
    for (const who of ['D', 'I', 'S', 'O']) {
      expect(await room.refusal(who, 'poll.cast', { pollId: 'V', choices: ['tan_thanh'] })).toMatchObject({
        code: 'forbidden',
        rule: 'POLL-6',
      });
    }
    expect(await room.refusal('T', 'poll.cast', { pollId: 'V', choices: ['tan_thanh'] })).toMatchObject({
      rule: 'RIGHTS-1',
    });
  });
});

describe('[POLL-7] presence', () => {
  it('lets a member who arrives after the opening vote, and refuses one who has left', async () => {
    await room.send('M4', 'attendance.leave', { participantId: 'M4', reason: '' });
    await open();
    expect(await room.refusal('M4', 'poll.cast', { pollId: 'V', choices: ['tan_thanh'] })).toMatchObject({
      rule: 'POLL-7',
    });
    await room.send('M4', 'attendance.checkIn', { participantId: 'M4', mode: 'remote', method: 'remote' });
    await cast('M4', 'tan_thanh');
    await room.send('C', 'poll.close', { pollId: 'V' });
    expect(poll().ballots).toEqual([{ participantId: 'M4', choices: ['tan_thanh'], place: 'remote', changes: 0 }]);
  });
  it('lets absent members vote where the profile does, and lists them separately', async () => {
    start(5, { absentRemoteVote: true });
    await room.send('M4', 'attendance.leave', { participantId: 'M4', reason: '' });
    await open();
    await cast('M4', 'tan_thanh');
    await room.send('C', 'poll.close', { pollId: 'V' });
    expect(poll().ballots[0]).toMatchObject({ participantId: 'M4', place: 'absent' });
  });
  it('treats remote members as absent where the profile doesn’t count them', async () => {
    start(5, {}, { remoteCounts: false });
    await room.send('M4', 'attendance.checkIn', { participantId: 'M4', mode: 'remote', method: 'remote' });
    await open();
    expect(await room.refusal('M4', 'poll.cast', { pollId: 'V', choices: ['tan_thanh'] })).toMatchObject({
      rule: 'POLL-7',
    });
  });
});

it('[POLL-8] refuses late ballots with the time of closing, by the server’s clock, also before anybody has closed the poll', async () => {
  await open({ seconds: 60 });
  room.pass(50);
  await room.send('C', 'poll.extend', { pollId: 'V', seconds: 30 });
  room.pass(20);
  await cast('M1', 'tan_thanh');
  room.pass(21);
  const { closesAt } = poll();
  expect(await room.refusal('M2', 'poll.cast', { pollId: 'V', choices: ['tan_thanh'] })).toMatchObject({
    code: 'conflict',
    rule: 'POLL-8',
    details: { closedAt: closesAt },
  });
  await room.send('C', 'poll.close', { pollId: 'V' });
  expect(await room.refusal('M2', 'poll.cast', { pollId: 'V', choices: ['tan_thanh'] })).toMatchObject({
    rule: 'POLL-8',
    details: { closedAt: room.now },
  });
});

it('[POLL-9] takes exactly one option of a decision, of an election no more different names than seats', async () => {
  await open();
  for (const choices of [[], ['tan_thanh', 'khong_tan_thanh'], ['khac']]) {
    expect(await room.refusal('M1', 'poll.cast', { pollId: 'V', choices })).toMatchObject({
      code: 'invalid_payload',
      rule: 'POLL-9',
    });
  }
  await room.send('C', 'poll.close', { pollId: 'V' });
  const options = ['a', 'b', 'c'].map((optionId) => ({ optionId, label: optionId, countsAs: 'agree' as const }));
  await open({ method: 'election', seats: 2, options }, 'E');
  for (const choices of [
    ['a', 'b', 'c'],
    ['a', 'a'],
  ]) {
    expect(await room.refusal('M1', 'poll.cast', { pollId: 'E', choices })).toMatchObject({ rule: 'POLL-9' });
  }
  await room.send('M1', 'poll.cast', { pollId: 'E', choices: [] });
});

it('[POLL-11] shows counts of choices to nobody before closing, not even to the stewards', async () => {
  await open({ publishAtClose: false });
  await cast('M1', 'khong_tan_thanh');
  await cast('M2', 'tan_thanh');
  await room.send('server', 'poll.count', { pollId: 'V' });
  expect(poll()).toMatchObject({ received: 2, voters: ['M1', 'M2'], result: null, ballots: [] });
  expect(JSON.stringify([room.state.stewards, { ...room.state.own, M1: null, M2: null }, poll().voters])).not.toContain(
    'khong_tan_thanh"]',
  );
  await room.send('C', 'poll.close', { pollId: 'V' });
  expect(poll()).toMatchObject({ status: 'closed', result: null, ballots: [] });
  expect(room.state.stewards.polls.tallied.V).toMatchObject({ agree: 1, disagree: 1 });
});

it('[POLL-12] closes once: by a steward at any time, by the server only when the time is over', async () => {
  await open({ seconds: 60, publishAtClose: false });
  expect(await room.refusal('server', 'poll.close', { pollId: 'V' })).toMatchObject({ rule: 'POLL-12' });
  room.pass(60);
  await room.send('server', 'poll.close', { pollId: 'V' });
  expect(await room.refusal('C', 'poll.close', { pollId: 'V' })).toMatchObject({ rule: 'POLL-12' });
  expect(room.names().filter((name) => name === 'poll.closed')).toHaveLength(1);
});

describe('[POLL-15] a tie that the numbers don’t settle', () => {
  beforeEach(async () => {
    await open();
    await cast('M1', 'tan_thanh');
    await cast('M2', 'khong_tan_thanh');
    await room.send('C', 'poll.close', { pollId: 'V' });
  });
  it('isn’t published before the chair has spoken, and goes the way the chair says', async () => {
    expect(room.state.stewards.polls.tallied.V?.outcome).toBe('tie_needs_chair');
    expect(await room.refusal('S', 'poll.publish', { pollId: 'V' })).toMatchObject({ rule: 'POLL-15' });
    expect(await room.refusal('S', 'poll.decideTie', { pollId: 'V', side: 'agree' })).toMatchObject({
      code: 'forbidden',
    });
    await room.send('C', 'poll.decideTie', { pollId: 'V', side: 'agree' });
    expect(poll()).toMatchObject({
      status: 'published',
      tieDecision: { by: 'C', side: 'agree' },
      result: { outcome: 'passed', decidedBy: 'chair_word' },
    });
    expect(await room.refusal('C', 'poll.decideTie', { pollId: 'V', side: 'disagree' })).toMatchObject({
      rule: 'POLL-19',
    });
  });
});

describe('[POLL-19] the end of a poll', () => {
  it('publishes once, and not before closing', async () => {
    await open({ publishAtClose: false });
    expect(await room.refusal('C', 'poll.publish', { pollId: 'V' })).toMatchObject({ rule: 'POLL-19' });
    await room.send('C', 'poll.close', { pollId: 'V' });
    await room.send('C', 'poll.publish', { pollId: 'V' });
    expect(await room.refusal('C', 'poll.publish', { pollId: 'V' })).toMatchObject({ rule: 'POLL-19' });
    expect(await room.refusal('C', 'poll.cancel', { pollId: 'V', reason: 'nhầm' })).toMatchObject({ rule: 'POLL-19' });
  });
  it('cancels for good; voting again is a new poll that names the old one', async () => {
    await open();
    await cast('M1', 'tan_thanh');
    await room.send('C', 'poll.cancel', { pollId: 'V', reason: 'sai câu hỏi' });
    expect(await room.refusal('M1', 'poll.cast', { pollId: 'V', choices: ['tan_thanh'] })).toMatchObject({
      rule: 'POLL-8',
      details: { status: 'cancelled' },
    });
    await room.send('S', 'poll.revote', { pollId: 'V', newPollId: 'V2' });
    await room.send('C', 'poll.open', { pollId: 'V2' });
    expect(poll('V2')).toMatchObject({ question: poll().question, context: { revoteOf: 'V' }, received: 0 });
  });
});

it('[POLL-20] records agreement without objection with the chair’s words and the number present, not as ballots', async () => {
  await room.send('C', 'poll.recordAcclamation', {
    pollId: 'V',
    itemId: 'A1',
    question: 'Thông qua chương trình',
    statement: 'Không có ý kiến khác, thống nhất.',
  });
  expect(poll()).toMatchObject({
    form: 'acclamation',
    status: 'published',
    statement: 'Không có ý kiến khác, thống nhất.',
    ballots: [],
    result: { outcome: 'passed', decidedBy: 'acclamation', received: 0, agree: 0, quorum: { present: 5 } },
  });
});

it('[POLL-21] records hands counted in the room, never more than members present', async () => {
  const hands = (agree: number, disagree: number, pollId: string) => ({
    pollId,
    itemId: 'A1',
    question: 'Thông qua',
    optionSet: 'dong_y|khong_dong_y',
    counts: [
      { optionId: 'dong_y', count: agree },
      { optionId: 'khong_dong_y', count: disagree },
    ],
  });
  expect(await room.refusal('S', 'poll.recordHands', hands(4, 2, 'H1'))).toMatchObject({
    rule: 'POLL-21',
    details: { hands: 6, present: 5 },
  });
  await room.send('S', 'poll.recordHands', hands(3, 1, 'H1'));
  expect(poll('H1')).toMatchObject({
    form: 'hands',
    countedById: 'S',
    result: { outcome: 'passed', agree: 3, disagree: 1, silent: 1 },
  });
  const counted = (countedById: string) => ({ ...hands(2, 2, 'H2'), countedById });
  expect(await room.refusal('S', 'poll.recordHands', counted('nobody'))).toMatchObject({ rule: 'PEOPLE-1' });
  await room.send('S', 'poll.recordHands', counted('M4'));
  expect(poll('H2').countedById).toBe('M4');
  expect(poll('H2').status).toBe('closed');
  await room.send('C', 'poll.decideTie', { pollId: 'H2', side: 'disagree' });
  expect(poll('H2')).toMatchObject({ status: 'published', result: { outcome: 'not_passed' } });
});

it('[POLL-22] puts a voter’s reserved opinion on record after the poll, the last wording', async () => {
  await open();
  expect(await room.refusal('M1', 'poll.reserveOpinion', { pollId: 'V', text: 'x' })).toMatchObject({
    rule: 'POLL-22',
  });
  await room.send('C', 'poll.close', { pollId: 'V' });
  expect(await room.refusal('D', 'poll.reserveOpinion', { pollId: 'V', text: 'x' })).toMatchObject({ rule: 'POLL-6' });
  await room.send('M1', 'poll.reserveOpinion', { pollId: 'V', text: 'Đề nghị thuê thử' });
  await room.send('M1', 'poll.reserveOpinion', { pollId: 'V', text: 'Đề nghị thuê thử 12 tháng' });
  expect(poll().reservedOpinions).toMatchObject([{ participantId: 'M1', text: 'Đề nghị thuê thử 12 tháng' }]);
});

it('[POLL-22] offers it to those on the roll: a member who was away at the opening had no vote', async () => {
  await room.send('S', 'attendance.markAbsent', { participantId: 'M2', reason: 'Đi công tác', excused: true });
  await open();
  await room.send('C', 'poll.close', { pollId: 'V' });
  expect(['M1', 'M2', 'I'].map((who) => hadVote(room.state, poll(), who))).toEqual([true, false, false]);
  expect(await room.refusal('M2', 'poll.reserveOpinion', { pollId: 'V', text: 'x' })).toMatchObject({ rule: 'POLL-6' });
});

it('[POLL-23] shows which members are ready to vote on an item, each once', async () => {
  await room.send('M1', 'poll.markReady', { itemId: 'A1' });
  await room.send('M1', 'poll.markReady', { itemId: 'A1' });
  expect(await room.refusal('I', 'poll.markReady', { itemId: 'A1' })).toMatchObject({ rule: 'POLL-6' });
  expect(room.state.shared.polls.ready).toEqual({ A1: ['M1'] });
});

it('[POLL-24] ends no item, recess or meeting over an open poll', async () => {
  await open();
  for (const [name, payload] of [
    ['agenda.concludeItem', { itemId: 'A1', despiteUnheard: true }],
    ['meeting.recess', { minutes: 5 }],
    ['meeting.close', {}],
  ] as const) {
    expect(await room.refusal('C', name, payload)).toMatchObject({ rule: 'POLL-24', details: { pollId: 'V' } });
  }
});

it('[POLL-18] refuses weights in a secret poll, where they would tell who voted', async () => {
  expect(
    await room.refusal('S', 'poll.create', { pollId: 'V', details: questionOf({ form: 'secret', weighted: true }) }),
  ).toMatchObject({ rule: 'POLL-18' });
});

it('[BALLOT-7] refuses a secret poll with fewer voters than the profile asks for', async () => {
  start(3, { secretMinVoters: 4 });
  await room.send('S', 'poll.create', { pollId: 'V', details: questionOf({ form: 'secret' }) });
  expect(await room.refusal('C', 'poll.open', { pollId: 'V' })).toMatchObject({
    rule: 'BALLOT-7',
    details: { voters: 3, required: 4 },
  });
});
