import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LossyWay } from './support/lossyWay.ts';
import { speechSamples } from './support/sound.ts';
import { Stand } from './support/stand.ts';
import { openTab, type Tab } from './support/tabs.ts';
import { waitFor } from './support/waitFor.ts';

const FALL_MS = 60_000;
const CLIMB_MS = 200_000;

/** Pictures of others that a page has decoded so far. */
function picturesAt(tab: Tab): Promise<number> {
  return tab.page.evaluate(async () => {
    const living = window.connections.filter(({ connectionState }) => connectionState === 'connected');
    const reports = await Promise.all(living.map((connection) => connection.getStats()));
    const inbound = reports.flatMap((report) => [...report.values()]).filter(({ type }) => type === 'inbound-rtp');
    return inbound.reduce((sum, { framesDecoded }) => sum + (framesDecoded ?? 0), 0);
  });
}

describe('a link that loses half of its packets, then nearly all', () => {
  let stand: Stand;
  let way: LossyWay;
  let other: Tab;
  let weak: Tab;

  beforeAll(async () => {
    const [first = '', second = ''] = speechSamples();
    stand = await Stand.start({ recorder: false });
    way = await LossyWay.open(stand.rtcPort);
    other = await openTab(stand, first, { loop: true });
    weak = await openTab(stand, second, { loop: true, by: way.port });
    for (const [index, tab] of [other, weak].entries()) {
      await tab.join(`p${index + 1}`);
      await tab.want('microphone');
      await tab.want('camera');
    }
    // The other one's link counts as good, however busy this machine is.
    await other.page.evaluate(() => {
      window.media.statistics = () => Promise.resolve([]);
    });
    await weak.showAll();
    await weak.receives(2);
    await weak.hearsAgain();
  }, 60_000);

  afterAll(async () => {
    await Promise.all([other?.close(), weak?.close()]);
    way?.close();
    await stand?.stop();
  });

  const reaches = (mode: string, timeoutMs: number) =>
    waitFor(`the link carries ${mode}`, async () => (await weak.state()).link.mode === mode, timeoutMs);

  /** Has the page note, for every step of the ladder, what was sent and received when it was left. */
  const note = () =>
    weak.page.evaluate(() => {
      window.carried = {};
      window.statuses = new Set();
      window.media.store.subscribe(() => {
        const { link, tracks, producers, status } = window.media.store.get();
        const received = producers.filter(({ producerId }) => tracks[producerId]).map(({ kind }) => kind);
        window.carried[link.mode] = { sent: window.state().sending.sort(), received: received.sort() };
        window.statuses.add(status);
      });
    });

  it('[MEDIA-13] falls to sound, then to text, and stays in the meeting', async () => {
    await note();
    way.loss = 0.5;
    await reaches('sound_only', FALL_MS);
    way.loss = 0.8;
    await reaches('text_only', FALL_MS);
    await waitFor('nothing is sent or received', async () => {
      const { sending, tracks } = await weak.state();
      return sending.length + tracks.length === 0;
    });
    expect((await other.state()).peers.map(({ participantId }) => participantId)).toEqual(['p2']);
    const fallen = await weak.page.evaluate(() => window.carried);
    expect(fallen.no_own_picture).toEqual({ sent: ['microphone'], received: ['audio', 'video'] });
    expect(fallen.sound_only).toEqual({ sent: ['microphone'], received: ['audio'] });
  }, 120_000);

  it('[MEDIA-13] comes back to sound and picture, the own one too, when the link is well', async () => {
    way.loss = 0;
    await reaches('full', CLIMB_MS);
    await waitFor('sound and picture are received, the own ones are sent', async () => {
      const { tracks, sending } = await weak.state();
      return tracks.length === 2 && sending.includes('microphone') && sending.includes('camera');
    });
    await weak.hearsAgain();
    await other.showAll();
    await other.receives(2);
    const before = await picturesAt(other);
    await waitFor('the other one sees the own picture move', async () => (await picturesAt(other)) > before + 20);
    expect(await weak.page.evaluate(() => [...window.statuses])).toEqual(['connected']);
  }, 240_000);
});
