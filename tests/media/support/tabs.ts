import { type Browser, chromium, type Page } from 'playwright-core';
import type { MediaPlace } from '#protocol/media.ts';
import type { Stand } from './stand.ts';
import { waitFor } from './waitFor.ts';

export interface TabOptions {
  readonly loop?: boolean;
  /** A UDP port to go through instead of the service's own. */
  readonly by?: number;
  /** Another meeting than the stand's own. */
  readonly meeting?: string;
  /** Nothing but a TURN server can be reached from here. */
  readonly relayed?: boolean;
}

/** One browser with fake devices whose microphone plays a WAV file once (or for ever with `loop`). */
export async function openTab(stand: Stand, wav: string, options: TabOptions = {}): Promise<Tab> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    ignoreDefaultArgs: ['--mute-audio'],
    args: [
      '--no-sandbox',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${wav}${options.loop ? '' : '%noloop'}`,
      '--allow-loopback-in-peer-connection',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
  const context = await browser.newContext({ permissions: ['microphone', 'camera'] });
  const page = await context.newPage();
  const { by, meeting, relayed } = options;
  const query = new URLSearchParams({
    ...(by ? { by: String(by) } : {}),
    ...(meeting ? { meeting } : {}),
    ...(relayed ? { relayed: '' } : {}),
  });
  await page.goto(`${stand.url}?${query}`);
  return new Tab(browser, page);
}

export class Tab {
  readonly #browser: Browser;
  readonly page: Page;

  constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.page = page;
  }

  /** Joins and waits until the room is there. */
  async join(participantId: string, place: MediaPlace = 'remote'): Promise<void> {
    await this.page.waitForFunction(() => typeof window.join === 'function');
    await this.page.evaluate(([id, at]) => window.join(id ?? '', at ?? ''), [participantId, place]);
    await waitFor(`${participantId} has joined`, async () => (await this.state()).status === 'connected');
  }

  state() {
    return this.page.evaluate(() => window.state());
  }

  stats() {
    return this.page.evaluate(() => window.stats());
  }

  /** Turns a source on or off and waits until it is sent, or no longer. */
  async want(source: 'microphone' | 'camera' | 'roomMicrophone', wanted = true): Promise<void> {
    await this.page.evaluate(([name, on]) => window.media.want(name, on), [source, wanted] as const);
    await waitFor(`${source} is ${wanted ? 'sent' : 'off'}`, async () => {
      return (await this.state()).sending.includes(source) === wanted;
    });
  }

  /** Shows every picture there is, and those that come. */
  async showAll(): Promise<void> {
    await this.page.evaluate(() => {
      const show = () => {
        const pictures = window.media.store.get().producers.filter(({ kind }) => kind === 'video');
        window.media.show(new Map(pictures.map(({ producerId }) => [producerId, { large: true }])));
      };
      let shown = '';
      window.media.store.subscribe(() => {
        const now = JSON.stringify(window.media.store.get().producers.map(({ producerId }) => producerId));
        if (now !== shown) {
          shown = now;
          show();
        }
      });
      show();
    });
  }

  /** Has the page note every status from now on: a short break can't slip through between two looks. */
  noteStatuses(): Promise<void> {
    return this.page.evaluate(() => {
      const statuses = new Set<string>();
      window.statuses = statuses;
      window.media.store.subscribe(() => statuses.add(window.media.store.get().status));
    });
  }

  /** Waits until the page is connected again after it has noticed a break (`noteStatuses` before). */
  async isBack(): Promise<void> {
    await waitFor('the tab has noticed and is back', () =>
      this.page.evaluate(() => window.statuses.has('reconnecting') && window.media.store.get().status === 'connected'),
    );
  }

  /** Waits until this many tracks arrive. */
  async receives(count: number): Promise<void> {
    await waitFor(`${count} tracks arrive`, async () => (await this.state()).tracks.length === count).catch(
      async (error) => {
        const { status, link, tracks, sending, producers } = await this.state();
        throw new Error(JSON.stringify({ status, link, tracks, sending, producers }), { cause: error });
      },
    );
  }

  /** Waits until received sound flows: more packets than at the call. Returns how long that took, in ms. */
  async hearsAgain(timeoutMs = 15_000): Promise<number> {
    const began = Date.now();
    const before = (await this.stats()).packetsReceived ?? 0;
    await waitFor('sound flows', async () => ((await this.stats()).packetsReceived ?? 0) > before + 5, timeoutMs);
    return Date.now() - began;
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}
