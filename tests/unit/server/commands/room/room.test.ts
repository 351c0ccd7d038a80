import { beforeEach, describe, expect, it } from 'vitest';
import { catchUpCard } from '#domain/catchUpCard.ts';
import { questionsOn } from '#domain/questions.ts';
import { roomPlan, seatOf } from '#domain/room.ts';
import { profileOn } from '#domain/ruleProfiles.ts';
import { finishEstimate, replanSuggestion } from '#domain/schedule.ts';
import { maySee, viewerOf } from '#domain/view.ts';
import { event } from '#server/commands/handler.ts';
import { guestEvents, openingEvents } from '#tests/support/bigMeeting.ts';
import { MemoryRoom } from '#tests/support/memoryRoom.ts';
import { questionOf } from '#tests/support/session.ts';

let room: MemoryRoom;
const plan = roomPlan('Phòng họp số 2', 'u_shape', 8);

beforeEach(() => {
  room = new MemoryRoom([...openingEvents(5), ...guestEvents()]);
});

describe('[ROOM-1] the plan', () => {
  it('has seats of different names inside the room, whatever its shape', () => {
    for (const shape of ['u_shape', 'boardroom', 'rows'] as const) {
      for (const count of [1, 9, 27, 120]) {
        const { seats } = roomPlan('Hội trường', shape, count);
        expect(new Set(seats.map(({ seatId }) => seatId)).size).toBe(count);
        expect(new Set(seats.map(({ x, y }) => `${x} ${y}`)).size).toBe(count);
        expect(seats.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1)).toBe(true);
      }
    }
  });
  it('keeps who sits on a seat that is still there, and refuses unknown seats and names used twice', async () => {
    await room.send('S', 'room.setPlan', { plan });
    await room.send('S', 'room.assignSeat', { seatId: 'seat-1', participantId: 'C' });
    await room.send('S', 'room.assignSeat', { seatId: 'seat-8', participantId: 'M1' });
    await room.send('S', 'room.setPlan', { plan: roomPlan('Phòng họp số 2', 'u_shape', 7) });
    expect(room.state.shared.room.seats).toEqual({ 'seat-1': 'C' });
    expect(await room.refusal('S', 'room.assignSeat', { seatId: 'seat-8', participantId: 'M1' })).toMatchObject({
      rule: 'ROOM-1',
    });
    const twice = { ...plan, seats: [plan.seats[0], plan.seats[0]] };
    expect(await room.refusal('S', 'room.setPlan', { plan: twice })).toMatchObject({ rule: 'ROOM-1' });
  });
});

it('[ROOM-2] moves people, swaps two, and never seats anybody twice', async () => {
  await room.send('S', 'room.setPlan', { plan });
  for (const [seatId, participantId] of [
    ['seat-1', 'C'],
    ['seat-2', 'M1'],
    ['seat-1', 'M1'],
    ['seat-3', 'C'],
  ] as const) {
    await room.send('S', 'room.assignSeat', { seatId, participantId });
  }
  expect(room.state.shared.room.seats).toEqual({ 'seat-1': 'M1', 'seat-3': 'C' });
  await room.send('S', 'room.assignSeat', { seatId: 'seat-3', participantId: null });
  expect(seatOf(room.state.shared.room, 'C')).toBeNull();
});

it('[ROOM-3] seats the others by rank, then as on the list', async () => {
  await room.send('S', 'room.setPlan', { plan });
  await room.send('S', 'room.assignSeat', { seatId: 'seat-2', participantId: 'M3' });
  await room.send('S', 'room.seatAll', {});
  expect(room.state.shared.room.seats).toEqual({
    'seat-1': 'C',
    'seat-2': 'M3',
    'seat-3': 'M1',
    'seat-4': 'M2',
    'seat-5': 'M4',
    'seat-6': 'D',
    'seat-7': 'S',
    'seat-8': 'I',
  });
});

describe('[ROOM-4] calls for service', () => {
  const hears = (who: string) =>
    room.events
      .filter((e) => e.name.startsWith('summons.') && maySee(viewerOf(room.state, who), e))
      .map(({ name }) => name);
  it('reach the stewards and the caller, what is technical also the technician, nobody else', async () => {
    await room.send('M1', 'summons.call', { kind: 'water' });
    expect([hears('S'), hears('M1'), hears('T'), hears('M2')]).toEqual([['summons.called'], ['summons.noted'], [], []]);
    const { summonsId } = await room.send('M2', 'summons.call', { kind: 'technical', note: 'micro không lên tiếng' });
    await room.send('T', 'summons.answer', { summonsId, status: 'coming' });
    expect(room.state.own.M2?.summons[summonsId]).toMatchObject({ status: 'coming', byId: 'T' });
    await room.send('S', 'summons.answer', { summonsId, status: 'done' });
    expect(await room.refusal('T', 'summons.answer', { summonsId, status: 'coming' })).toMatchObject({
      rule: 'ROOM-4',
    });
  });
  it('are made once for the same thing, taken back by the caller alone, and not answered by technicians out of their field', async () => {
    const { summonsId } = await room.send('M1', 'summons.call', { kind: 'water' });
    expect(await room.refusal('M1', 'summons.call', { kind: 'water' })).toMatchObject({ rule: 'ROOM-4' });
    expect(await room.refusal('T', 'summons.answer', { summonsId, status: 'done' })).toMatchObject({
      code: 'forbidden',
    });
    expect(await room.refusal('M2', 'summons.withdraw', { summonsId })).toMatchObject({ code: 'forbidden' });
    await room.send('M1', 'summons.withdraw', { summonsId });
    await room.send('M1', 'summons.call', { kind: 'water' });
  });
});

it('[ROOM-5] lists questions per item for the chair, with the asker, until the item is over', async () => {
  const { questionId } = await room.send('M1', 'question.ask', { itemId: 'A1', text: 'Nguồn vốn lấy từ đâu?' });
  await room.send('M2', 'question.ask', { itemId: 'A1', text: 'Tiến độ thế nào?' });
  expect(questionsOn(room.state.stewards.questions, 'A1').map(({ askerId, text }) => [askerId, text])).toEqual([
    ['M1', 'Nguồn vốn lấy từ đâu?'],
    ['M2', 'Tiến độ thế nào?'],
  ]);
  expect(await room.refusal('M2', 'question.withdraw', { questionId })).toMatchObject({ rule: 'ROOM-5' });
  await room.send('M1', 'question.withdraw', { questionId });
  await room.send('C', 'agenda.concludeItem', { itemId: 'A1' });
  expect(await room.refusal('M1', 'question.ask', { itemId: 'A1', text: 'Còn câu nữa' })).toMatchObject({
    rule: 'ROOM-5',
  });
});

it('[ROOM-5] tells the asker, and nobody but the stewards besides, what became of a question', async () => {
  const { questionId } = await room.send('M1', 'question.ask', { itemId: 'A1', text: 'Nguồn vốn lấy từ đâu?' });
  await room.send('S', 'question.settle', { questionId, how: 'read_out' });
  expect(questionsOn(room.state.stewards.questions, 'A1')).toMatchObject([{ settled: 'read_out' }]);
  expect(room.state.own.M1?.questions[questionId]).toMatchObject({ settled: 'read_out' });
  const hears = (who: string) =>
    room.events.filter((e) => e.name.includes('question.settled') && maySee(viewerOf(room.state, who), e)).length;
  expect(['C', 'S', 'M1', 'M2'].map(hears)).toEqual([1, 1, 1, 0]);
  expect(await room.refusal('C', 'question.settle', { questionId, how: 'noted' })).toMatchObject({
    rule: 'ROOM-5',
    details: { settled: 'read_out' },
  });
  expect(await room.refusal('M1', 'question.withdraw', { questionId })).toMatchObject({ rule: 'ROOM-5' });
  expect(await room.refusal('M2', 'question.settle', { questionId, how: 'noted' })).toMatchObject({
    code: 'forbidden',
  });
});

it('[ROOM-6] names the asker nowhere in what the chair gets where the agency hides askers', async () => {
  room = new MemoryRoom(openingEvents(5, { ...profileOn('2026-11-18'), questionAskers: 'hidden' }));
  const { questionId } = await room.send('M1', 'question.ask', { itemId: 'A1', text: 'Vì sao chậm?' });
  await room.send('M1', 'question.withdraw', { questionId });
  const other = await room.send('M1', 'question.ask', { itemId: 'A1', text: 'Ai chịu trách nhiệm?' });
  await room.send('C', 'question.settle', { questionId: other.questionId, how: 'noted' });
  const seen = room.events.filter((e) => e.name.startsWith('question.') && maySee(viewerOf(room.state, 'C'), e));
  expect(seen.map(({ name }) => name)).toEqual([
    'question.asked',
    'question.withdrawn',
    'question.asked',
    'question.settled',
  ]);
  expect(JSON.stringify(seen)).not.toContain('M1');
});

describe('[ROOM-7] the expected end', () => {
  beforeEach(() => {
    const details = { ...room.state.shared.agenda.byId.A1!, plannedMinutes: 60 };
    room.happen(
      event('agenda.itemAdded', { itemId: 'A2', beforeId: null, details }),
      event('agenda.itemAdded', { itemId: 'A3', beforeId: null, details: { ...details, plannedMinutes: 120 } }),
    );
  });
  it('is what the current item has left and what the others plan', () => {
    room.pass(5 * 60);
    expect(finishEstimate(room.state.shared, room.now)).toEqual({
      endsAt: '2026-11-18T04:20:00.000Z',
      lateMinutes: 20,
    });
    room.pass(25 * 60);
    expect(finishEstimate(room.state.shared, room.now)).toEqual({
      endsAt: '2026-11-18T04:30:00.000Z',
      lateMinutes: 30,
    });
  });
  it('is brought back to the plan by shortening the items to come, in proportion', async () => {
    const minutes = replanSuggestion(room.state.shared, room.now);
    expect(minutes).toEqual([
      { itemId: 'A2', plannedMinutes: 53 },
      { itemId: 'A3', plannedMinutes: 106 },
    ]);
    await room.send('C', 'agenda.replan', { minutes });
    expect(finishEstimate(room.state.shared, room.now)?.lateMinutes).toBeLessThanOrEqual(0);
    expect(replanSuggestion(room.state.shared, room.now)).toEqual([]);
  });
});

it('[ROOM-8] tells a late-comer what was decided and concluded, and where the meeting stands', async () => {
  room.happen(event('agenda.itemAdded', { itemId: 'A2', beforeId: null, details: room.state.shared.agenda.byId.A1! }));
  expect(catchUpCard(room.state.shared, 'M1')).toBeNull();
  room.pass(60);
  await room.send('M4', 'attendance.leave', { participantId: 'M4', reason: 'nghe điện thoại' });
  room.pass(60);
  await room.send('S', 'poll.create', { pollId: 'V', details: questionOf({ itemId: 'A1' }) });
  await room.send('C', 'poll.open', { pollId: 'V' });
  await room.send('C', 'poll.close', { pollId: 'V' });
  const { revision } = await room.send('S', 'conclusion.draft', {
    conclusionId: 'K',
    itemId: 'A1',
    text: 'Thống nhất.',
  });
  await room.send('C', 'conclusion.confirm', { conclusionId: 'K', revision });
  await room.send('C', 'agenda.callItem', { itemId: 'A2' });
  await room.send('C', 'floor.callDirectly', { participantId: 'M2' });
  room.pass(60);
  await room.send('M4', 'attendance.checkIn', { participantId: 'M4', mode: 'on_site', method: 'self' });
  expect(catchUpCard(room.state.shared, 'M4')).toEqual({
    missedFrom: '2026-11-18T01:01:00.000Z',
    items: [
      { itemId: 'A1', status: 'concluded', conclusionIds: ['K'], pollIds: ['V'] },
      { itemId: 'A2', status: 'under_way', conclusionIds: [], pollIds: [] },
    ],
    currentItemId: 'A2',
    speakerId: 'M2',
    openPollId: null,
    shownPaperId: null,
  });
});
