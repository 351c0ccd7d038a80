import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SealedPiece } from '#protocol/capture.ts';
import { decode, envelope, foundAgain, speechSamples } from './support/sound.ts';
import { Stand } from './support/stand.ts';
import { openTab, type Tab } from './support/tabs.ts';
import { waitFor } from './support/waitFor.ts';

type Span = { participantId: string; trackId: string; fromAt: string; untilAt: string };

describe('three tabs hold a meeting', () => {
  const voices = speechSamples();
  const tabs: Tab[] = [];
  let stand: Stand;

  const tabOf = (participantId: string): Tab => tabs[Number(participantId.slice(1)) - 1]!;

  beforeAll(async () => {
    stand = await Stand.start();
    for (const wav of voices) {
      tabs.push(await openTab(stand, wav, { loop: true }));
    }
  }, 60_000);

  afterAll(async () => {
    await Promise.all(tabs.map((tab) => tab.close()));
    await stand?.stop();
  });

  it('[MEDIA-5] everybody hears and sees the others', async () => {
    for (const [index, tab] of tabs.entries()) {
      await tab.join(`p${index + 1}`);
      await tab.want('microphone');
      await tab.want('camera');
    }
    for (const tab of tabs) {
      await tab.showAll();
      await tab.receives(4);
      await tab.hearsAgain();
      await waitFor('pictures are decoded', async () => ((await tab.stats()).framesDecoded ?? 0) > 20);
    }
  });

  it('[MEDIA-18] a camera is encoded in the size in which it is looked at, and not at all for nobody', async () => {
    const [sender, near, far] = ['p1', 'p2', 'p3'].map(tabOf) as [Tab, Tab, Tab];
    const encoded = (): Promise<boolean[]> =>
      sender.page.evaluate(() =>
        window.connections
          .flatMap((connection) => connection.getSenders())
          .filter(({ track }) => track?.kind === 'video')
          .flatMap((one) => one.getParameters().encodings.map(({ active }) => active === true)),
      );
    const look = (tab: Tab, large: boolean | null) =>
      tab.page.evaluate((size) => {
        const camera = window.media.store
          .get()
          .producers.find(({ participantId, source }) => participantId === 'p1' && source === 'camera');
        window.media.show(new Map(size === null || !camera ? [] : [[camera.producerId, { large: size }]]));
      }, large);
    const until = (wanted: readonly boolean[]) =>
      waitFor(`encoded: ${wanted.join()}`, async () => (await encoded()).join() === wanted.join());
    await look(near, null);
    await look(far, null);
    await until([false, false]);
    await look(near, false);
    await until([true, false]);
    await look(far, true);
    await until([true, true]);
    const before = (await far.stats()).framesDecoded ?? 0;
    await waitFor('the picture moves again', async () => ((await far.stats()).framesDecoded ?? 0) > before + 10);
    await look(far, null);
    await until([true, false]);
    await Promise.all([near, far].map((tab) => tab.showAll()));
  });

  it('[RECORD-9] each recording is that speaker’s voice and nobody else’s', async () => {
    await stand.setPolicy({ recording: true });
    await pause(11_000);
    await stand.setPolicy({ recording: false });
    const pieces = await waitFor('three pieces', () => {
      const found = stand.told<{ piece: SealedPiece }>('recording.storePiece').map(({ piece }) => piece);
      return found.length === 3 ? found : null;
    });
    const sources = voices.map((wav) => envelope(decode(wav)));
    for (const piece of pieces) {
      const recorded = envelope(decode(path.join(stand.recordings, piece.path)));
      const scores = sources.map((source) => foundAgain(recorded, source));
      const own = Number(piece.participantId.slice(1)) - 1;
      console.log(piece.participantId, scores.map((score) => score.toFixed(2)).join(' '));
      expect(scores.indexOf(Math.max(...scores))).toBe(own);
      expect(scores[own]).toBeGreaterThan(0.7);
    }
  });

  it('[MEDIA-2] a microphone that loses its right falls silent on the service’s side', async () => {
    await stand.setPolicy({ microphones: ['p2'] });
    await waitFor('p1 sees that only p2 is heard', async () => {
      const { producers } = await tabOf('p1').state();
      const sound = producers.filter(({ kind }) => kind === 'audio');
      return (
        sound.find(({ participantId }) => participantId === 'p2')?.paused === false &&
        sound.find(({ participantId }) => participantId === 'p3')?.paused === true
      );
    });
    expect((await tabOf('p3').state()).rights.microphone).toBe(false);
  });

  it('[SPEAKER-6] the one who is heard is reported with times', async () => {
    const before = stand.commands.length;
    const span = await waitFor(
      'a span of p2',
      () => {
        const spans = stand.commands.slice(before).filter(({ name }) => name === 'speaker.reportSpan');
        return spans.map(({ payload }) => payload as Span).find(({ participantId }) => participantId === 'p2') ?? null;
      },
      70_000,
    );
    expect(Date.parse(span.untilAt)).toBeGreaterThan(Date.parse(span.fromAt));
  }, 90_000);

  it('[MEDIA-8] a classified item ends every track, and they come back after it', async () => {
    await stand.setPolicy({ private: true, microphones: ['p1', 'p2', 'p3'] });
    for (const tab of tabs) {
      await tab.receives(0);
      await waitFor('nothing is sent', async () => (await tab.state()).sending.length === 0);
    }
    await stand.setPolicy({ private: false });
    for (const tab of tabs) {
      await tab.receives(4);
      await tab.hearsAgain();
    }
  });

  it('[MEDIA-7] a tablet in the room sees the pictures and plays no sound', async () => {
    const tablet = await openTab(stand, voices[0]!);
    tabs.push(tablet);
    await tablet.join('p4', 'room');
    await tablet.showAll();
    await tablet.receives(3);
    const { producers, tracks } = await tablet.state();
    const kinds = producers.filter(({ producerId }) => tracks.includes(producerId)).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['video']));
  });

  it('[MEDIA-11] a break of signalling costs no sound: the device gets its transports back', async () => {
    const tab = tabOf('p1');
    const before = (await tab.stats()).packetsReceived ?? 0;
    await tab.noteStatuses();
    stand.breakLines();
    await tab.isBack();
    const stats = await tab.stats();
    expect(stats.packetsReceived).toBeGreaterThan(before);
    await tab.hearsAgain();
  });

  it('[MEDIA-12] the meeting is over: the devices are told and nothing is open', async () => {
    await stand.setPolicy({ ended: true });
    for (const tab of tabs) {
      await waitFor('ended', async () => (await tab.state()).status === 'ended');
      expect((await tab.state()).sending).toEqual([]);
    }
  });
});
