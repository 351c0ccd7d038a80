import fs from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { PRACTICE_PASSWORD } from '#prisma/seed/accounts.ts';
import type { TestApp } from '#tests/support/app.ts';
import type { MeetingClient } from '#tests/support/participant.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Builds the client where `npm start` has not done so yet. */
export async function builtClient(): Promise<void> {
  if (!fs.existsSync(path.join(root, 'dist/client/index.html'))) {
    await build({ configFile: path.join(root, 'vite.config.ts'), logLevel: 'error' });
  }
}

export const sizes = {
  tablet: { width: 1180, height: 820 },
  desk: { width: 1920, height: 1080 },
  phone: { width: 360, height: 740 },
} as const;

export type View = { readonly size?: keyof typeof sizes; readonly theme?: 'light' | 'dark' };

/** A real browser; Debian's Chromium unless CHROMIUM names another. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
}

/** A device of somebody who is signed in; null for a visitor. */
export async function deviceOf(
  browser: Pick<Browser, 'newContext'>,
  url: string,
  signInName: string | null,
  view: View = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: sizes[view.size ?? 'tablet'],
    colorScheme: view.theme ?? 'light',
    locale: 'vi-VN',
    reducedMotion: 'reduce',
  });
  if (signInName !== null) {
    const answer = await context.request.post('/api/session', { data: { signInName, password: PRACTICE_PASSWORD } });
    if (!answer.ok()) {
      throw new Error(`${signInName} can't sign in: ${await answer.text()}`);
    }
  }
  return context;
}

/** Puts all devices away at the end of a block, before the server that they use is closed. */
export function devicesOf(browser: Pick<Browser, 'contexts'>): AsyncDisposable {
  return {
    [Symbol.asyncDispose]: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
  };
}

/** A page of a device at an address, its errors collected. */
export async function openPage(context: BrowserContext, address: string): Promise<Page & { faults: string[] }> {
  const faults: string[] = [];
  const page = Object.assign(await context.newPage(), { faults });
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(address);
  return page;
}

/** Takes a picture of a page for eyes, where SCREENSHOTS names a folder; nothing without it. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS) {
    await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}.png` });
  }
}

/** Members who check in when a meeting is opened here: seven of nine, a quorum. */
export const PRESENT = ['P01', 'P02', 'P04', 'P05', 'P06', 'P07', 'P09'] as const;

/** Opens the meeting over the wire, with a quorum, and calls an item: the first unless another is named. */
export async function openSession(
  app: TestApp,
  itemId = 'A1',
): Promise<{ chair: MeetingClient; secretary: MeetingClient }> {
  const secretary = await app.enter('P12');
  await secretary.send('meeting.openCheckIn', {});
  for (const participantId of PRESENT) {
    await secretary.send('attendance.checkIn', { participantId, mode: 'on_site', method: 'list' });
  }
  const chair = await app.enter('P01');
  await chair.send('meeting.open', {});
  await chair.send('agenda.callItem', { itemId, despiteUnheard: true });
  return { chair, secretary };
}
