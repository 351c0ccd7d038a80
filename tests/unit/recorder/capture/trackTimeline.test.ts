import { describe, expect, it } from 'vitest';
import { SILENCE_PACKET } from '#recorder/capture/ogg/opus.ts';
import { Studio } from './support.ts';

const MARK = (at: number) => at / 20;

describe('a track on the server’s clock', () => {
  it('[RECORD-10] lays undisturbed packets where they were spoken', () => {
    const studio = new Studio();
    studio.send(0, 10_000);
    studio.timeline.finish();
    expect(studio.heardAt(MARK(0))).toBe(0);
    expect(studio.heardAt(MARK(9980))).toBe(9980);
    expect(studio.timeline.writtenUntil).toBe(10_000);
  });

  it('[RECORD-10] anchors on the packet that waited least, not on the first one', () => {
    const studio = new Studio();
    for (let at = 0; at < 3000; at += 20) {
      studio.timeline.accept(studio.packet(MARK(at), at < 400 ? 450 : at + 5));
    }
    studio.timeline.finish();
    expect(studio.heardAt(MARK(1000))).toBeCloseTo(1005, 0);
    expect(studio.heardAt(MARK(0))).toBeCloseTo(5, 0);
  });

  it('[RECORD-10] keeps a pause in which the sender’s clock went on', () => {
    const studio = new Studio();
    studio.send(0, 6000);
    studio.skip(5000);
    for (let at = 6500; at < 11_000; at += 500) {
      studio.timeline.tick(at);
    }
    studio.send(11_000, 16_000);
    studio.timeline.finish();
    expect(studio.heardAt(MARK(11_000))).toBeCloseTo(11_000, -1);
    expect(studio.heardAt(MARK(15_980))).toBeCloseTo(15_980, -1);
  });

  it('[RECORD-10] keeps a pause in which the sender’s clock stood still (a track replaced by nothing)', () => {
    const studio = new Studio();
    studio.send(0, 6000);
    for (let at = 6500; at < 11_000; at += 500) {
      studio.timeline.tick(at);
    }
    studio.send(11_000, 16_000);
    studio.timeline.finish();
    for (const at of [11_000, 12_000, 15_980]) {
      expect(Math.abs(studio.heardAt(MARK(at)) - at)).toBeLessThanOrEqual(40);
    }
  });

  it('[RECORD-10] takes a blocked loop for lateness: three seconds late are not three seconds of silence', () => {
    const studio = new Studio();
    studio.send(0, 4000);
    for (let at = 4000; at < 7000; at += 20) {
      studio.timeline.accept(studio.packet(MARK(at), 7000));
    }
    studio.timeline.tick(7001);
    studio.send(7020, 10_000);
    studio.timeline.finish();
    const voiced = studio.tape.entries.filter(({ data }) => !data.equals(SILENCE_PACKET));
    expect(voiced.length).toBeGreaterThanOrEqual(500 - 2);
    expect(Math.abs(studio.heardAt(MARK(5000)) - 5000)).toBeLessThanOrEqual(40);
    expect(Math.abs(studio.heardAt(MARK(9900)) - 9900)).toBeLessThanOrEqual(40);
  });

  it('[RECORD-10] conceals a short loss and fills a long one with silence', () => {
    const studio = new Studio();
    studio.send(0, 3000);
    studio.packet(0, 0);
    studio.packet(0, 0);
    studio.send(3040, 4000);
    for (let lost = 0; lost < 25; lost += 1) {
      studio.packet(0, 0);
    }
    studio.send(4500, 6000);
    studio.timeline.finish();
    const concealed = studio.tape.entries.filter(({ data }) => data.length === 1);
    const silent = studio.tape.entries.filter(({ data }) => data.equals(SILENCE_PACKET));
    expect(concealed).toHaveLength(2);
    expect(silent).toHaveLength(25);
    expect(studio.heardAt(MARK(5980))).toBeCloseTo(5980, -1);
  });

  it('[RECORD-10] goes on through silence while nothing arrives', () => {
    const studio = new Studio();
    studio.send(0, 2000);
    for (let at = 2000; at <= 6000; at += 500) {
      studio.timeline.tick(at);
    }
    expect(studio.timeline.writtenUntil).toBeGreaterThanOrEqual(4500);
    expect(studio.timeline.writtenUntil).toBeLessThanOrEqual(6000);
  });

  it('[RECORD-10] follows a sender whose clock is slightly fast', () => {
    const studio = new Studio();
    for (let index = 0; index < 30_000; index += 1) {
      studio.timeline.accept(studio.packet(index & 0xfff, index * 20 * 1.0005));
    }
    studio.timeline.finish();
    expect(Math.abs(studio.timeline.writtenUntil - 600_300)).toBeLessThan(700);
  });
});
