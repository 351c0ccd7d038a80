/**
 * How many consumers of sound and of a 360p picture one core of the media worker serves, in a room as the product makes it
 * (loudness measured, every microphone handed to a running recorder) beside a bare mediasoup router, in turns in one run.
 * CPU time of the worker process counts, so neighbours on the machine disturb little. Consumers are encrypted like real ones.
 */
import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createWorker } from 'mediasoup';
import type { Producer, Router, RtpParameters, Worker } from 'mediasoup/types';
import { CaptureLink } from '#media/capture/captureLink.ts';
import { RoomTaps } from '#media/capture/roomTaps.ts';
import { Loudness } from '#media/rooms/loudness.ts';
import { codecs } from '#media/workers/codecs.ts';
import { Recorder } from '#recorder/capture/recorder.ts';
import { silentLogger } from '#server/logging/logger.ts';
import { nativeBinary } from '#server/start/native/cache.ts';
import { type Bench, rounded } from './bench.ts';
import { RtpSource } from './support/rtpSource.ts';

type Kind = 'audio' | 'video';
const CONSUMERS: Record<Kind, number> = { audio: 200, video: 60 };
const MEASURE_MS = 4000;
const TURNS = 3;
const HOST = '127.0.0.1';
const TOKEN = 'service-token-of-the-bench-0123456789abcdef';

const parameters = (kind: Kind, ssrc: number): RtpParameters => ({
  codecs:
    kind === 'audio'
      ? [{ mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000, channels: 2 }]
      : [{ mimeType: 'video/VP8', payloadType: 101, clockRate: 90_000 }],
  encodings: [{ ssrc }],
});

/** A socket that is never read: packets end in the kernel, as on their way to a network card. */
async function drain(): Promise<Socket> {
  const socket = createSocket('udp4').bind(0, HOST);
  await once(socket, 'listening');
  socket.setRecvBufferSize(4096);
  return socket;
}

async function cpuMs(worker: Worker): Promise<number> {
  const usage = await worker.getResourceUsage();
  return usage.ru_utime + usage.ru_stime;
}

async function addConsumers(router: Router, producer: Producer, count: number, port: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const transport = await router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: HOST },
      rtcpMux: true,
      enableSrtp: true,
      srtpCryptoSuite: 'AEAD_AES_256_GCM',
    });
    const keyBase64 = randomBytes(44).toString('base64');
    await transport.connect({ ip: HOST, port, srtpParameters: { cryptoSuite: 'AEAD_AES_256_GCM', keyBase64 } });
    await transport.consume({ producerId: producer.id, rtpCapabilities: router.rtpCapabilities });
  }
}

/** What the product's room adds to a router; returns how to take it away. */
async function asOurRoom(router: Router, producer: Producer, link: CaptureLink): Promise<() => void> {
  const loudness = await Loudness.create(router, { levels: () => undefined, dominant: () => undefined });
  const taps = new RoomTaps(router, link, silentLogger);
  if (producer.kind === 'audio') {
    await loudness.add(producer);
    taps.setRecording(true);
    const track = { meetingId: 'bench', trackId: producer.id, participantId: 'p1', source: 'microphone' as const };
    taps.addTrack({ ...track, producer });
  }
  return () => taps.close(null);
}

type Scene = { readonly worker: Worker; readonly link: CaptureLink; readonly port: number };

/** CPU milliseconds per second of one router with all its consumers. */
async function measure({ worker, link, port }: Scene, kind: Kind, ours: boolean): Promise<number> {
  const router = await worker.createRouter({ mediaCodecs: codecs });
  const input = await router.createPlainTransport({ listenInfo: { protocol: 'udp', ip: HOST }, comedia: true });
  const producer = await input.produce({ kind, rtpParameters: parameters(kind, 4242) });
  const leave = ours ? await asOurRoom(router, producer, link) : () => undefined;
  await addConsumers(router, producer, CONSUMERS[kind], port);
  const source = new RtpSource();
  source.add(kind, 4242, { address: HOST, port: input.tuple.localPort });
  source.start();
  await pause(1000);
  const [beganAt, before] = [performance.now(), await cpuMs(worker)];
  await pause(MEASURE_MS);
  const used = ((await cpuMs(worker)) - before) / ((performance.now() - beganAt) / 1000);
  source.close();
  leave();
  router.close();
  return used;
}

/** Consumers that one core serves, from the CPU that so many took: bare and ours in turns, the middle of each. */
async function perCore(scene: Scene, kind: Kind): Promise<{ bare: number; ours: number }> {
  const used: Record<'bare' | 'ours', number[]> = { bare: [], ours: [] };
  for (let turn = 0; turn < TURNS; turn += 1) {
    used.bare.push(await measure(scene, kind, false));
    used.ours.push(await measure(scene, kind, true));
  }
  const middle = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const consumers = (ms: number): number => Math.round((CONSUMERS[kind] * 1000) / ms);
  return { bare: consumers(middle(used.bare)), ours: consumers(middle(used.ours)) };
}

const sfu: Bench = async () => {
  const workerBin = process.env.MEDIASOUP_WORKER_BIN ?? nativeBinary('mediasoup-worker') ?? undefined;
  const root = mkdtempSync(path.join(tmpdir(), 'nghi-su-bench-'));
  const server = { baseUrl: 'http://127.0.0.1:9', token: TOKEN };
  const recorder = await Recorder.start({ root, controlPort: 0, server, log: silentLogger });
  const link = new CaptureLink({ url: `ws://${HOST}:${recorder.controlPort}`, token: TOKEN, log: silentLogger });
  const worker = await createWorker({ logLevel: 'error', ...(workerBin ? { workerBin } : {}) });
  const sink = await drain();
  const scene = { worker, link, port: sink.address().port };
  try {
    const audio = await perCore(scene, 'audio');
    const video = await perCore(scene, 'video');
    const [audioRatio, videoRatio] = [audio.ours / audio.bare, video.ours / video.bare];
    return {
      figures: {
        'audio consumers per core': audio.ours,
        'audio consumers per core, bare mediasoup': audio.bare,
        'audio ratio': rounded(audioRatio),
        '360p consumers per core': video.ours,
        '360p consumers per core, bare mediasoup': video.bare,
        '360p ratio': rounded(videoRatio),
      },
      goals: { 'audio ratio': '>= 0.9', '360p ratio': '>= 0.9' },
      met: audioRatio >= 0.9 && videoRatio >= 0.9,
    };
  } finally {
    worker.close();
    link.close();
    sink.close();
    await recorder.close();
    rmSync(root, { recursive: true, force: true });
  }
};

export default sfu;
