import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { speakingBrowser } from '#tests/media/support/attendees.ts';
import { Product } from '#tests/media/support/product.ts';
import { testDatabase } from '#tests/support/database.ts';
import { startTestServer, type TestServer } from '#tests/support/databaseServer.ts';

const sizes = { desk: { width: 1920, height: 1080 }, tablet: { width: 1180, height: 820 } } as const;

/** The product's own processes on a database that is thrown away, and the browsers of people who look at it. */
export class Stage {
  readonly product: Product;
  readonly folder: string;
  readonly #server: TestServer;
  readonly #browsers: Browser[] = [];
  #viewers: Promise<Browser> | undefined;
  #pictures = 0;

  private constructor(server: TestServer, product: Product, folder: string) {
    this.#server = server;
    this.product = product;
    this.folder = folder;
  }

  /** @param folder where pictures and documents are put */
  static async open(folder: string): Promise<Stage> {
    mkdirSync(folder, { recursive: true });
    const server = await startTestServer();
    try {
      const { url } = await testDatabase(server.url('postgres'));
      return new Stage(server, await Product.start({ databaseUrl: url }), folder);
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** A browser whose microphone plays a file. */
  async speaker(wav: string): Promise<Browser> {
    const browser = await speakingBrowser(wav);
    this.#browsers.push(browser);
    return browser;
  }

  /** A person's own device at an address. */
  async device(participantId: string, address: string, size: keyof typeof sizes): Promise<Page> {
    this.#viewers ??= this.speaker('/dev/null');
    const context = await (await this.#viewers).newContext({
      baseURL: this.product.url,
      viewport: sizes[size],
      locale: 'vi-VN',
      reducedMotion: 'reduce',
    });
    const { cookie } = await this.product.signIn(participantId);
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: this.product.url }]);
    const page = await context.newPage();
    await page.goto(address);
    return page;
  }

  /** Keeps what a page shows, numbered in the order of the play. */
  async picture(page: Page, name: string): Promise<void> {
    this.#pictures += 1;
    const number = String(this.#pictures).padStart(2, '0');
    await page.screenshot({ path: path.join(this.folder, `${number}-${name}.png`) });
  }

  /** Keeps what every screen shows where the play stops. */
  async failed(): Promise<void> {
    const pages = this.#browsers.flatMap((browser) => browser.contexts()).flatMap((context) => context.pages());
    for (const page of pages) {
      await this.picture(page, 'dung-o-day').catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#browsers.map((browser) => browser.close()));
    await this.product.stop();
    await this.#server.stop();
  }
}
