import { describe, expect, it } from 'vitest';
import { quorumOf } from '#domain/quorum.ts';
import { openDesk, person, preparedDesk } from '#tests/support/desk.ts';

describe('composition', () => {
  it('[PEOPLE-1] who is not on the list cannot be acted upon', async () => {
    const desk = preparedDesk();
    const missing = { participantId: 'nobody' };
    expect(await desk.refusal('S', 'people.remove', missing)).toMatchObject({ code: 'not_found', rule: 'PEOPLE-1' });
    expect(await desk.refusal('S', 'people.edit', { ...missing, changes: {} })).toMatchObject({ rule: 'PEOPLE-1' });
    const checkIn = { ...missing, mode: 'on_site' as const, method: 'list' as const };
    expect(await desk.refusal('S', 'attendance.checkIn', checkIn)).toMatchObject({ rule: 'PEOPLE-1' });
  });

  it('[PEOPLE-2] nobody is on the list twice, and there is one chair', async () => {
    const desk = preparedDesk();
    const add = (...people: ReturnType<typeof person>[]) => desk.refusal('S', 'people.add', { people });
    expect(await add(person('M1', 'member'))).toMatchObject({ rule: 'PEOPLE-2' });
    expect(await add(person('X', 'member'), person('X', 'member'))).toMatchObject({ rule: 'PEOPLE-2' });
    expect(await add(person('C2', 'chair'))).toMatchObject({ rule: 'PEOPLE-2', details: { role: 'chair' } });
    const promote = { participantId: 'M1', changes: { role: 'chair' as const } };
    expect(await desk.refusal('S', 'people.edit', promote)).toMatchObject({ rule: 'PEOPLE-2' });
  });

  it('[PEOPLE-3] only chair, co-chair and members can be members of the body', async () => {
    const desk = preparedDesk();
    for (const role of ['invitee', 'secretary', 'delegate', 'observer', 'technician'] as const) {
      const people = [person('X', role, { isMember: true })];
      expect(await desk.refusal('S', 'people.add', { people })).toMatchObject({ rule: 'PEOPLE-3' });
    }
    await desk.send('S', 'people.add', { people: [person('K', 'co_chair', { isMember: true })] });
  });
});

describe('answers', () => {
  it('[PEOPLE-4] who declines gives a reason; the last answer counts', async () => {
    const desk = preparedDesk();
    const no = { attending: false, mode: 'on_site' as const, reason: '' };
    expect(await desk.refusal('M1', 'people.reply', no)).toMatchObject({ rule: 'PEOPLE-4' });
    await desk.send('M1', 'people.reply', { ...no, reason: 'đi công tác' });
    await desk.send('M1', 'people.reply', { attending: true, mode: 'remote', reason: '' });
    expect(desk.state.shared.people.replies.M1).toMatchObject({ attending: true, mode: 'remote' });
  });

  it('[PEOPLE-5] a member has one delegate, who speaks and doesn’t vote or count', async () => {
    const desk = preparedDesk();
    const delegate = person('D', 'delegate', { delegateFor: 'M2' });
    const send = (changes: object) =>
      desk.refusal('S', 'people.delegate', { participantId: 'M2', delegate: { ...delegate, ...changes } });
    expect(await send({ role: 'member' })).toMatchObject({ rule: 'PEOPLE-5' });
    expect(await send({ delegateFor: 'M1' })).toMatchObject({ rule: 'PEOPLE-5' });
    await desk.send('S', 'people.delegate', { participantId: 'M2', delegate });
    expect(await send({ participantId: 'D2' })).toMatchObject({ rule: 'PEOPLE-5', details: { taken: true } });
    await desk.send('D', 'attendance.checkIn', { participantId: 'D', mode: 'on_site', method: 'self' });
    expect(quorumOf(desk.state).present).toBe(0);
  });

  it('[PEOPLE-5] one delegate may sit in for two members only as two people', async () => {
    const desk = preparedDesk();
    const delegate = person('D', 'delegate', { delegateFor: 'M2' });
    await desk.send('S', 'people.delegate', { participantId: 'M2', delegate });
    const again = { participantId: 'M1', delegate: { ...delegate, delegateFor: 'M1' } };
    expect(await desk.refusal('S', 'people.delegate', again)).toMatchObject({ rule: 'PEOPLE-2' });
  });
});

describe('attendance', () => {
  it('[ATTEND-1] one answers for oneself, stewards for anybody', async () => {
    const desk = preparedDesk();
    const checkIn = { participantId: 'M2', mode: 'on_site' as const, method: 'list' as const };
    expect(await desk.refusal('M1', 'attendance.checkIn', checkIn)).toMatchObject({ rule: 'ATTEND-1' });
    await desk.send('S', 'attendance.checkIn', checkIn);
    expect(await desk.refusal('M1', 'attendance.leave', { participantId: 'M2', reason: '' })).toMatchObject({
      rule: 'ATTEND-1',
    });
  });

  it('[ATTEND-2] only who is present can leave', async () => {
    const desk = preparedDesk();
    const leave = { participantId: 'M1', reason: '' };
    expect(await desk.refusal('M1', 'attendance.leave', leave)).toMatchObject({ rule: 'ATTEND-2' });
  });

  it('[ATTEND-3] an excused absence has a reason', async () => {
    const desk = preparedDesk();
    const absent = { participantId: 'M1', excused: true, reason: '' };
    expect(await desk.refusal('S', 'attendance.markAbsent', absent)).toMatchObject({ rule: 'ATTEND-3' });
    await desk.send('S', 'attendance.markAbsent', { ...absent, excused: false });
    expect(desk.state.shared.attendance.byId.M1).toEqual({ state: 'absent', excused: false, reason: '' });
  });

  it('[ATTEND-4] keeps every coming and going; a second device changes nothing', async () => {
    const desk = await openDesk();
    const here = { participantId: 'M1', mode: 'on_site' as const, method: 'self' as const };
    const before = desk.events.length;
    await desk.send('M1', 'attendance.checkIn', here);
    expect(desk.events).toHaveLength(before);
    await desk.send('M1', 'attendance.checkIn', { ...here, mode: 'remote' });
    await desk.send('M1', 'attendance.leave', { participantId: 'M1', reason: 'có việc gấp' });
    await desk.send('M1', 'attendance.checkIn', here);
    const own = desk.state.shared.attendance.movements.filter(({ participantId }) => participantId === 'M1');
    expect(own.map(({ kind }) => kind)).toEqual(['in', 'in', 'out', 'in']);
    expect(quorumOf(desk.state).present).toBe(3);
  });
});
