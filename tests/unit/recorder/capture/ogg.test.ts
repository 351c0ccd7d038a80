import { describe, expect, it } from 'vitest';
import { opusSamples, SILENCE_PACKET } from '#recorder/capture/ogg/opus.ts';
import { OpusWriter } from '#recorder/capture/ogg/opusWriter.ts';
import { encodePage, readPage, readPages } from '#recorder/capture/ogg/page.ts';
import { isRtcp, parseRtp } from '#recorder/capture/rtp/packet.ts';
import { ReorderWindow } from '#recorder/capture/rtp/reorderWindow.ts';
import { voice } from './support.ts';

describe('Ogg pages', () => {
  it('[RECORD-12] are read back as they were written', () => {
    const packets = [voice(1), Buffer.alloc(255, 1), Buffer.alloc(700, 2)];
    const page = encodePage(packets, { serial: 7, sequence: 3, granule: 960 }, { first: true });
    expect(readPage(page, 0)).toMatchObject({
      serial: 7,
      sequence: 3,
      granule: 960,
      first: true,
      last: false,
      packets,
    });
  });

  it('[RECORD-12] that are cut off or damaged are not there', () => {
    const page = encodePage([voice(1)], { serial: 1, sequence: 0, granule: 960 });
    for (let length = 0; length < page.length; length += 1) {
      expect(readPage(page.subarray(0, length), 0)).toBeNull();
    }
    const damaged = Buffer.from(page);
    damaged[damaged.length - 1] = 99;
    expect(readPage(damaged, 0)).toBeNull();
  });

  it('refuse more than they can hold', () => {
    const tooMany = Array.from({ length: 256 }, () => SILENCE_PACKET);
    expect(() => encodePage(tooMany, { serial: 1, sequence: 0, granule: 0 })).toThrow(RangeError);
  });
});

describe('the Opus stream writer', () => {
  it('[RECORD-7] hands on whole pages of 200 ms, so that a kill loses no more', () => {
    const pages: Buffer[] = [];
    const writer = new OpusWriter((page) => pages.push(page), { serial: 1, tags: { TRACK: 't' } });
    for (let index = 0; index < 25; index += 1) {
      writer.packet(voice(index));
    }
    const before = [...readPages(Buffer.concat(pages))];
    expect(before.map(({ granule }) => granule)).toEqual([0, 0, 9600, 19_200]);
    writer.close();
    writer.close();
    const all = [...readPages(Buffer.concat(pages))];
    expect(all.at(-1)).toMatchObject({ last: true, granule: 24_000 });
    expect(all.flatMap(({ packets }) => packets).slice(2)).toHaveLength(25);
    expect(all.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3, 4]);
  });

  it('knows how long a packet is', () => {
    expect(opusSamples(SILENCE_PACKET)).toBe(960);
    expect(opusSamples(Buffer.from([0x79, 0]))).toBe(1920);
    expect(opusSamples(Buffer.from([0x7b, 3]))).toBe(2880);
    expect(opusSamples(Buffer.from([0x18, 0]))).toBe(2880);
    expect(opusSamples(Buffer.alloc(0))).toBe(0);
  });
});

describe('RTP', () => {
  const rtp = (sequence: number, first = 0x80): Buffer => {
    const bytes = Buffer.concat([Buffer.alloc(12), voice(sequence)]);
    bytes[0] = first;
    bytes[1] = 100;
    bytes.writeUInt16BE(sequence, 2);
    bytes.writeUInt32BE(960 * sequence, 4);
    bytes.writeUInt32BE(42, 8);
    return bytes;
  };

  it('takes the payload out of header, extension and padding', () => {
    expect(parseRtp(rtp(5))).toMatchObject({
      sequence: 5,
      timestamp: 4800,
      ssrc: 42,
      payloadType: 100,
      payload: voice(5),
    });
    const extended = Buffer.concat([
      rtp(6, 0x90).subarray(0, 12),
      Buffer.from([0xbe, 0xde, 0, 1, 1, 2, 3, 4]),
      voice(6),
    ]);
    expect(parseRtp(extended)?.payload).toEqual(voice(6));
    const padded = Buffer.concat([rtp(7, 0xa0), Buffer.from([0, 2])]);
    expect(parseRtp(padded)?.payload).toEqual(voice(7));
  });

  it('drops everything else', () => {
    const report = rtp(1);
    report[1] = 200;
    expect(isRtcp(report)).toBe(true);
    for (const bytes of [
      report,
      Buffer.alloc(3),
      rtp(1, 0x40),
      rtp(1).subarray(0, 12),
      Buffer.from([0x8f, 100, 0, 0]),
    ]) {
      expect(parseRtp(bytes)).toBeNull();
    }
  });

  it('[RECORD-10] is put back in order, late copies are dropped, a restart is followed', () => {
    const got: number[] = [];
    const window = new ReorderWindow((packet) => got.push(packet.sequence));
    const push = (sequence: number) => {
      const packet = parseRtp(rtp(sequence));
      if (packet) {
        window.push({ ...packet, arrivedAt: 0 });
      }
    };
    [65_534, 65_535, 1, 0, 1, 65_535, 2, 4, 5, 6, 7, 8].forEach(push);
    expect(got).toEqual([65_534, 65_535, 0, 1, 2, 4, 5, 6, 7, 8]);
    push(10);
    expect(got.at(-1)).toBe(8);
    push(40_000);
    expect(got.slice(-2)).toEqual([10, 40_000]);
    push(40_002);
    window.flush();
    expect(got.at(-1)).toBe(40_002);
  });
});
