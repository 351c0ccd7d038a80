import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SealedPiece } from '#protocol/capture.ts';
import { CaptureTrack } from '#recorder/capture/captureTrack.ts';
import { readPages } from '#recorder/capture/ogg/page.ts';
import { listPieces } from '#recorder/capture/piece/listPieces.ts';
import { PieceSink } from '#recorder/capture/piece/pieceSink.ts';
import { recoverPieces } from '#recorder/capture/piece/recoverPieces.ts';
import { voice } from './support.ts';

const owner = { meetingId: 'm1', trackId: 't1', participantId: 'p1', source: 'microphone' as const };
const beganAt = Date.parse('2026-11-18T01:00:00.000Z');

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'nghi-su-pieces-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** The Opus packets of a file, without its two headers. */
const soundPackets = (bytes: Buffer): Buffer[] =>
  [...readPages(bytes)].slice(2).flatMap(({ packets }) => packets.filter(({ length }) => length > 0));

/** A sink whose sealed pieces are collected. */
function openSink(pieceMs?: number): { sink: PieceSink; sealed: Promise<SealedPiece | null>[] } {
  const sealed: Promise<SealedPiece | null>[] = [];
  return { sink: new PieceSink(root, owner, beganAt, (piece) => sealed.push(piece), pieceMs), sealed };
}

function say(sink: PieceSink, packets: number): void {
  for (let index = 0; index < packets; index += 1) {
    sink.packet(voice(index));
  }
}

describe('recorded pieces', () => {
  it('[RECORD-5] are hashed as they stand on disk when they are sealed', async () => {
    const { sink, sealed } = openSink();
    say(sink, 100);
    sink.close();
    const piece = await sealed[0]!;
    const bytes = readFileSync(path.join(root, piece!.path));
    expect(piece).toMatchObject({ ...owner, sealed: true, recovered: false, durationMs: 2000, bytes: bytes.length });
    expect(piece!.startedAt).toBe('2026-11-18T01:00:00.000Z');
    expect(piece!.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await listPieces(root, 'm1')).toEqual([piece]);
  });

  it('[RECORD-12] can be read while they grow, by whole pages', async () => {
    const { sink, sealed } = openSink();
    const packetsNow = (file: string) => soundPackets(readFileSync(file));
    say(sink, 25);
    const file = path.join(root, (await listPieces(root, 'm1'))[0]!.path);
    expect(packetsNow(file)).toEqual(Array.from({ length: 20 }, (_unused, index) => voice(index)));
    say(sink, 25);
    expect(packetsNow(file)).toHaveLength(50);
    sink.close();
    await Promise.all(sealed);
  });

  it('[RECORD-5] go over into the next one without a hole', async () => {
    const { sink, sealed } = openSink(1000);
    say(sink, 125);
    sink.close();
    const pieces = (await Promise.all(sealed)).filter((piece) => piece !== null);
    expect(pieces.map(({ durationMs }) => durationMs)).toEqual([1000, 1000, 500]);
    expect(pieces.map(({ startedAt }) => Date.parse(startedAt) - beganAt)).toEqual([0, 1000, 2000]);
  });

  it('[RECORD-7] left open by a killed recorder are sealed up to the last whole page', async () => {
    const { sink } = openSink();
    say(sink, 53);
    const [live] = await listPieces(root, 'm1');
    appendFileSync(path.join(root, live!.path), Buffer.from('OggS\0\0half of a page'));
    const [piece] = await recoverPieces(root);
    expect(piece).toMatchObject({ pieceId: live!.pieceId, sealed: true, recovered: true, durationMs: 1000 });
    const bytes = readFileSync(path.join(root, piece!.path));
    expect(piece!.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(soundPackets(bytes)).toHaveLength(50);
    expect(await recoverPieces(root)).toEqual([]);
  });

  it('[RECORD-7] without a sound leave nothing behind', async () => {
    const { sink, sealed } = openSink();
    sink.close();
    expect(await sealed[0]!).toBeNull();
    openSink();
    expect(await recoverPieces(root)).toEqual([]);
    expect(readdirSync(path.join(root, 'm1'))).toEqual([]);
  });
});

describe('a track being recorded', () => {
  const datagram = (sequence: number, ssrc = 7): Buffer => {
    const bytes = Buffer.concat([Buffer.alloc(12), voice(sequence)]);
    bytes[0] = 0x80;
    bytes[1] = 100;
    bytes.writeUInt16BE(sequence, 2);
    bytes.writeUInt32BE(sequence * 960, 4);
    bytes.writeUInt32BE(ssrc, 8);
    return bytes;
  };

  it('[RECORD-10] ends its piece in a long silence and begins the next at its own time', async () => {
    const sealed: SealedPiece[] = [];
    const errors: unknown[] = [];
    const track = new CaptureTrack(
      { ...owner, captureId: 'c1', ssrc: 7 },
      { root, onSealed: (piece) => sealed.push(piece), onError: (error) => errors.push(error) },
    );
    const speak = (from: number, sequence: number) => {
      for (let index = 0; index < 100; index += 1) {
        track.receive(datagram(sequence + index), from + index * 20);
      }
    };
    speak(beganAt, 0);
    for (let at = 2000; at <= 8000; at += 500) {
      track.tick(beganAt + at);
    }
    speak(beganAt + 60_000, 100);
    await track.close();
    expect(errors).toEqual([]);
    const starts = sealed.map(({ startedAt }) => Date.parse(startedAt) - beganAt).sort((a, b) => a - b);
    expect(starts).toEqual([0, 60_000]);
    expect(sealed.every(({ durationMs }) => durationMs >= 1980 && durationMs < 6000)).toBe(true);
  });
});
