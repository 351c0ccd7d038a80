import { beforeEach, expect, it } from 'vitest';
import { openingEvents } from '#tests/support/bigMeeting.ts';
import { MemoryRoom } from '#tests/support/memoryRoom.ts';

let room: MemoryRoom;
const draft = (text: string, itemId = 'A1') => room.send('S', 'conclusion.draft', { conclusionId: 'K', itemId, text });

beforeEach(() => {
  room = new MemoryRoom(openingEvents(5));
});

it('[CONCL-1] words conclusions while the meeting runs or is written up', async () => {
  await room.send('C', 'meeting.close', {});
  await draft('Giao Sở Tài chính tham mưu.');
  room = new MemoryRoom(openingEvents(5).slice(0, 3));
  expect(await room.refusal('S', 'conclusion.draft', { conclusionId: 'K', itemId: 'A1', text: 'x' })).toMatchObject({
    rule: 'CONCL-1',
  });
});

it('[CONCL-2] shows the wording to chair and secretary alone, and keeps it with its item', async () => {
  await draft('Thống nhất');
  await room.send('C', 'conclusion.sendBack', { conclusionId: 'K', remark: 'Nêu rõ thời hạn' });
  expect(room.state.stewards.conclusions.K).toMatchObject({
    text: 'Thống nhất',
    revision: 1,
    remark: 'Nêu rõ thời hạn',
  });
  expect(room.state.shared.conclusions.order).toEqual([]);
  expect(await room.refusal('M1', 'conclusion.draft', { conclusionId: 'K', itemId: 'A1', text: 'x' })).toMatchObject({
    rule: 'RIGHTS-1',
  });
  expect(await room.refusal('S', 'conclusion.confirm', { conclusionId: 'K', revision: 1 })).toMatchObject({
    rule: 'RIGHTS-1',
  });
  await room.send('S', 'conclusion.discard', { conclusionId: 'K' });
  expect(await room.refusal('C', 'conclusion.confirm', { conclusionId: 'K', revision: 1 })).toMatchObject({
    code: 'not_found',
    rule: 'CONCL-2',
  });
});

it('[CONCL-3] confirms exactly the wording that was on the screen, and none that is empty', async () => {
  await draft('');
  expect(await room.refusal('C', 'conclusion.confirm', { conclusionId: 'K', revision: 1 })).toMatchObject({
    rule: 'CONCL-3',
  });
  await draft('Hoàn thành trước 05/12');
  await draft('Hoàn thành trước 10/12');
  expect(await room.refusal('C', 'conclusion.confirm', { conclusionId: 'K', revision: 2 })).toMatchObject({
    rule: 'CONCL-3',
    details: { revision: 3 },
  });
  await room.send('C', 'conclusion.confirm', { conclusionId: 'K', revision: 3 });
  expect(room.state.shared.conclusions.byId.K).toMatchObject({ text: 'Hoàn thành trước 10/12', by: 'C', itemId: 'A1' });
  expect(room.state.stewards.conclusions).toEqual({});
});

it('[CONCL-4] corrects a confirmed conclusion by a new wording and keeps the earlier one', async () => {
  await room.send('C', 'conclusion.confirm', { conclusionId: 'K', revision: (await draft('Hạn 05/12')).revision });
  await room.send('C', 'conclusion.confirm', {
    conclusionId: 'K',
    revision: (await draft('À không, hạn 10/12')).revision,
  });
  expect(room.state.shared.conclusions).toMatchObject({
    order: ['K'],
    byId: { K: { text: 'À không, hạn 10/12', earlier: [{ text: 'Hạn 05/12' }] } },
  });
});
