import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SealedPiece } from '#protocol/capture.ts';
import { decode, onsets } from './support/sound.ts';
import { Stand } from './support/stand.ts';
import { openTab, type Tab } from './support/tabs.ts';
import { waitFor } from './support/waitFor.ts';

const beeps = (stand: Stand, piece: SealedPiece) =>
  onsets(decode(path.join(stand.recordings, piece.path))).map((at) => Date.parse(piece.startedAt) + at * 1000);

/** Distance of each moment from the next whole second before or after it, in ms. */
const phases = (moments: number[]) => moments.map((moment) => moment - Math.round(moment / 1000) * 1000);

const stored = (stand: Stand) => stand.told<{ piece: SealedPiece }>('recording.storePiece').map(({ piece }) => piece);

describe('recording of a meeting', () => {
  let stand: Stand;
  const tabs: Tab[] = [];

  beforeAll(async () => {
    stand = await Stand.start();
    for (const participantId of ['p1', 'p2', 'p3']) {
      const tab = await openTab(stand, '/dev/null');
      await tab.page.waitForFunction(() => typeof window.beepOnTheSecond === 'function');
      await tab.page.evaluate(() => window.beepOnTheSecond());
      await tab.join(participantId);
      await tab.want('microphone');
      tabs.push(tab);
    }
    for (const tab of tabs) {
      await tab.receives(2);
    }
  }, 60_000);

  afterAll(async () => {
    await Promise.all(tabs.map((tab) => tab.close()));
    await stand?.stop();
  });

  it('[RECORD-4] nothing is written before the timeline says that recording is on', async () => {
    await tabs[0]!.hearsAgain();
    expect(stored(stand)).toEqual([]);
  });

  it('[RECORD-5] each track is a file of its own, hashed, and all lie on one clock', async () => {
    await stand.setPolicy({ recording: true });
    await pause(8000);
    await stand.setPolicy({ recording: false });
    const pieces = await waitFor('three pieces', () => (stored(stand).length === 3 ? stored(stand) : null));
    expect(new Set(pieces.map(({ participantId }) => participantId))).toEqual(new Set(['p1', 'p2', 'p3']));
    const offsets = pieces.map((piece) => {
      const bytes = readFileSync(path.join(stand.recordings, piece.path));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(piece.sha256);
      expect(piece.durationMs).toBeGreaterThan(6500);
      const found = phases(beeps(stand, piece));
      expect(found.length).toBeGreaterThanOrEqual(6);
      expect(Math.max(...found) - Math.min(...found)).toBeLessThan(100);
      return found.reduce((sum, phase) => sum + phase, 0) / found.length;
    });
    console.log('mean offset from the second, ms', offsets.map(Math.round));
    expect(Math.max(...offsets) - Math.min(...offsets)).toBeLessThan(100);
  });

  it('[RECORD-7] a killed recorder loses at most five seconds and goes on in the next piece', async () => {
    const before = stored(stand).length;
    await stand.setPolicy({ recording: true });
    await pause(5000);
    stand.recorder?.kill();
    const killedAt = Date.now();
    await stand.ready();
    console.log('recorder back after ms', Date.now() - killedAt);
    await pause(4000);
    await stand.setPolicy({ recording: false });
    const pieces = await waitFor('pieces of both recorders', () => {
      const found = stored(stand).slice(before);
      return found.length === 6 ? found : null;
    });
    const recovered = pieces.filter((piece) => piece.recovered);
    expect(recovered).toHaveLength(3);
    for (const piece of recovered) {
      const lost = killedAt - (Date.parse(piece.startedAt) + piece.durationMs);
      console.log('lost at kill -9 of the recorder, ms', lost);
      expect(lost).toBeLessThan(5000);
      expect(beeps(stand, piece).length).toBeGreaterThanOrEqual(2);
    }
    const [gap] = await waitFor('the gap is told', () => {
      const gaps = stand.told<{ cause: string; fromAt: string; untilAt: string }>('recording.reportGap');
      return gaps.length > 0 ? gaps : null;
    });
    expect(gap?.cause).toBe('recorderStopped');
    console.log('not recorded, ms', Date.parse(gap!.untilAt) - Date.parse(gap!.fromAt));
    expect(Date.parse(gap!.fromAt)).toBeLessThanOrEqual(killedAt);
    expect(Date.parse(gap!.untilAt)).toBeGreaterThan(killedAt);
  });

  it('[MEDIA-9] sound is back after the death of the media process or a worker, without a reload', async () => {
    const before = stored(stand).length;
    await stand.setPolicy({ recording: true });
    await pause(3000);
    await tabs[0]!.noteStatuses();
    stand.media.kill();
    const killedAt = Date.now();
    await tabs[0]!.isBack();
    for (const tab of tabs) {
      await tab.receives(2);
      await tab.hearsAgain();
    }
    const backMs = Date.now() - killedAt;
    console.log('sound back after kill -9 of media, ms', backMs);
    expect(backMs).toBeGreaterThan(0);
    await pause(3000);
    await stand.setPolicy({ recording: false });
    const pieces = await waitFor('pieces before and after', () => {
      const found = stored(stand).slice(before);
      return found.length >= 6 ? found : null;
    });
    expect(pieces.length).toBe(6);
  });
});
