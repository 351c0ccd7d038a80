/**
 * A meeting of twelve remote attendees on this machine: twelve tabs of a real Chromium join the media process, each with its
 * microphone and camera (three as a person sends them, nine tiny and with plain sound, so that twelve browsers fit beside the
 * service), hear the eleven others,
 * see eight of them and are recorded. Says what arrived and what the service took; the browsers' own CPU is told apart.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import type { SealedPiece } from '#protocol/capture.ts';
import { beepingBrowser, childrenOf } from '#tests/media/support/attendees.ts';
import { Stand } from '#tests/media/support/stand.ts';
import { Tab } from '#tests/media/support/tabs.ts';
import { waitFor } from '#tests/media/support/waitFor.ts';
import { type Bench, rounded } from './bench.ts';

const PEOPLE = 12;
const IN_360P = 3;
/** Nine tiles to a page, the own one among them (MEDIA-14). */
const SEEN = 8;
const MEASURE_MS = 20_000;
const CPU_GOAL = 100;
/** Opus comes 50 times a second; a track that brings less than this stutters. */
const AUDIO_PER_SECOND = 45;
const PICTURES_PER_SECOND = 2;
const TICKS_PER_SECOND = 100;

type Inbound = { readonly id: string; readonly kind: string; readonly packets: number; readonly frames: number };

const ids = Array.from({ length: PEOPLE }, (_unused, index) => `p${index + 1}`);

/** CPU seconds that processes have used so far (proc(5): fields 14 and 15 of stat). */
function cpuSeconds(pids: readonly number[]): number {
  const ticks = pids.map((pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, own) => sum + own, 0) / TICKS_PER_SECOND;
}

async function enter(stand: Stand, browser: Browser, id: string, index: number): Promise<Tab> {
  const context = await browser.newContext({ permissions: ['microphone', 'camera'] });
  const page = await context.newPage();
  await page.goto(stand.url);
  const tab = new Tab(browser, page);
  if (index >= IN_360P) {
    await page.evaluate(() => {
      const { mediaDevices } = navigator;
      const open = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = (wish) =>
        open(
          wish?.video
            ? { video: { width: 160, height: 90, frameRate: 8 } }
            : { audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } },
        );
    });
  }
  await tab.join(id);
  await tab.want('microphone');
  await tab.want('camera');
  return tab;
}

/** The page of tiles that a person looks at: the next eight, one of them large. */
async function look(tab: Tab, index: number): Promise<void> {
  const seen = Array.from({ length: SEEN }, (_unused, step) => ids[(index + 1 + step) % PEOPLE]);
  await tab.page.evaluate((people) => {
    const cameras = window.media.store.get().producers.filter(({ source }) => source === 'camera');
    const tiles = cameras.filter(({ participantId }) => people.includes(participantId));
    window.media.show(new Map(tiles.map(({ producerId }, place) => [producerId, { large: place === 0 }])));
  }, seen);
}

function inbound(tab: Tab): Promise<Inbound[]> {
  return tab.page.evaluate(async () => {
    const stats = (await window.media.statistics()) as unknown as Record<string, unknown>[];
    return stats
      .filter(({ type }) => type === 'inbound-rtp')
      .map(({ id, kind, packetsReceived, framesDecoded }) => ({
        id: String(id),
        kind: String(kind),
        packets: Number(packetsReceived),
        frames: Number(framesDecoded ?? 0),
      }));
  });
}

/** How many tracks of one kind brought at least `least` packets or pictures a second to one tab. */
function steady(before: Inbound[], after: Inbound[], kind: 'audio' | 'video', least: number): number {
  const count = (track: Inbound | undefined): number => (kind === 'audio' ? track?.packets : track?.frames) ?? 0;
  return after.filter((track) => {
    const gained = count(track) - count(before.find(({ id }) => id === track.id));
    return track.kind === kind && gained / (MEASURE_MS / 1000) >= least;
  }).length;
}

/** Whether everything that this tab wants to hear and see has arrived. */
async function arrives(tab: Tab): Promise<boolean> {
  try {
    await tab.receives(PEOPLE - 1 + SEEN);
    return true;
  } catch {
    return false;
  }
}

async function meet(stand: Stand, browser: Browser) {
  const began = Date.now();
  const tabs: Tab[] = [];
  for (const [index, id] of ids.entries()) {
    tabs.push(await enter(stand, browser, id, index));
  }
  await stand.setPolicy({ recording: true });
  await Promise.all(tabs.map(look));
  // What doesn't arrive in time is missing in the figures; it is no reason to have none.
  const complete = await Promise.all(tabs.map((tab) => arrives(tab)));
  const joinedMs = Date.now() - began;
  const service = [stand.media.pid, ...childrenOf(stand.media.pid), stand.recorder?.pid ?? 0];
  const [from, usedBefore, before] = [performance.now(), cpuSeconds(service), await Promise.all(tabs.map(inbound))];
  await pause(MEASURE_MS);
  const after = await Promise.all(tabs.map(inbound));
  const cpu = ((cpuSeconds(service) - usedBefore) / ((performance.now() - from) / 1000)) * 100;
  await stand.setPolicy({ recording: false });
  const pieces = () => stand.told<{ piece: SealedPiece }>('recording.storePiece').length;
  await waitFor('every recording is sealed', () => pieces() >= PEOPLE).catch(() => undefined);
  const perTab = (kind: 'audio' | 'video', least: number) =>
    before.reduce((sum, own, index) => sum + steady(own, after[index] ?? [], kind, least), 0);
  return {
    joinedMs,
    complete: complete.filter(Boolean).length,
    cpu,
    heard: perTab('audio', AUDIO_PER_SECOND),
    seen: perTab('video', PICTURES_PER_SECOND),
    pieces: pieces(),
  };
}

const twelve: Bench = async () => {
  const stand = await Stand.start();
  const browser = await beepingBrowser();
  try {
    await stand.setPolicy({ microphones: ids });
    const { joinedMs, complete, cpu, heard, seen, pieces } = await meet(stand, browser);
    const [voices, pictures] = [PEOPLE * (PEOPLE - 1), PEOPLE * SEEN];
    return {
      figures: {
        participants: PEOPLE,
        'that hear and see all they want': complete,
        'until then, ms': joinedMs,
        'voices that arrive without stutter': heard,
        'pictures that move': seen,
        'tracks recorded': pieces,
        'CPU of media, worker and recorder, % of a core': rounded(cpu, 1),
      },
      goals: {
        'voices that arrive without stutter': `>= ${voices}`,
        'pictures that move': `>= ${pictures}`,
        'tracks recorded': `>= ${PEOPLE}`,
        'CPU of media, worker and recorder, % of a core': `<= ${CPU_GOAL}`,
      },
      met: heard >= voices && seen >= pictures && pieces >= PEOPLE && cpu <= CPU_GOAL,
    };
  } finally {
    await browser.close();
    await stand.stop();
  }
};

export default twelve;
