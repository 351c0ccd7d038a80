import { createWorker } from 'mediasoup';
import type { Worker } from 'mediasoup/types';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mediaSends } from '#domain/mediaPolicy.ts';
import { CaptureLink } from '#media/capture/captureLink.ts';
import type { Peer } from '#media/peers/peer.ts';
import { Room } from '#media/rooms/room.ts';
import type { MediaPolicy } from '#protocol/mediaPolicy.ts';
import { silentLogger } from '#server/logging/logger.ts';
import { nativeBinary } from '#server/start/native/cache.ts';
import { waitFor } from './support/waitFor.ts';

const HOST = '127.0.0.1';
const SPEAKERS = 8;
const ids = Array.from({ length: SPEAKERS }, (_unused, index) => `p${index + 1}`);

const opus = (ssrc: number) => ({
  codecs: [
    { mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000, channels: 2, parameters: {}, rtcpFeedback: [] },
  ],
  headerExtensions: [],
  encodings: [{ ssrc }],
  rtcp: { cname: `c${ssrc}` },
});

describe('a room with more open microphones than anybody can follow', () => {
  const link = new CaptureLink({ url: `ws://${HOST}:9`, token: '', log: silentLogger });
  let worker: Worker;
  let room: Room;
  /** What the listener receives, by speaker. */
  let heard: Map<string, ReturnType<Peer['consumer']>>;

  const policy = (change: Partial<MediaPolicy>): MediaPolicy => ({
    meetingId: 'm1',
    sequence: 1,
    ended: false,
    recording: false,
    private: false,
    microphones: ids,
    leading: [],
    out: [],
    technicians: [],
    ...change,
  });

  const enter = (participantId: string): Peer =>
    room.join({
      meetingId: 'm1',
      participantId,
      role: 'member',
      place: 'remote',
      send: mediaSends('remote', 'member'),
    });

  async function speak(participantId: string, ssrc: number): Promise<string> {
    const peer = enter(participantId);
    const { transportId } = await room.createTransport(peer);
    return peer.produce({
      transportId,
      kind: 'audio',
      source: 'microphone',
      rtpParameters: opus(ssrc) as never,
      paused: false,
    });
  }

  const passedOn = (): string[] => ids.filter((id) => heard.get(id)?.flows);

  beforeAll(async () => {
    const workerBin = process.env.MEDIASOUP_WORKER_BIN ?? nativeBinary('mediasoup-worker') ?? undefined;
    worker = await createWorker({ logLevel: 'error', ...(workerBin ? { workerBin } : {}) });
  });

  afterAll(() => {
    link.close();
    worker?.close();
  });

  beforeEach(async () => {
    const webRtcServer = await worker.createWebRtcServer({ listenInfos: [{ protocol: 'udp', ip: HOST, port: 0 }] });
    room = await Room.create('m1', {
      lease: { worker, webRtcServer, release: () => webRtcServer.close() },
      link,
      log: silentLogger,
      onSpan: () => undefined,
      onClose: () => undefined,
    });
    await room.setPolicy(policy({}));
    const listener = enter('p9');
    const { transportId } = await room.createTransport(listener);
    const rtpCapabilities = room.router.rtpCapabilities as never;
    heard = new Map();
    for (const [index, id] of ids.entries()) {
      const producerId = await speak(id, 1000 + index);
      const { consumerId } = await listener.consume({ transportId, producerId, rtpCapabilities }, room.offered);
      heard.set(id, listener.consumer(consumerId));
      await listener.consumer(consumerId).resume();
    }
    return () => room.close('empty');
  });

  it('[MEDIA-17] passes six on and holds the others back', () => {
    expect(passedOn()).toEqual(ids.slice(0, 6));
  });

  it('[MEDIA-17] passes on whoever gets the floor, however quiet', async () => {
    await room.setPolicy(policy({ sequence: 2, leading: ['p8'] }));
    await waitFor('the floor is passed on', () => passedOn().includes('p8'));
    expect(passedOn()).toHaveLength(6);
  });

  it('[MEDIA-17] a voice that is held back stays so when its receiver asks for it', async () => {
    await heard.get('p8')?.pause();
    await heard.get('p8')?.resume();
    expect(passedOn()).not.toContain('p8');
    await heard.get('p1')?.pause();
    expect(passedOn()).not.toContain('p1');
  });

  it('[MEDIA-3] a device that sends a source again goes on with the newer track', async () => {
    const peer = room.peers.find(({ grant }) => grant.participantId === 'p1');
    const before = peer?.producers[0]?.producerId;
    const { transportId } = await room.createTransport(peer!);
    const again = await peer?.produce({
      transportId,
      kind: 'audio',
      source: 'microphone',
      rtpParameters: opus(2000) as never,
      paused: false,
    });
    expect(again).not.toBe(before);
    expect(peer?.producers.map(({ producerId }) => producerId)).toEqual([again]);
    await waitFor('the older one is over', () => heard.get('p1')?.flows === false);
  });

  it('[MEDIA-19] a track that is asked for twice is received once', async () => {
    const listener = room.peers.find(({ grant }) => grant.participantId === 'p9')!;
    const { transportId } = await room.createTransport(listener);
    const [producer] = room.producers;
    const wish = {
      transportId,
      producerId: producer?.producerId ?? '',
      rtpCapabilities: room.router.rtpCapabilities as never,
    };
    const { consumerId } = await listener.consume(wish, room.offered);
    await listener.consumer(consumerId).resume();
    expect(listener.consumer(consumerId).flows).toBe(true);
    expect(heard.get(producer?.participantId ?? '')?.flows).toBe(false);
  });
});
