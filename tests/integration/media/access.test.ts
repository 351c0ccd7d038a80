import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MediaGrant } from '#protocol/media.ts';
import { MediaDesk } from './support/desk.ts';

let desk: MediaDesk;

beforeEach(async () => {
  desk = await MediaDesk.open();
});

afterEach(async () => {
  await desk.close();
});

describe('media of the meeting', () => {
  it('[MEDIA-2] microphones follow floor, role and place; the stewards mute anyone', async () => {
    const open = async () => (await desk.policy()).microphones;
    expect(await open()).toContain('P01');
    expect(await open()).toContain('P03');
    expect(await open()).not.toContain('P04');
    await desk.session.chair.send('floor.callDirectly', { participantId: 'P04' });
    expect(await open()).toContain('P04');
    await desk.session.secretary.send('microphone.mute', { participantId: 'P03' });
    expect(await open()).not.toContain('P03');
    await desk.session.chair.send('floor.callDirectly', { participantId: 'P03' });
    expect(await open()).toContain('P03');
    expect(await open()).not.toContain('P04');
    expect((await desk.policy()).leading.sort()).toEqual(['P01', 'P03']);
    await expect(desk.session.people.P04!.send('microphone.mute', { participantId: 'P01' })).rejects.toThrow(
      'RIGHTS-1',
    );
  });

  it('[MEDIA-1] its token is good for two minutes, and for one meeting', async () => {
    const client = await desk.signedIn('P04');
    const answer = await client.post<{ token: string }>(`/api/meetings/${desk.app.meetingId}/media-token`, {
      place: 'room',
    });
    const { aud, exp = 0, iat = 0, grant } = decodeJwt<{ grant: MediaGrant }>(answer.body.token);
    expect(exp - iat).toBe(120);
    expect(aud).toBe('nghi-su/media');
    expect(grant.meetingId).toBe(desk.app.meetingId);
    const elsewhere = await client.post('/api/meetings/another-meeting/media-token', { place: 'room' });
    expect(elsewhere.status).toBe(404);
  });

  it('[MEDIA-6] what it may do is asked with the service token only', async () => {
    const response = await fetch(`${desk.app.internalUrl}/internal/media/policy/${desk.app.meetingId}`);
    expect(response.status).toBe(401);
    expect(await desk.policy()).toMatchObject({
      meetingId: desk.app.meetingId,
      ended: false,
      recording: false,
      private: false,
    });
  });

  it('[MEDIA-10] [RIGHTS-8] a token is given to who may take part, where the device stands', async () => {
    const token = async (participantId: string, place: string) => {
      const client = await desk.signedIn(participantId);
      return client.post<{ token: string; rejection: { rule: string } }>(
        `/api/meetings/${desk.app.meetingId}/media-token`,
        {
          place,
        },
      );
    };
    const room = await token('P04', 'room');
    expect(decodeJwt(room.body.token)).toMatchObject({
      grant: { meetingId: desk.app.meetingId, participantId: 'P04', place: 'room', send: ['microphone', 'screen'] },
    });
    expect((await token('P08', 'room')).status).toBe(403);
    expect((await token('P03', 'remote')).body.rejection.rule).toBe('MEDIA-10');
    expect((await token('P04', 'roomMicrophone')).status).toBe(403);
    expect((await token('P12', 'roomMicrophone')).status).toBe(200);
    await desk.session.secretary.send('people.edit', { participantId: 'P10', changes: { role: 'technician' } });
    for (const place of ['room', 'remote', 'screen']) {
      expect((await token('P10', place)).body.rejection).toMatchObject({ code: 'forbidden', rule: 'RIGHTS-8' });
    }
    expect((await token('P10', 'roomMicrophone')).status).toBe(200);
    expect((await desk.policy()).technicians).toEqual(['P10']);
    const closed = await desk.session.chair.send('meeting.close', {}).then(() => token('P04', 'room'));
    expect(closed.status).toBe(409);
  });

  it('[LOBBY-1] [LOBBY-2] [LOBBY-3] a remote attendee knocks, is let in, is put out', async () => {
    const remote = await desk.signedIn('P03');
    const ask = () => remote.post(`/api/meetings/${desk.app.meetingId}/media-token`, { place: 'remote' });
    await desk.session.people.P03!.send('lobby.knock', {});
    await expect(desk.session.people.P03!.send('lobby.admit', { participantId: 'P03' })).rejects.toThrow('RIGHTS-1');
    expect(desk.session.people.P04!.state.stewards.knocks).toEqual({});
    await desk.session.secretary.send('lobby.admit', { participantId: 'P03' });
    expect((await ask()).status).toBe(200);
    const state = await desk.state();
    expect(state.shared.attendance.byId.P03).toMatchObject({ state: 'present', mode: 'remote' });
    await desk.session.secretary.send('lobby.refuse', { participantId: 'P03', reason: 'nhầm cuộc họp' });
    expect((await ask()).status).toBe(403);
    expect((await desk.policy()).out).toEqual(['P03']);
    await expect(desk.session.secretary.send('lobby.admit', { participantId: 'P99' })).rejects.toThrow('LOBBY-2');
  });
});
