import { describe, expect, it } from 'vitest';
import { quorumFor, quorumOf } from '#domain/quorum.ts';
import { openDesk, person, preparedDesk } from '#tests/support/desk.ts';

const twoThirds = { num: 2, den: 3 };

describe('quorum', () => {
  it.each([
    [9, 8, 6, true],
    [9, 6, 6, true],
    [9, 5, 6, false],
    [8, 8, 6, true],
    [8, 5, 6, false],
    [27, 20, 18, true],
    [27, 18, 18, true],
    [27, 17, 18, false],
    [1, 1, 1, true],
    [1, 0, 1, false],
    [10, 7, 7, true],
    [10, 6, 7, false],
  ])('[QUORUM-1] of %i members %i are present: %i needed, met %s', (total, present, required, met) => {
    expect(quorumFor(present, total, twoThirds)).toEqual({ required, met });
  });

  it('[QUORUM-1] the number needed is the smallest that is enough', () => {
    for (let total = 1; total <= 200; total += 1) {
      const { required } = quorumFor(0, total, twoThirds);
      expect(quorumFor(required, total, twoThirds).met).toBe(true);
      expect(quorumFor(required - 1, total, twoThirds).met).toBe(false);
    }
  });

  it('[QUORUM-2] without quorum the chair opens only by saying so, and the figures are recorded', async () => {
    const desk = preparedDesk({ totalMembers: 9 });
    await desk.send('M1', 'attendance.checkIn', { participantId: 'M1', mode: 'on_site', method: 'self' });
    expect(await desk.refusal('C', 'meeting.open', {})).toMatchObject({
      rule: 'QUORUM-2',
      details: { present: 1, total: 9, required: 6 },
    });
    await desk.send('C', 'meeting.open', { withoutQuorum: true });
    expect(desk.events.at(-1)?.data).toEqual({ present: 1, total: 9, required: 6, quorumMet: false });
  });

  it('[QUORUM-3] delegates and guests never count, remote members when the profile says so', async () => {
    const desk = preparedDesk();
    await desk.send('S', 'people.delegate', {
      participantId: 'M2',
      delegate: person('D', 'delegate', { delegateFor: 'M2' }),
    });
    for (const participantId of ['D', 'I', 'S']) {
      await desk.send(participantId, 'attendance.checkIn', { participantId, mode: 'on_site', method: 'self' });
    }
    expect(quorumOf(desk.state).present).toBe(0);
    await desk.send('M1', 'attendance.checkIn', { participantId: 'M1', mode: 'remote', method: 'remote' });
    expect(quorumOf(desk.state).present).toBe(1);
    const { meeting } = desk.state.shared;
    const strict = { ...meeting.profile!, quorum: { ...meeting.profile!.quorum, remoteCounts: false } };
    const shared = { ...desk.state.shared, meeting: { ...meeting, profile: strict } };
    expect(quorumOf({ ...desk.state, shared }).present).toBe(0);
  });

  it('[QUORUM-4] follows every coming and going', async () => {
    const desk = await openDesk();
    expect(quorumOf(desk.state)).toEqual({ present: 3, total: 3, required: 2, met: true });
    await desk.send('M1', 'attendance.leave', { participantId: 'M1', reason: '' });
    expect(quorumOf(desk.state)).toMatchObject({ present: 2, met: true });
    await desk.send('M2', 'attendance.leave', { participantId: 'M2', reason: '' });
    expect(quorumOf(desk.state)).toMatchObject({ present: 1, met: false });
  });
});
