import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { MeetingClient } from '#tests/support/participant.ts';
import type { Product } from './product.ts';
import { waitFor } from './waitFor.ts';

const SAMPLE_MS = 300;

declare global {
  interface Window {
    /** Every connection that was made, for what the browser says of them. */
    connections: RTCPeerConnection[];
    loadedOnce: boolean;
  }
}

/** Chromium whose fake microphone beeps once a second; its fake camera plays a file of raw video, if one is given. */
export const beepingBrowser = (camera?: string): Promise<Browser> =>
  launch([
    '--use-fake-device-for-media-stream',
    ...(camera === undefined ? [] : [`--use-file-for-fake-video-capture=${camera}`]),
  ]);

/** Chromium whose fake microphone plays a WAV file from when it is first opened: once, or over and over. */
export function speakingBrowser(wav: string, { loop = false } = {}): Promise<Browser> {
  return launch([
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${wav}${loop ? '' : '%noloop'}`,
  ]);
}

function launch(more: readonly string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    ignoreDefaultArgs: ['--mute-audio'],
    args: [
      '--no-sandbox',
      '--use-fake-ui-for-media-stream',
      '--allow-loopback-in-peer-connection',
      '--autoplay-policy=no-user-gesture-required',
      ...more,
    ],
  });
}

/** How somebody comes in. */
export interface Entrance {
  /** Chair and secretary need no admission. */
  readonly knocks?: boolean;
  /** The microphone stays closed. */
  readonly silent?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** A remote attendee at the product's own screen, let in and with the microphone open unless `silent`. */
export class Attendee {
  readonly participantId: string;
  readonly page: Page;

  private constructor(participantId: string, page: Page) {
    this.participantId = participantId;
    this.page = page;
  }

  static async enter(
    browser: Browser,
    product: Product,
    secretary: MeetingClient,
    participantId: string,
    { knocks = true, silent = false, viewport = { width: 1024, height: 700 } }: Entrance = {},
  ) {
    const context = await browser.newContext({
      baseURL: product.url,
      viewport,
      permissions: ['microphone', 'camera'],
    });
    const { cookie } = await product.signIn(participantId);
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: product.url }]);
    const page = await context.newPage();
    await page.addInitScript(() => {
      window.connections = [];
      const Real = window.RTCPeerConnection;
      window.RTCPeerConnection = class extends Real {
        constructor(configuration?: RTCConfiguration) {
          super(configuration);
          window.connections.push(this);
        }
      };
    });
    await page.goto(`/hop/${product.meetingId}/truc-tuyen`);
    if (knocks) {
      await page.getByRole('button', { name: 'Xin vào họp' }).click();
      await secretary.waitForEvent('lobby.knocked', (data) => data.participantId === participantId);
      await secretary.send('lobby.admit', { participantId });
    }
    const attendee = new Attendee(participantId, page);
    const microphone = page.getByRole('button', { name: /^Micrô/ });
    await (silent ? microphone.waitFor() : microphone.click());
    await page.evaluate(() => {
      window.loadedOnce = true;
    });
    return attendee;
  }

  /** Waits until the microphone is open, as it is by itself when one is called to speak. */
  async untilOpen(): Promise<void> {
    await this.page.getByRole('button', { name: /^Micrô bật/ }).waitFor();
  }

  /** Whether the page is still the one that was opened: no reload happened. */
  isSamePage(): Promise<boolean> {
    return this.page.evaluate(() => window.loadedOnce === true);
  }

  /** How many connections the page has made so far. */
  connections(): Promise<number> {
    return this.page.evaluate(() => window.connections.length);
  }

  /** Sound packets received so far over the connections that stand, those before the `from`th left out. */
  async packets(from = 0): Promise<number> {
    return this.page.evaluate(async (first) => {
      const living = window.connections.slice(first).filter(({ connectionState }) => connectionState === 'connected');
      const reports = await Promise.all(living.map((connection) => connection.getStats()));
      const inbound = reports.flatMap((report) => [...report.values()]).filter(({ type }) => type === 'inbound-rtp');
      return inbound.reduce((sum, { packetsReceived }) => sum + packetsReceived, 0);
    }, from);
  }

  /** Whether sound arrives just now, over the connections from the `from`th on. */
  async hears(sampleMs = SAMPLE_MS, from = 0): Promise<boolean> {
    const before = await this.packets(from);
    await pause(sampleMs);
    return (await this.packets(from)) > before + 5;
  }
}

/**
 * Waits until every attendee hears something; answers the milliseconds since `since`.
 *
 * @param made how many connections each had made before: only later ones count
 */
export async function untilAllHear(
  attendees: readonly Attendee[],
  since: number,
  made: readonly number[] = [],
): Promise<number> {
  const all = attendees.map((attendee, index) =>
    waitFor(`${attendee.participantId} hears`, () => attendee.hears(SAMPLE_MS, made[index]), 40_000),
  );
  await Promise.all(all);
  return Date.now() - since;
}

/** Process ids of the children of a process. */
export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(pid);
      } catch {
        return false;
      }
    })
    .map(Number);
}
