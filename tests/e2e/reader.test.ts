import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp } from '#tests/support/app.ts';
import { builtClient, deviceOf, devicesOf, openBrowser, openPage, openSession } from './support.ts';

let browser: Browser;

const SOON = { timeout: 20_000 };

beforeAll(async () => {
  await builtClient();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
});

const pageShown = (page: Page): Locator => page.locator('[role=document]').first();

const heightOf = async (place: Locator): Promise<number> => (await place.boundingBox())?.height ?? 0;

it('[PAPER-18] shows the whole page after the last step, and turns the paper beside by itself', async () => {
  await using app = await startApp();
  await using _devices = devicesOf(browser);
  await openSession(app, 'A2');
  const page = await openPage(await deviceOf(browser, app.url, 'thu.trang', { size: 'desk' }), `/hop/${app.meetingId}`);
  await pageShown(page).waitFor();
  const fitted = await heightOf(pageShown(page));
  for (const size of ['Cỡ 100%', 'Cỡ 125%', 'Cỡ 150%', 'Cỡ 200%', 'Cỡ 300%']) {
    await page.getByRole('button', { name: size }).click();
  }
  const whole = page.getByRole('button', { name: 'Cả trang' });
  await whole.waitFor();
  const stage = page.getByRole('region', { name: 'Trang tài liệu' });
  await expect.poll(async () => (await heightOf(pageShown(page))) < (await heightOf(stage)), SOON).toBe(true);
  await whole.click();
  await expect.poll(() => heightOf(pageShown(page)), SOON).toBeCloseTo(fitted, 0);

  await page.getByRole('button', { name: '1 tài liệu' }).click();
  await page.getByRole('button', { name: /187\/TTr-SKHCN/ }).click();
  await page.getByRole('document', { name: '187/TTr-SKHCN, trang 1' }).waitFor();
  await page.getByRole('button', { name: 'Trang sau' }).first().click();
  await page.getByRole('document', { name: '187/TTr-SKHCN, trang 2' }).waitFor();
  await page.getByRole('document', { name: '512/BC-STC, trang 1' }).waitFor();
  await page.getByRole('button', { name: 'Đóng tài liệu mở cạnh' }).click();
  await page.getByRole('document', { name: '187/TTr-SKHCN, trang 2' }).waitFor({ state: 'detached' });
  expect(page.faults).toEqual([]);
});

it('[PAPER-19] counts and names who looks at the same page', async () => {
  await using app = await startApp();
  await using _devices = devicesOf(browser);
  await openSession(app, 'A2');
  const room = `/hop/${app.meetingId}`;
  const one = await openPage(await deviceOf(browser, app.url, 'thu.trang'), room);
  await pageShown(one).waitFor();
  const other = await openPage(await deviceOf(browser, app.url, 'mai.huong'), room);
  await pageShown(other).waitFor();
  await one.getByRole('button', { name: '1 người cùng xem trang này' }).click();
  await one.getByRole('listitem').filter({ hasText: 'Hương' }).waitFor();
  await other.keyboard.press('ArrowRight');
  await one.getByRole('button', { name: /người cùng xem trang này/ }).waitFor({ state: 'detached' });
});
