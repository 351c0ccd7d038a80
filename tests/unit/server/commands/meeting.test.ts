import { describe, expect, it } from 'vitest';
import { profileOn, ruleProfiles } from '#domain/ruleProfiles.ts';
import { event } from '#server/commands/handler.ts';
import { Desk, openDesk, person, preparedDesk, someDetails } from '#tests/support/desk.ts';

describe('states of a meeting', () => {
  it('[MEETING-2] go from draft to invited, check-in, session, recess, closed', async () => {
    const desk = preparedDesk();
    const status = () => desk.state.shared.meeting.status;
    await desk.send('S', 'meeting.invite', {});
    expect(status()).toBe('invited');
    await desk.send('S', 'meeting.openCheckIn', {});
    expect(status()).toBe('checkin_open');
    await desk.send('C', 'meeting.open', { withoutQuorum: true });
    expect(status()).toBe('in_session');
    await desk.send('S', 'meeting.recess', { minutes: 15 });
    expect(desk.state.shared.meeting.recess?.untilAt).toBe('2026-11-18T01:15:00.000Z');
    await desk.send('S', 'meeting.resume', {});
    await desk.send('C', 'meeting.close', {});
    expect(status()).toBe('closed');
    expect(desk.state.shared.meeting.closedAt).not.toBeNull();
  });

  it.each([
    ['meeting.resume', {}],
    ['meeting.close', {}],
    ['meeting.recess', { minutes: null }],
    ['agenda.callItem', { itemId: 'one' }],
  ] as const)('[MEETING-2] %s needs a meeting in session', async (name, payload) => {
    expect(await preparedDesk().refusal('C', name, payload)).toMatchObject({ code: 'conflict', rule: 'MEETING-2' });
  });

  it('[MEETING-2] a cancelled meeting is not taken up again, a postponed one is invited anew', async () => {
    const desk = preparedDesk();
    await desk.send('S', 'meeting.postpone', { reason: 'bão', to: null });
    expect(desk.state.shared.meeting.endReason).toBe('bão');
    await desk.send('S', 'meeting.invite', {});
    await desk.send('C', 'meeting.cancel', { reason: 'không còn cần thiết' });
    for (const name of ['meeting.invite', 'meeting.open'] as const) {
      expect(await desk.refusal('C', name, {})).toMatchObject({ rule: 'MEETING-2' });
    }
  });

  it('[MEETING-13] a meeting is postponed to a time to come; answers and check-ins lapse, and it is invited anew', async () => {
    const desk = preparedDesk();
    await desk.send('S', 'meeting.invite', {});
    await desk.send('M1', 'people.reply', { attending: true, mode: 'on_site', reason: '' });
    await desk.send('S', 'meeting.openCheckIn', {});
    await desk.send('M1', 'attendance.checkIn', { participantId: 'M1', mode: 'on_site', method: 'self' });
    const to = { scheduledStartAt: '2099-01-15T01:00:00.000Z', scheduledEndAt: '2099-01-15T04:00:00.000Z' };
    const past = { scheduledStartAt: '2001-01-15T01:00:00.000Z', scheduledEndAt: '2001-01-15T04:00:00.000Z' };
    const turned = { scheduledStartAt: to.scheduledEndAt, scheduledEndAt: to.scheduledStartAt };
    expect(await desk.refusal('S', 'meeting.postpone', { reason: 'bão', to: past })).toMatchObject({
      rule: 'MEETING-13',
    });
    expect(await desk.refusal('S', 'meeting.postpone', { reason: 'bão', to: turned })).toMatchObject({
      rule: 'MEETING-3',
    });
    await desk.send('S', 'meeting.postpone', { reason: 'bão', to });
    const { meeting, people, attendance } = desk.state.shared;
    expect(meeting).toMatchObject({ status: 'postponed', postponedTo: to.scheduledStartAt, details: to });
    expect([people.replies, attendance.byId]).toEqual([{}, {}]);
    await desk.send('C', 'meeting.postpone', { reason: 'chưa hết bão', to: null });
    expect(desk.state.shared.meeting).toMatchObject({ endReason: 'chưa hết bão', postponedTo: null, details: to });
    await desk.send('S', 'meeting.invite', {});
    expect(desk.state.shared.meeting).toMatchObject({ status: 'invited', postponedTo: null });
  });

  it('[MEETING-13] a meeting that has begun is not postponed', async () => {
    const desk = await openDesk();
    expect(await desk.refusal('C', 'meeting.postpone', { reason: 'bão', to: null })).toMatchObject({
      rule: 'MEETING-2',
    });
  });

  it('[MEETING-8] a recess ends by resuming, and the item is still the current one', async () => {
    const desk = await openDesk();
    await desk.send('C', 'agenda.callItem', { itemId: 'one' });
    await desk.send('C', 'meeting.recess', { minutes: null });
    expect(await desk.refusal('C', 'agenda.callItem', { itemId: 'three' })).toMatchObject({ rule: 'MEETING-2' });
    await desk.send('C', 'meeting.resume', {});
    expect(desk.state.shared.agenda.currentItemId).toBe('one');
    expect(desk.state.shared.meeting.recess).toBeNull();
  });

  it('[MEETING-9] closing concludes the current item', async () => {
    const desk = await openDesk();
    await desk.send('C', 'agenda.callItem', { itemId: 'three' });
    await desk.send('C', 'meeting.close', {});
    expect(desk.state.shared.agenda).toMatchObject({ currentItemId: null, byId: { three: { status: 'concluded' } } });
  });
});

describe('details', () => {
  it('[MEETING-3] a meeting ends after it begins', async () => {
    const early = { scheduledEndAt: '2026-11-18T00:59:00.000Z' };
    expect(await preparedDesk().refusal('S', 'meeting.edit', early)).toMatchObject({ rule: 'MEETING-3' });
  });

  it('[MEETING-4] the base of votes is fixed once the meeting has opened', async () => {
    const desk = await openDesk();
    expect(await desk.refusal('S', 'meeting.edit', { totalMembers: 4 })).toMatchObject({ rule: 'MEETING-4' });
    const weight = { participantId: 'M1', changes: { weight: 2 } };
    expect(await desk.refusal('S', 'people.edit', weight)).toMatchObject({ rule: 'MEETING-4' });
    const member = { people: [person('M3', 'member')] };
    expect(await desk.refusal('S', 'people.add', member)).toMatchObject({ rule: 'MEETING-4' });
    expect(await desk.refusal('S', 'people.remove', { participantId: 'M1' })).toMatchObject({ rule: 'MEETING-4' });
    await desk.send('S', 'people.add', { people: [person('I2', 'invitee')] });
    await desk.send('S', 'meeting.edit', { place: 'Hội trường' });
    expect(desk.state.shared.meeting.details?.place).toBe('Hội trường');
  });

  it('[MEETING-5] an invitation needs chair, members and an item', async () => {
    const desk = new Desk();
    desk.record([
      event('meeting.created', { details: someDetails, profile: profileOn(someDetails.scheduledStartAt) }),
      event('people.added', { people: [person('S', 'secretary')] }),
    ]);
    expect(await desk.refusal('S', 'meeting.invite', {})).toMatchObject({ rule: 'MEETING-5' });
    await desk.send('S', 'people.add', { people: [person('C', 'chair')] });
    expect(await desk.refusal('S', 'meeting.invite', {})).toMatchObject({ details: { chair: true, items: 0 } });
  });

  it('[MEETING-7] the rule profile is the newest whose day has come', () => {
    expect(profileOn('2026-02-28T10:00:00.000Z').id).toBe('ubnd-tinh-2015');
    expect(profileOn('2026-03-01T00:00:00.000Z').id).toBe('ubnd-tinh-2026');
    expect(profileOn('1999-01-01T00:00:00.000Z')).toBe(ruleProfiles[0]);
    const days = ruleProfiles.map(({ effectiveFrom }) => effectiveFrom);
    expect(days).toEqual([...days].sort());
  });
});

describe('chair', () => {
  it('[MEETING-6] is taken over once, on record, and given back', async () => {
    const desk = await openDesk();
    await desk.send('S', 'meeting.takeChair', { reason: 'chủ trì mất mạng' });
    expect(desk.events.at(-1)).toMatchObject({
      name: 'meeting.chairTaken',
      data: { by: 'S', from: 'C', role: 'secretary' },
    });
    await desk.send('S', 'meeting.returnChair', {});
    expect(desk.state.shared.meeting.actingChairId).toBeNull();
    expect(await desk.refusal('S', 'meeting.returnChair', {})).toMatchObject({ rule: 'MEETING-6' });
  });

  it('[MEETING-6] whoever took it acts with the rights of the chair, nobody else may take it meanwhile', async () => {
    const desk = await openDesk();
    await desk.send('S', 'people.add', { people: [person('D', 'co_chair', { isMember: false })] });
    expect(await desk.refusal('S', 'meeting.close', {})).toMatchObject({ code: 'forbidden', rule: 'RIGHTS-1' });
    await desk.send('S', 'meeting.takeChair', { reason: 'chủ trì đi vắng' });
    expect(await desk.refusal('D', 'meeting.takeChair', { reason: 'tôi' })).toMatchObject({ rule: 'MEETING-6' });
    await desk.send('S', 'meeting.close', {});
    expect(desk.state.shared.meeting.status).toBe('closed');
  });
});
