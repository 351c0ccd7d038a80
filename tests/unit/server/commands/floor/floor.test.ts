import { beforeEach, describe, expect, it } from 'vitest';
import { waitingFor } from '#domain/floor.ts';
import { itemClock, speakingByUnit, speakingReport, speechClock, unheardVoices } from '#domain/floorViews.ts';
import { event } from '#server/commands/handler.ts';
import { guestEvents, openingEvents } from '#tests/support/bigMeeting.ts';
import { MemoryRoom } from '#tests/support/memoryRoom.ts';

let room: MemoryRoom;
const ask = async (who: string, kind = 'speech', itemId = 'A1') =>
  (await room.send(who, 'floor.request', { itemId, kind: kind as 'speech' })).requestId;
const queue = () => waitingFor(room.state.shared.floor, 'A1').map(({ participantId }) => participantId);

beforeEach(() => {
  room = new MemoryRoom([...openingEvents(5), ...guestEvents()]);
});

describe('[FLOOR-1] who may speak', () => {
  it('lets members, delegates and invitees ask; secretary, observer and technician never', async () => {
    await Promise.all(['M1', 'D', 'I'].map((who) => ask(who)));
    for (const who of ['S', 'O']) {
      expect(await room.refusal(who, 'floor.request', { itemId: 'A1', kind: 'speech' })).toMatchObject({
        rule: 'FLOOR-1',
      });
    }
    expect(await room.refusal('T', 'floor.request', { itemId: 'A1', kind: 'speech' })).toMatchObject({
      code: 'forbidden',
    });
  });
  it('gives the floor to nobody who isn’t here', async () => {
    const requestId = await ask('M1');
    await room.send('M1', 'attendance.leave', { participantId: 'M1', reason: '' });
    expect(await room.refusal('C', 'floor.call', { requestId })).toMatchObject({ rule: 'FLOOR-1' });
  });
  it('lets only those who run the meeting call', async () => {
    const requestId = await ask('M1');
    expect(await room.refusal('M2', 'floor.call', { requestId })).toMatchObject({ rule: 'RIGHTS-1' });
  });
});

it('[FLOOR-2] refuses a second request for the same item while the first is open, and from the one who speaks on it', async () => {
  const requestId = await ask('M1');
  expect(await room.refusal('M1', 'floor.request', { itemId: 'A1', kind: 'question' })).toMatchObject({
    code: 'conflict',
    rule: 'FLOOR-2',
  });
  await room.send('C', 'floor.call', { requestId });
  expect(await room.refusal('M1', 'floor.request', { itemId: 'A1', kind: 'speech' })).toMatchObject({
    rule: 'FLOOR-2',
  });
  await ask('M1', 'point_of_order');
  expect(await room.refusal('M1', 'floor.request', { itemId: 'A1', kind: 'point_of_order' })).toMatchObject({
    rule: 'FLOOR-2',
  });
});

it('[FLOOR-3] calls in the order of arrival, points of order before all others', async () => {
  for (const [who, kind] of [
    ['M1', 'speech'],
    ['M2', 'against'],
    ['M3', 'point_of_order'],
    ['I', 'question'],
    ['M4', 'point_of_order'],
  ] as const) {
    await ask(who, kind);
  }
  expect(queue()).toEqual(['M3', 'M4', 'M1', 'M2', 'I']);
});

it('[FLOOR-4] lets one withdraw the own request and stewards anybody’s; a skipped one may ask again', async () => {
  const [first, second] = [await ask('M1'), await ask('M2')];
  expect(await room.refusal('M2', 'floor.withdraw', { requestId: first })).toMatchObject({ code: 'forbidden' });
  await room.send('M1', 'floor.withdraw', { requestId: first });
  expect(await room.refusal('C', 'floor.call', { requestId: first })).toMatchObject({ rule: 'FLOOR-4' });
  await room.send('C', 'floor.skip', { requestId: second });
  await ask('M2');
  expect(queue()).toEqual(['M2']);
});

it('[FLOOR-5] takes no requests on a closed list but points of order, until it opens again', async () => {
  await room.send('S', 'floor.closeList', { itemId: 'A1' });
  expect(await room.refusal('M1', 'floor.request', { itemId: 'A1', kind: 'speech' })).toMatchObject({
    rule: 'FLOOR-5',
  });
  await ask('M1', 'point_of_order');
  await room.send('S', 'floor.openList', { itemId: 'A1' });
  await ask('M2');
  expect(queue()).toEqual(['M1', 'M2']);
});

describe('[FLOOR-6] one speaker at a time', () => {
  it('takes the floor from the one before, with the seconds spoken', async () => {
    const [first, second] = [await ask('M1'), await ask('M2')];
    await room.send('C', 'floor.call', { requestId: first });
    room.pass(42);
    await room.send('C', 'floor.call', { requestId: second });
    expect(room.state.shared.floor.current?.participantId).toBe('M2');
    expect(room.state.shared.floor.history).toMatchObject([
      { participantId: 'M1', reason: 'replaced', spokenSeconds: 42 },
    ]);
  });
  it('is ended by the speaker or a steward, and a late stop doesn’t hit the next speaker', async () => {
    const { speechId } = await room.send('C', 'floor.callDirectly', { participantId: 'M1' });
    expect(await room.refusal('M2', 'floor.stop', { speechId })).toMatchObject({ code: 'forbidden' });
    await room.send('M1', 'floor.stop', { speechId });
    await room.send('C', 'floor.callDirectly', { participantId: 'M2' });
    expect(await room.refusal('C', 'floor.stop', { speechId })).toMatchObject({ rule: 'FLOOR-6' });
    expect(room.state.shared.floor.history[0]?.reason).toBe('finished');
  });
  it('answers the waiting request of somebody who is called by name', async () => {
    await ask('M1');
    await room.send('C', 'floor.callDirectly', { participantId: 'M1' });
    expect(queue()).toEqual([]);
  });
});

describe('[FLOOR-7] the floor ends with its frame', () => {
  beforeEach(async () => {
    room.happen(
      event('agenda.itemAdded', { itemId: 'A2', beforeId: null, details: room.state.shared.agenda.byId.A1! }),
    );
    await ask('M1');
    await room.send('C', 'floor.callDirectly', { participantId: 'M2' });
    await ask('M3');
    await ask('M4', 'speech', 'A2');
  });
  it('expires what waits when the next item is called, and keeps requests for that one', async () => {
    await room.send('C', 'agenda.callItem', { itemId: 'A2', despiteUnheard: true });
    const { requests, waiting, history, current } = room.state.shared.floor;
    expect(Object.values(requests).map(({ participantId, status }) => [participantId, status])).toEqual([
      ['M1', 'expired'],
      ['M3', 'expired'],
      ['M4', 'waiting'],
    ]);
    expect(waiting).toHaveLength(1);
    expect([current, history[0]?.reason]).toEqual([null, 'item_ended']);
    expect(await room.refusal('M1', 'floor.request', { itemId: 'A1', kind: 'speech' })).toMatchObject({
      rule: 'FLOOR-7',
    });
  });
  it('calls nobody on an item that isn’t current', async () => {
    const requestId = room.state.shared.floor.waiting.at(-1)!;
    expect(await room.refusal('C', 'floor.call', { requestId })).toMatchObject({ rule: 'FLOOR-7' });
  });
  it.each([
    ['agenda.deferItem', { itemId: 'A1', reason: 'chờ thẩm định' }, 'item_ended'],
    ['agenda.withdrawItem', { itemId: 'A1', reason: 'rút' }, 'item_ended'],
    ['meeting.recess', { minutes: 10 }, 'meeting_paused'],
    ['meeting.close', {}, 'item_ended'],
    ['attendance.leave', { participantId: 'M2', reason: '' }, 'speaker_left'],
  ] as const)('ends the speech at %s', async (name, payload, reason) => {
    await room.send('C', name, payload);
    expect(room.state.shared.floor.current).toBeNull();
    expect(room.state.shared.floor.history.at(-1)?.reason).toBe(reason);
  });
});

describe('[FLOOR-8] unheard voices', () => {
  it('stops an item from ending while somebody waits, unless the chair says so', async () => {
    await ask('M1');
    expect(await room.refusal('C', 'agenda.concludeItem', { itemId: 'A1' })).toMatchObject({
      rule: 'FLOOR-8',
      details: { waiting: 1, silent: 0 },
    });
    await room.send('C', 'agenda.concludeItem', { itemId: 'A1', despiteUnheard: true });
  });
  it('counts members who have said nothing once the item is discussed; the chair is none of them', async () => {
    await room.send('C', 'agenda.setPhase', { itemId: 'A1', phase: 'discussing' });
    await room.send('C', 'floor.callDirectly', { participantId: 'M1' });
    expect(unheardVoices(room.state.shared, 'A1').silent.map(({ participantId }) => participantId)).toEqual([
      'M2',
      'M3',
      'M4',
      'D',
      'I',
    ]);
    expect(await room.refusal('C', 'agenda.concludeItem', { itemId: 'A1' })).toMatchObject({
      details: { waiting: 0, silent: 3 },
    });
  });
  it('lets an item without discussion end', async () => {
    await room.send('C', 'agenda.concludeItem', { itemId: 'A1' });
  });
});

it('[FLOOR-9] reorders exactly those who wait, or nobody', async () => {
  const ids = [await ask('M1'), await ask('M2'), await ask('M3')];
  expect(await room.refusal('C', 'floor.reorder', { itemId: 'A1', requestIds: ids.slice(1) })).toMatchObject({
    rule: 'FLOOR-9',
  });
  await room.send('C', 'floor.reorder', { itemId: 'A1', requestIds: [ids[2]!, ids[0]!, ids[1]!] });
  expect(queue()).toEqual(['M3', 'M1', 'M2']);
});

it('[FLOOR-10] runs a clock for the speech and one for the item, with warning and extension, the same for everyone', async () => {
  const { speechId } = await room.send('C', 'floor.callDirectly', { participantId: 'M1' });
  room.pass(155);
  const clock = () => speechClock(room.state.shared.floor.current!, room.now);
  expect(clock()).toEqual({ elapsed: 155, remaining: 25, warning: true, over: false });
  await room.send('C', 'floor.extend', { speechId, seconds: 60 });
  expect(clock()).toEqual({ elapsed: 155, remaining: 85, warning: false, over: false });
  room.pass(90);
  expect(clock()).toMatchObject({ remaining: -5, over: true });
  expect(itemClock(room.state.shared.agenda.byId.A1!, room.now)).toEqual({
    elapsed: 245,
    remaining: 955,
    warning: false,
    over: false,
  });
});

it('[FLOOR-11] reports per person how often asked, called and how long, also those who never spoke', async () => {
  const requestId = await ask('M1');
  await room.send('C', 'floor.call', { requestId });
  room.pass(60);
  await room.send('C', 'floor.callDirectly', { participantId: 'I' });
  room.pass(30);
  const report = speakingReport(room.state.shared, null, room.now);
  expect(report.find(({ participantId }) => participantId === 'M1')).toEqual({
    participantId: 'M1',
    requested: 1,
    called: 1,
    seconds: 60,
  });
  expect(report.find(({ participantId }) => participantId === 'I')).toMatchObject({
    requested: 0,
    called: 1,
    seconds: 30,
  });
  expect(report.find(({ participantId }) => participantId === 'M4')).toMatchObject({
    requested: 0,
    called: 0,
    seconds: 0,
  });
  await room.send('S', 'people.edit', { participantId: 'M1', changes: { unit: 'Sở Tài chính' } });
  const units = speakingByUnit(room.state.shared, report);
  expect(units.find(({ unit }) => unit === 'Sở Tài chính')).toEqual({
    unit: 'Sở Tài chính',
    people: 1,
    requested: 1,
    called: 1,
    seconds: 60,
  });
  expect(units.reduce((sum, { people }) => sum + people, 0)).toBe(report.length);
  expect(units.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(90);
  expect(speakingReport(room.state.shared, 'A2', room.now).every(({ called }) => called === 0)).toBe(true);
});
