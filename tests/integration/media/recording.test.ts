import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SealedPiece } from '#protocol/capture.ts';
import type { MediaPolicy } from '#protocol/mediaPolicy.ts';
import type { CommandInput, CommandName } from '#protocol/registry.ts';
import { sendServiceCommand } from '#protocol/serviceClient.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { openSession, type Session } from '#tests/support/session.ts';

const PIECE_REPORT = 'piece-report-1';

let app: TestApp;
let session: Session;

beforeEach(async () => {
  app = await startApp();
  session = await openSession(app);
});

afterEach(async () => {
  await app.close();
});

function serve<N extends CommandName>(
  service: 'media' | 'recorder',
  name: N,
  payload: CommandInput<N>,
  id: string = randomUUID(),
) {
  const access = { baseUrl: app.internalUrl, token: app.serviceToken };
  return sendServiceCommand(access, service, { commandId: id, meetingId: app.meetingId, name, payload });
}

async function policy(): Promise<MediaPolicy> {
  const response = await fetch(`${app.internalUrl}/internal/media/policy/${app.meetingId}`, {
    headers: { authorization: `Bearer ${app.serviceToken}` },
  });
  return (await response.json()) as MediaPolicy;
}

const announce = { form: 'spoken' as const, text: 'Phiên họp được ghi âm để làm biên bản.' };

async function startRecording(): Promise<void> {
  await session.secretary.send('recording.announce', announce);
  await session.secretary.send('recording.start', {});
}

/** A piece on disk, as the recorder leaves it. */
function pieceOnDisk(participantId: string, bytes: Buffer): SealedPiece {
  const pieceId = randomUUID();
  const file = `${app.meetingId}/${pieceId}.ogg`;
  const target = path.join(app.config.dataDir, 'recordings', file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, bytes);
  return {
    pieceId,
    meetingId: app.meetingId,
    trackId: 't1',
    participantId,
    source: 'microphone',
    startedAt: new Date().toISOString(),
    durationMs: 1000,
    path: file,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sealed: true,
    recovered: false,
  };
}

describe('recording', () => {
  it('[RECORD-1] starts only after an announcement, and after a stop needs another', async () => {
    await expect(session.secretary.send('recording.start', {})).rejects.toThrow('RECORD-1');
    await startRecording();
    expect((await policy()).recording).toBe(true);
    await session.secretary.send('recording.pause', { reason: 'giải lao' });
    expect((await policy()).recording).toBe(false);
    await session.secretary.send('recording.start', {});
    await session.secretary.send('recording.stop', { reason: '' });
    await expect(session.secretary.send('recording.start', {})).rejects.toThrow('RECORD-1');
  });

  it('[RECORD-2] is the stewards’ alone', async () => {
    for (const member of [session.people.P03!, session.people.P04!]) {
      await expect(member.send('recording.announce', announce)).rejects.toThrow('RIGHTS-1');
      await expect(member.send('recording.start', {})).rejects.toThrow('RIGHTS-1');
      await expect(member.send('privacy.enter', {})).rejects.toThrow('RIGHTS-1');
    }
    const piece = pieceOnDisk('P01', Buffer.from('x'));
    await expect(session.chair.send('recording.storePiece', { piece })).rejects.toThrow('RIGHTS-1');
  });

  it('[RECORD-3] acts fit its state', async () => {
    await expect(session.chair.send('recording.pause', { reason: '' })).rejects.toThrow('RECORD-3');
    await expect(session.chair.send('recording.stop', { reason: '' })).rejects.toThrow('RECORD-3');
    await startRecording();
    await expect(session.chair.send('recording.start', {})).rejects.toThrow('RECORD-3');
  });

  it('[RECORD-5] a piece enters the timeline once, and only its own meeting’s', async () => {
    await startRecording();
    const piece = pieceOnDisk('P01', Buffer.from('x'));
    expect(await serve('recorder', 'recording.storePiece', { piece }, PIECE_REPORT)).toMatchObject({ ok: true });
    expect(await serve('recorder', 'recording.storePiece', { piece }, PIECE_REPORT)).toMatchObject({ ok: true });
    expect(await serve('recorder', 'recording.storePiece', { piece }, 'piece-report-2')).toMatchObject({ ok: true });
    const foreign = { ...piece, pieceId: randomUUID(), meetingId: 'other' };
    expect(await serve('recorder', 'recording.storePiece', { piece: foreign })).toMatchObject({ ok: false });
    expect(await serve('media', 'recording.storePiece', { piece })).toMatchObject({ ok: false });
    const state = await app.app.parts.timeline.state(app.meetingId);
    expect(state.shared.recording.pieces.map(({ pieceId }) => pieceId)).toEqual([piece.pieceId]);
  });

  it('[RECORD-6] a gap counts as far as recording was on', async () => {
    await startRecording();
    const now = Date.now();
    const gap = {
      cause: 'recorderStopped' as const,
      fromAt: new Date(now - 3_600_000).toISOString(),
      untilAt: new Date(now + 5000).toISOString(),
    };
    await serve('recorder', 'recording.reportGap', gap);
    const before = { ...gap, untilAt: new Date(now - 1_800_000).toISOString() };
    await serve('recorder', 'recording.reportGap', before);
    const { recording } = (await app.app.parts.timeline.state(app.meetingId)).shared;
    expect(recording.gaps).toHaveLength(1);
    expect(recording.gaps[0]!.fromAt).toBe(recording.stretches[0]!.fromAt);
    expect(recording.gaps[0]!.untilAt).toBe(gap.untilAt);
  });

  it('[RECORD-8] is played with ranges to members and stewards, to nobody else', async () => {
    await startRecording();
    const piece = pieceOnDisk('P01', Buffer.from('0123456789'));
    await serve('recorder', 'recording.storePiece', { piece });
    const address = `/api/meetings/${app.meetingId}/recordings/${piece.pieceId}`;
    const fetchAs = (cookie: string) => fetch(new URL(address, app.url), { headers: { cookie, range: 'bytes=2-4' } });
    const member = await app.signedIn(await nameOf('P04'));
    const part = await fetchAs(member.cookie);
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 2-4/10');
    expect(part.headers.get('content-type')).toContain('audio/ogg');
    expect(await part.text()).toBe('234');
    expect((await fetchAs('')).status).toBe(401);
    const invitee = await app.signedIn(await nameOf('P10'));
    expect((await fetchAs(invitee.cookie)).status).toBe(404);
    const unknown = await member.get(`/api/meetings/${app.meetingId}/recordings/${randomUUID()}`);
    expect(unknown.status).toBe(404);
  });

  it('[RECORD-8] the timeline for the replay holds what its reader may see', async () => {
    await session.people.P03!.send('lobby.knock', {});
    const read = async (participantId: string): Promise<string[]> => {
      const client = await app.signedIn(await nameOf(participantId));
      const answer = await client.get<{ events: { name: string }[] }>(`/api/meetings/${app.meetingId}/replay`);
      return answer.body.events.map(({ name }) => name);
    };
    expect(await read('P12')).toContain('lobby.knocked');
    expect(await read('P04')).not.toContain('lobby.knocked');
    expect(await read('P04')).toContain('meeting.opened');
  });
});

describe('a classified item', () => {
  it('[PRIVACY-1] ends recording and every track as one event, with times and no content', async () => {
    await startRecording();
    await session.secretary.send('privacy.enter', {});
    expect(await policy()).toMatchObject({ recording: false, private: true });
    const { recording } = (await app.app.parts.timeline.state(app.meetingId)).shared;
    expect(recording.status).toBe('paused');
    expect(recording.privateStretches).toHaveLength(1);
    expect(await serve('media', 'speaker.reportSpan', spanOf('P01'))).toMatchObject({ ok: true });
    expect((await app.app.parts.timeline.state(app.meetingId)).shared.speakers.spans).toEqual([]);
  });

  it('[PRIVACY-2] isn’t entered twice, and nothing is recorded within it', async () => {
    await session.chair.send('recording.announce', announce);
    await session.chair.send('privacy.enter', {});
    await expect(session.secretary.send('privacy.enter', {})).rejects.toThrow('PRIVACY-2');
    await expect(session.secretary.send('recording.start', {})).rejects.toThrow('PRIVACY-2');
    await session.chair.send('privacy.leave', {});
    await expect(session.secretary.send('privacy.leave', {})).rejects.toThrow('PRIVACY-2');
  });

  it('[PRIVACY-3] is followed by the recording it interrupted, and by none that was off', async () => {
    await session.chair.send('privacy.enter', {});
    await session.chair.send('privacy.leave', {});
    expect((await policy()).recording).toBe(false);
    await startRecording();
    await session.chair.send('privacy.enter', {});
    await session.chair.send('privacy.leave', {});
    expect((await policy()).recording).toBe(true);
  });
});

/** The sign-in name of a participant of the practice meeting. */
async function nameOf(participantId: string): Promise<string> {
  const { signInNames } = await import('#prisma/seed/accounts.ts');
  return signInNames[participantId] ?? participantId;
}

function spanOf(participantId: string, seconds = 3, change = {}): CommandInput<'speaker.reportSpan'> {
  const until = Date.now();
  return {
    trackId: `track-${participantId}`,
    participantId,
    roomMicrophone: false,
    fromAt: new Date(until - seconds * 1000).toISOString(),
    untilAt: new Date(until).toISOString(),
    ...change,
  };
}

describe('media of the meeting', () => {
  it('[MEDIA-2] microphones follow floor, role and place; the stewards mute anyone', async () => {
    const open = async () => (await policy()).microphones;
    expect(await open()).toContain('P01');
    expect(await open()).toContain('P03');
    expect(await open()).not.toContain('P04');
    await session.chair.send('floor.callDirectly', { participantId: 'P04' });
    expect(await open()).toContain('P04');
    await session.secretary.send('microphone.mute', { participantId: 'P03' });
    expect(await open()).not.toContain('P03');
    await session.chair.send('floor.callDirectly', { participantId: 'P03' });
    expect(await open()).toContain('P03');
    expect(await open()).not.toContain('P04');
    await expect(session.people.P04!.send('microphone.mute', { participantId: 'P01' })).rejects.toThrow('RIGHTS-1');
  });

  it('[MEDIA-6] what it may do is asked with the service token only', async () => {
    const response = await fetch(`${app.internalUrl}/internal/media/policy/${app.meetingId}`);
    expect(response.status).toBe(401);
    expect(await policy()).toMatchObject({ meetingId: app.meetingId, ended: false, recording: false, private: false });
  });

  it('[MEDIA-10] a token is given to who may take part, where the device stands', async () => {
    const token = async (participantId: string, place: string) => {
      const client = await app.signedIn(await nameOf(participantId));
      return client.post<{ token: string; rejection: { rule: string } }>(`/api/meetings/${app.meetingId}/media-token`, {
        place,
      });
    };
    const room = await token('P04', 'room');
    expect(decodeJwt(room.body.token)).toMatchObject({
      grant: { meetingId: app.meetingId, participantId: 'P04', place: 'room', send: ['microphone', 'screen'] },
    });
    expect((await token('P08', 'room')).status).toBe(403);
    expect((await token('P03', 'remote')).body.rejection.rule).toBe('MEDIA-10');
    expect((await token('P04', 'roomMicrophone')).status).toBe(403);
    expect((await token('P12', 'roomMicrophone')).status).toBe(200);
    const closed = await session.chair.send('meeting.close', {}).then(() => token('P04', 'room'));
    expect(closed.status).toBe(409);
  });

  it('[LOBBY-1] [LOBBY-2] [LOBBY-3] a remote attendee knocks, is let in, is put out', async () => {
    const remote = await app.signedIn(await nameOf('P03'));
    const ask = () => remote.post(`/api/meetings/${app.meetingId}/media-token`, { place: 'remote' });
    await session.people.P03!.send('lobby.knock', {});
    await expect(session.people.P03!.send('lobby.admit', { participantId: 'P03' })).rejects.toThrow('RIGHTS-1');
    expect(session.people.P04!.state.stewards.knocks).toEqual({});
    await session.secretary.send('lobby.admit', { participantId: 'P03' });
    expect((await ask()).status).toBe(200);
    const state = await app.app.parts.timeline.state(app.meetingId);
    expect(state.shared.attendance.byId.P03).toMatchObject({ state: 'present', mode: 'remote' });
    await session.secretary.send('lobby.refuse', { participantId: 'P03', reason: 'nhầm cuộc họp' });
    expect((await ask()).status).toBe(403);
    await expect(session.secretary.send('lobby.admit', { participantId: 'P99' })).rejects.toThrow('LOBBY-2');
  });
});

describe('who spoke', () => {
  const spans = async () => (await app.app.parts.timeline.state(app.meetingId)).shared.speakers.spans;
  const contradictions = async () =>
    Object.values((await app.app.parts.timeline.state(app.meetingId)).stewards.contradictions);

  it('[SPEAKER-1] floor and own track agree', async () => {
    await session.chair.send('floor.callDirectly', { participantId: 'P04' });
    await serve('media', 'speaker.reportSpan', spanOf('P04', 0.001));
    expect(await spans()).toMatchObject([{ participantId: 'P04', basis: 'floor_and_track' }]);
    expect(await contradictions()).toEqual([]);
  });

  it('[SPEAKER-2] the room’s microphone is the floor holder’s, or the chair’s', async () => {
    await serve('media', 'speaker.reportSpan', spanOf('P12', 0.001, { roomMicrophone: true }));
    await session.chair.send('floor.callDirectly', { participantId: 'P04' });
    await serve('media', 'speaker.reportSpan', spanOf('P12', 0.001, { roomMicrophone: true }));
    await session.chair.send('floor.callDirectly', { participantId: 'P03' });
    await serve('media', 'speaker.reportSpan', spanOf('P12', 0.001, { roomMicrophone: true }));
    expect((await spans()).map(({ participantId, basis }) => `${participantId} ${basis}`)).toEqual([
      'P01 track',
      'P04 floor',
      'P03 floor',
    ]);
    expect(await contradictions()).toMatchObject([{ floorParticipantId: 'P03', trackParticipantId: 'P12' }]);
  });

  it('[SPEAKER-3] [SPEAKER-5] another’s louder track is shown to the stewards, who settle it', async () => {
    await session.chair.send('floor.callDirectly', { participantId: 'P04' });
    await serve('media', 'speaker.reportSpan', spanOf('P05', 0.001));
    const [span] = await spans();
    expect(span).toMatchObject({ participantId: 'P04', basis: 'floor' });
    expect(await contradictions()).toMatchObject([{ floorParticipantId: 'P04', trackParticipantId: 'P05' }]);
    expect(session.people.P06!.state.stewards.contradictions).toEqual({});
    await expect(
      session.people.P05!.send('speaker.correctSpan', { spanId: span!.spanId, participantId: 'P05' }),
    ).rejects.toThrow('RIGHTS-1');
    await session.secretary.send('speaker.correctSpan', { spanId: span!.spanId, participantId: 'P05' });
    expect(await spans()).toMatchObject([{ participantId: 'P05', basis: 'corrected' }]);
    await expect(
      session.secretary.send('speaker.correctSpan', { spanId: 'none', participantId: 'P05' }),
    ).rejects.toThrow('SPEAKER-5');
  });

  it('[SPEAKER-4] the chair may be heard in between', async () => {
    await session.chair.send('floor.callDirectly', { participantId: 'P04' });
    await serve('media', 'speaker.reportSpan', spanOf('P01', 0.001));
    expect(await spans()).toMatchObject([{ participantId: 'P01', basis: 'track' }]);
    expect(await contradictions()).toEqual([]);
  });
});
