import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { announce, MediaDesk } from './support/desk.ts';

let desk: MediaDesk;

beforeEach(async () => {
  desk = await MediaDesk.open();
});

afterEach(async () => {
  await desk.close();
});

const PIECE_REPORT = 'piece-report-1';

describe('recording', () => {
  it('[RECORD-1] starts only after an announcement, and after a stop needs another', async () => {
    await expect(desk.session.secretary.send('recording.start', {})).rejects.toThrow('RECORD-1');
    await desk.startRecording();
    expect((await desk.policy()).recording).toBe(true);
    await desk.session.secretary.send('recording.pause', { reason: 'giải lao' });
    expect((await desk.policy()).recording).toBe(false);
    await desk.session.secretary.send('recording.start', {});
    await desk.session.secretary.send('recording.stop', { reason: '' });
    await expect(desk.session.secretary.send('recording.start', {})).rejects.toThrow('RECORD-1');
  });

  it('[RECORD-2] is the stewards’ alone', async () => {
    for (const member of [desk.session.people.P03!, desk.session.people.P04!]) {
      await expect(member.send('recording.announce', announce)).rejects.toThrow('RIGHTS-1');
      await expect(member.send('recording.start', {})).rejects.toThrow('RIGHTS-1');
      await expect(member.send('privacy.enter', {})).rejects.toThrow('RIGHTS-1');
    }
    const piece = desk.pieceOnDisk('P01', Buffer.from('x'));
    await expect(desk.session.chair.send('recording.storePiece', { piece })).rejects.toThrow('RIGHTS-1');
  });

  it('[RECORD-3] acts fit its state', async () => {
    await expect(desk.session.chair.send('recording.pause', { reason: '' })).rejects.toThrow('RECORD-3');
    await expect(desk.session.chair.send('recording.stop', { reason: '' })).rejects.toThrow('RECORD-3');
    await desk.startRecording();
    await expect(desk.session.chair.send('recording.start', {})).rejects.toThrow('RECORD-3');
  });

  it('[RECORD-5] a piece enters the timeline once, and only its own meeting’s', async () => {
    await desk.startRecording();
    const piece = desk.pieceOnDisk('P01', Buffer.from('x'));
    expect(await desk.serve('recorder', 'recording.storePiece', { piece }, PIECE_REPORT)).toMatchObject({ ok: true });
    expect(await desk.serve('recorder', 'recording.storePiece', { piece }, PIECE_REPORT)).toMatchObject({ ok: true });
    expect(await desk.serve('recorder', 'recording.storePiece', { piece }, 'piece-report-2')).toMatchObject({
      ok: true,
    });
    const foreign = { ...piece, pieceId: randomUUID(), meetingId: 'other' };
    expect(await desk.serve('recorder', 'recording.storePiece', { piece: foreign })).toMatchObject({ ok: false });
    expect(await desk.serve('media', 'recording.storePiece', { piece })).toMatchObject({ ok: false });
    const state = await desk.state();
    expect(state.shared.recording.pieces.map(({ pieceId }) => pieceId)).toEqual([piece.pieceId]);
  });

  it('[RECORD-6] a gap counts as far as recording was on', async () => {
    await desk.startRecording();
    const now = Date.now();
    const gap = {
      cause: 'recorderStopped' as const,
      fromAt: new Date(now - 3_600_000).toISOString(),
      untilAt: new Date(now + 5000).toISOString(),
    };
    await desk.serve('recorder', 'recording.reportGap', gap);
    const before = { ...gap, untilAt: new Date(now - 1_800_000).toISOString() };
    await desk.serve('recorder', 'recording.reportGap', before);
    const { recording } = (await desk.state()).shared;
    expect(recording.gaps).toHaveLength(1);
    expect(recording.gaps[0]!.fromAt).toBe(recording.stretches[0]!.fromAt);
    expect(recording.gaps[0]!.untilAt).toBe(gap.untilAt);
  });

  it('[RECORD-8] is played with ranges to members and stewards, to nobody else', async () => {
    await desk.startRecording();
    const piece = desk.pieceOnDisk('P01', Buffer.from('0123456789'));
    await desk.serve('recorder', 'recording.storePiece', { piece });
    const address = `/api/meetings/${desk.app.meetingId}/recordings/${piece.pieceId}`;
    const fetchAs = (cookie: string) =>
      fetch(new URL(address, desk.app.url), { headers: { cookie, range: 'bytes=2-4' } });
    const member = await desk.signedIn('P04');
    const part = await fetchAs(member.cookie);
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 2-4/10');
    expect(part.headers.get('content-type')).toContain('audio/ogg');
    expect(await part.text()).toBe('234');
    expect((await fetchAs('')).status).toBe(401);
    const invitee = await desk.signedIn('P10');
    expect((await fetchAs(invitee.cookie)).status).toBe(404);
    const unknown = await member.get(`/api/meetings/${desk.app.meetingId}/recordings/${randomUUID()}`);
    expect(unknown.status).toBe(404);
  });

  it('[RECORD-12] is played while it grows, to those who may hear it', async () => {
    await desk.startRecording();
    const piece = desk.pieceOnDisk('P01', Buffer.from('0123456789'));
    const growing = { ...piece, sealed: false, sha256: null };
    const metadata = path.join(desk.app.config.dataDir, 'recordings', piece.path.replace(/ogg$/, 'json'));
    fs.writeFileSync(metadata, JSON.stringify(growing));
    const recordings = `/api/meetings/${desk.app.meetingId}/recordings`;
    const member = await desk.signedIn('P04');
    const named = await member.get<{ pieces: object[] }>(`${recordings}?trackId=${piece.trackId}`);
    expect(named.body.pieces).toEqual([{ pieceId: piece.pieceId, startedAt: piece.startedAt }]);
    expect((await member.get<{ pieces: object[] }>(`${recordings}?trackId=other`)).body.pieces).toEqual([]);
    const part = await member.send('GET', `${recordings}/${piece.pieceId}`, undefined, { range: 'bytes=2-4' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 2-4/10']);
    expect(part.headers.get('cache-control')).toContain('no-store');
    const invitee = await desk.signedIn('P10');
    expect((await invitee.get(`${recordings}?trackId=${piece.trackId}`)).status).toBe(404);
    expect((await invitee.get(`${recordings}/${piece.pieceId}`)).status).toBe(404);
  });

  it('[RECORD-8] the timeline for the replay holds what its reader may see', async () => {
    await desk.session.people.P03!.send('lobby.knock', {});
    const read = async (participantId: string): Promise<string[]> => {
      const client = await desk.signedIn(participantId);
      const answer = await client.get<{ events: { name: string }[] }>(`/api/meetings/${desk.app.meetingId}/replay`);
      return answer.body.events.map(({ name }) => name);
    };
    expect(await read('P12')).toContain('lobby.knocked');
    expect(await read('P04')).not.toContain('lobby.knocked');
    expect(await read('P04')).toContain('meeting.opened');
  });
});
