import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAX_SIGNAL_BYTES, MediaCloseCode } from '#protocol/media.ts';
import { RawClient } from './support/rawClient.ts';
import { Stand } from './support/stand.ts';

describe('who may do what with media', () => {
  let stand: Stand;
  let client: RawClient;

  beforeAll(async () => {
    stand = await Stand.start({ recorder: false });
  }, 60_000);

  afterAll(async () => {
    await stand?.stop();
  });

  beforeEach(async () => {
    client = await RawClient.open(stand.signalUrl);
    return () => client.close();
  });

  const join = async (on: RawClient, participantId: string, meetingId = 'm1') =>
    on.request('room.join', { token: await stand.token(participantId, 'remote', { meetingId }), resumeKey: null });

  it('[MEDIA-1] nothing is answered before a valid token', async () => {
    expect(await client.request('transport.create', { direction: 'send' })).toMatchObject({ code: 'unauthenticated' });
    expect(await client.request('room.join', { token: 'not.a.token', resumeKey: null })).toMatchObject({
      code: 'unauthenticated',
      rule: 'MEDIA-1',
    });
  });

  it('[MEDIA-1] a token signed by somebody else is refused', async () => {
    const foreign = await stand.foreignToken('p1');
    expect(await client.request('room.join', { token: foreign, resumeKey: null })).toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('[MEDIA-1] a token that was good minutes ago is refused', async () => {
    expect(await client.request('room.join', { token: await stand.oldToken('p1'), resumeKey: null })).toMatchObject({
      code: 'unauthenticated',
      rule: 'MEDIA-1',
    });
  });

  it('[MEDIA-1] a token of another meeting opens only that meeting', async () => {
    const other = await RawClient.open(stand.signalUrl);
    const here = await join(client, 'p1');
    const there = await join(other, 'p2', 'm2');
    expect(here).toMatchObject({ type: 'reply', data: { peers: [] } });
    expect(there).toMatchObject({ type: 'reply', data: { peers: [], producers: [] } });
    other.close();
  });

  it('[MEDIA-3] a source the token does not name is refused', async () => {
    await client.request('room.join', {
      token: await stand.token('p1', 'remote', { send: ['camera'] }),
      resumeKey: null,
    });
    const transportId = await client.transport('send');
    const producer = { transportId, kind: 'audio', source: 'microphone', rtpParameters: opus(1111), paused: false };
    expect(await client.request('producer.create', producer)).toMatchObject({ code: 'forbidden', rule: 'MEDIA-3' });
  });

  it('[MEDIA-3] a picture that calls itself a microphone is refused', async () => {
    await join(client, 'p1');
    const transportId = await client.transport('send');
    const producer = { transportId, kind: 'video', source: 'microphone', rtpParameters: opus(1112), paused: false };
    expect(await client.request('producer.create', producer)).toMatchObject({
      code: 'invalid_payload',
      rule: 'MEDIA-3',
    });
  });

  it('[MEDIA-5] a transport or producer of somebody else is not there for me', async () => {
    const other = await RawClient.open(stand.signalUrl);
    await join(client, 'p1');
    await join(other, 'p2');
    const theirs = await other.transport('send');
    const forged = {
      transportId: theirs,
      kind: 'audio',
      source: 'microphone',
      rtpParameters: opus(1113),
      paused: false,
    };
    expect(await client.request('producer.create', forged)).toMatchObject({ code: 'not_found', rule: 'MEDIA-5' });
    const own = await other.request('producer.create', forged);
    const { producerId } = (own as { data: { producerId: string } }).data;
    expect(await client.request('producer.close', { producerId })).toMatchObject({ code: 'not_found' });
    expect(await client.request('producer.pause', { producerId })).toMatchObject({ code: 'not_found' });
    other.close();
  });

  it('[MEDIA-5] a track of another meeting can’t be received', async () => {
    const other = await RawClient.open(stand.signalUrl);
    await join(client, 'p1');
    await join(other, 'p2', 'm2');
    const made = await other.request('producer.create', {
      transportId: await other.transport('send'),
      kind: 'audio',
      source: 'microphone',
      rtpParameters: opus(1114),
      paused: false,
    });
    const { producerId } = (made as { data: { producerId: string } }).data;
    const transportId = await client.transport('receive');
    const wish = { transportId, producerId, rtpCapabilities: client.capabilities };
    expect(await client.request('consumer.create', wish)).toMatchObject({ code: 'not_found', rule: 'MEDIA-5' });
    other.close();
  });

  it('[MEDIA-7] [RIGHTS-8] a big screen hears remote attendees, not the room’s own microphones; the hall’s device nothing', async () => {
    const send = async (place: 'remote' | 'room', ssrc: number): Promise<[RawClient, string]> => {
      const device = await RawClient.open(stand.signalUrl);
      await device.request('room.join', { token: await stand.token('p2', place), resumeKey: null });
      const made = await device.request('producer.create', {
        transportId: await device.transport('send'),
        kind: 'audio',
        source: 'microphone',
        rtpParameters: opus(ssrc),
        paused: false,
      });
      return [device, (made as { data: { producerId: string } }).data.producerId];
    };
    const [remote, heard] = await send('remote', 1201);
    const [tablet, notHeard] = await send('room', 1202);
    await client.request('room.join', { token: await stand.token('p1', 'screen'), resumeKey: null });
    const transportId = await client.transport('receive');
    const consume = (producerId: string) =>
      client.request('consumer.create', { transportId, producerId, rtpCapabilities: client.capabilities });
    expect(await consume(heard)).toMatchObject({ type: 'reply' });
    expect(await consume(notHeard)).toMatchObject({ code: 'forbidden', rule: 'MEDIA-7' });
    const hall = await RawClient.open(stand.signalUrl);
    await hall.request('room.join', { token: await stand.token('p3', 'roomMicrophone'), resumeKey: null });
    const wish = {
      transportId: await hall.transport('receive'),
      producerId: heard,
      rtpCapabilities: hall.capabilities,
    };
    expect(await hall.request('consumer.create', wish)).toMatchObject({ code: 'forbidden', rule: 'RIGHTS-8' });
    hall.close();
    remote.close();
    tablet.close();
  });

  it('[MEDIA-4] an oversized signal is refused and the connection ended', async () => {
    const closed = client.closed();
    const answer = await client.request('room.join', { token: 'x'.repeat(MAX_SIGNAL_BYTES), resumeKey: null });
    expect(answer).toMatchObject({ code: 'too_large', rule: 'MEDIA-4' });
    expect(await closed).toBe(MediaCloseCode.tooLarge);
  });

  it('[MEDIA-4] what is no request is refused', async () => {
    expect(await client.raw('{"id":')).toMatchObject({ id: null, code: 'invalid_payload' });
    expect(await client.raw('[]')).toMatchObject({ id: null, code: 'invalid_payload' });
    await join(client, 'p1');
    expect(await client.request('room.blowUp', {})).toMatchObject({ code: 'invalid_payload' });
    expect(await client.request('transport.create', { direction: 'sideways' })).toMatchObject({
      code: 'invalid_payload',
    });
    const transportId = await client.transport('send');
    const nonsense = { transportId, kind: 'audio', source: 'microphone', rtpParameters: { codecs: [] }, paused: false };
    expect(await client.request('producer.create', nonsense)).toMatchObject({ code: 'invalid_payload' });
  });

  it('[MEDIA-4] a flood of signals is refused', async () => {
    await join(client, 'p1');
    const answers = await Promise.all(
      Array.from({ length: 1000 }, () => client.request('transport.restartIce', { transportId: 'none' })),
    );
    const codes = answers.map((answer) => (answer as { code: string }).code);
    expect(codes).toContain('too_many_requests');
    expect(codes).toContain('not_found');
  });

  it('[LOBBY-3] whom the stewards put out hears nothing from that moment, and a token that is still good opens nothing', async () => {
    await join(client, 'p1', 'm3');
    const closed = client.closed();
    await stand.setPolicy({ meetingId: 'm3', out: ['p1'] });
    expect(await closed).toBe(MediaCloseCode.replaced);
    const again = await RawClient.open(stand.signalUrl);
    expect(await join(again, 'p1', 'm3')).toMatchObject({ code: 'forbidden', rule: 'LOBBY-3' });
    await stand.setPolicy({ out: [] });
    expect(await join(again, 'p1', 'm3')).toMatchObject({ type: 'reply' });
    await stand.setPolicy({ meetingId: 'm1' });
    again.close();
  });

  it('[RIGHTS-8] whoever is a technician now is put out', async () => {
    await join(client, 'p1', 'm4');
    const closed = client.closed();
    await stand.setPolicy({ meetingId: 'm4', technicians: ['p1'] });
    expect(await closed).toBe(MediaCloseCode.replaced);
    const again = await RawClient.open(stand.signalUrl);
    expect(await join(again, 'p1', 'm4')).toMatchObject({ code: 'forbidden', rule: 'LOBBY-3' });
    await stand.setPolicy({ meetingId: 'm1', technicians: [] });
    again.close();
  });

  it('[MEDIA-11] only the device that got the key takes its place again', async () => {
    const first = (await join(client, 'p1')) as { data: { peerId: string; resumeKey: string } };
    stand.breakLines();
    const thief = await RawClient.open(stand.signalUrl);
    const token = await stand.token('p2', 'remote');
    const stolen = await thief.request('room.join', { token, resumeKey: first.data.resumeKey });
    expect(stolen).toMatchObject({ data: { resumed: false } });
    thief.close();
    const back = await RawClient.open(stand.signalUrl);
    const again = await back.request('room.join', {
      token: await stand.token('p1', 'remote'),
      resumeKey: first.data.resumeKey,
    });
    expect(again).toMatchObject({ data: { resumed: true, peerId: first.data.peerId } });
    back.close();
  });
});

function opus(ssrc: number) {
  return {
    codecs: [
      { mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000, channels: 2, parameters: {}, rtcpFeedback: [] },
    ],
    headerExtensions: [],
    encodings: [{ ssrc }],
    rtcp: { cname: `c${ssrc}` },
  };
}
