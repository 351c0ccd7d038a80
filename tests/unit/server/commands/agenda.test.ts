import { describe, expect, it } from 'vitest';
import { orderedItems } from '#domain/agenda.ts';
import type { AgendaItemDetails } from '#protocol/agenda.ts';
import { openDesk, preparedDesk } from '#tests/support/desk.ts';

const details: AgendaItemDetails = {
  title: 'Nội dung mới',
  kind: 'report',
  plannedMinutes: 5,
  presenterId: null,
  unit: '',
  parentId: null,
  classified: false,
};

describe('preparation', () => {
  it('[AGENDA-1] an item’s number is used once, and unknown items are refused', async () => {
    const desk = preparedDesk();
    const add = (itemId: string, changes: object = {}) =>
      desk.refusal('S', 'agenda.addItem', { itemId, details: { ...details, ...changes }, beforeId: null });
    expect(await add('one')).toMatchObject({ code: 'conflict', rule: 'AGENDA-1' });
    expect(await add('four', { parentId: 'nowhere' })).toMatchObject({ code: 'not_found', rule: 'AGENDA-1' });
    expect(await add('four', { presenterId: 'nobody' })).toMatchObject({ rule: 'PEOPLE-1' });
    const edit = { itemId: 'nowhere', changes: { title: 'x' } };
    expect(await desk.refusal('S', 'agenda.editItem', edit)).toMatchObject({ rule: 'AGENDA-1' });
  });

  it('[AGENDA-3] an item is not put under itself or its own part', async () => {
    const desk = preparedDesk();
    const move = (itemId: string, parentId: string) =>
      desk.refusal('S', 'agenda.moveItem', { itemId, parentId, beforeId: null });
    expect(await move('one', 'one')).toMatchObject({ rule: 'AGENDA-3' });
    expect(await move('one', 'two')).toMatchObject({ rule: 'AGENDA-3' });
    const edit = { itemId: 'one', changes: { parentId: 'two' } };
    expect(await desk.refusal('S', 'agenda.editItem', edit)).toMatchObject({ rule: 'AGENDA-3' });
  });

  it('[AGENDA-4] is removed in preparation and without parts only', async () => {
    const desk = preparedDesk();
    expect(await desk.refusal('S', 'agenda.removeItem', { itemId: 'one' })).toMatchObject({ rule: 'AGENDA-4' });
    await desk.send('S', 'agenda.removeItem', { itemId: 'two' });
    await desk.send('S', 'agenda.removeItem', { itemId: 'one' });
    expect(orderedItems(desk.state.shared.agenda).map(({ itemId }) => itemId)).toEqual(['three']);
    const open = await openDesk();
    expect(await open.refusal('S', 'agenda.removeItem', { itemId: 'two' })).toMatchObject({ rule: 'AGENDA-4' });
  });

  it('[AGENDA-8] items keep the order given to them, also live', async () => {
    const desk = await openDesk();
    await desk.send('S', 'agenda.addItem', { itemId: 'four', details, beforeId: 'two' });
    await desk.send('S', 'agenda.moveItem', { itemId: 'three', parentId: null, beforeId: 'one' });
    expect(desk.state.shared.agenda.order).toEqual(['three', 'one', 'four', 'two']);
    await desk.send('S', 'agenda.replan', { minutes: [{ itemId: 'four', plannedMinutes: 30 }] });
    expect(desk.state.shared.agenda.byId.four?.plannedMinutes).toBe(30);
  });
});

describe('in session', () => {
  it('[AGENDA-7] calling an item makes it current and concludes the one before', async () => {
    const desk = await openDesk();
    await desk.send('C', 'agenda.callItem', { itemId: 'one' });
    desk.now += 60_000;
    await desk.send('C', 'agenda.callItem', { itemId: 'three' });
    const { byId, currentItemId } = desk.state.shared.agenda;
    expect(currentItemId).toBe('three');
    expect(byId.one).toMatchObject({ status: 'concluded', endedAt: '2026-11-18T01:01:00.000Z' });
    expect(byId.three).toMatchObject({ status: 'presenting', calledAt: '2026-11-18T01:01:00.000Z' });
  });

  it('[AGENDA-2] the phase is the current item’s', async () => {
    const desk = await openDesk();
    const phase = { itemId: 'one', phase: 'discussing' as const };
    expect(await desk.refusal('C', 'agenda.setPhase', phase)).toMatchObject({ rule: 'AGENDA-2' });
    await desk.send('C', 'agenda.callItem', { itemId: 'three' });
    expect(await desk.refusal('C', 'agenda.setPhase', phase)).toMatchObject({ rule: 'AGENDA-2' });
    await desk.send('C', 'agenda.setPhase', { itemId: 'three', phase: 'discussing' });
    expect(desk.state.shared.agenda.byId.three?.status).toBe('discussing');
  });

  it('[AGENDA-5] a withdrawn item is not called, nor the current one once more', async () => {
    const desk = await openDesk();
    await desk.send('C', 'agenda.withdrawItem', { itemId: 'three', reason: 'chưa đủ hồ sơ' });
    expect(await desk.refusal('C', 'agenda.callItem', { itemId: 'three' })).toMatchObject({ rule: 'AGENDA-5' });
    await desk.send('C', 'agenda.callItem', { itemId: 'one' });
    expect(await desk.refusal('C', 'agenda.callItem', { itemId: 'one' })).toMatchObject({ rule: 'AGENDA-5' });
  });

  it('[AGENDA-6] what is over does not end again', async () => {
    const desk = await openDesk();
    await desk.send('C', 'agenda.deferItem', { itemId: 'three', reason: 'để phiên sau' });
    const reason = { itemId: 'three', reason: 'lại' };
    expect(await desk.refusal('C', 'agenda.deferItem', reason)).toMatchObject({ rule: 'AGENDA-6' });
    expect(await desk.refusal('C', 'agenda.withdrawItem', reason)).toMatchObject({ rule: 'AGENDA-6' });
    expect(await desk.refusal('C', 'agenda.concludeItem', { itemId: 'three' })).toMatchObject({ rule: 'AGENDA-6' });
    expect(desk.state.shared.agenda.byId.three).toMatchObject({ status: 'deferred', reason: 'để phiên sau' });
  });
});
