import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { fileBrowser } from './fileBrowser.ts';
import { deviceOf, devicesOf, openPage, openSession } from './support.ts';

const browser = fileBrowser();

/** The paper of the second item, and how many papers the practice meeting has. */
const PAPER = '512/BC-STC';
const PAPERS = 5;

const SOON = { timeout: 60_000 };

type Kept = { readonly files: number; readonly records: number; readonly notes: number };

/** What lies on the device: files of papers, records of meetings, copies of notes. */
const kept = (page: Page): Promise<Kept> =>
  page.evaluate(async () => {
    const own = await caches.open('nghi-su-own');
    const paths = (await own.keys()).map(({ url }) => new URL(url).pathname);
    const databases = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('nghi-su/'));
    return {
      files: paths.filter((path) => path.endsWith('/file')).length,
      records: paths.filter((path) => path.startsWith('/offline/')).length,
      notes: databases.length,
    };
  });

/** A member's device in the room, with all papers on it. */
async function keepingDevice(app: TestApp): Promise<{ device: BrowserContext; page: Page & { faults: string[] } }> {
  const device = await deviceOf(browser, app.url, 'thu.trang');
  const page = await openPage(device, `/hop/${app.meetingId}`);
  await page.evaluate(async () => navigator.serviceWorker.ready.then(() => undefined));
  await page.getByRole('button', { name: '1 tài liệu' }).click();
  await expect.poll(() => page.getByText('Đã tải về máy').count(), SOON).toBe(PAPERS);
  await page.keyboard.press('Escape');
  await expect.poll(() => kept(page), SOON).toMatchObject({ files: PAPERS, records: 2 });
  return { device, page };
}

async function writeNote(page: Page, text: string, y = 200): Promise<void> {
  await page.getByRole('button', { name: 'Ghi chú', exact: true }).click();
  await page
    .locator('[role=document]')
    .first()
    .click({ position: { x: 300, y } });
  await page.getByLabel(/Nội dung ghi chú/).fill(text);
  await page.getByRole('button', { name: 'Lưu ghi chú' }).click();
  await page.getByRole('button', { name: `Ghi chú của tôi: ${text}` }).waitFor();
}

/** Resolves when this page's device knows that the server has all of its notes. */
async function allSent(page: Page): Promise<void> {
  await page.waitForFunction(() => localStorage.getItem('nghi-su.unsent') === '[]');
}

/** Holds up whoever reads the copies of notes on this device, until the answered function is called. */
async function holdNotes(page: Page): Promise<() => Promise<void>> {
  const hold = await page.evaluateHandle(async () => {
    const { name = '' } = (await indexedDB.databases()).find((one) => one.name?.startsWith('nghi-su/')) ?? {};
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const state = { held: true };
    const store = database.transaction('updates', 'readwrite').objectStore('updates');
    // A transaction lives as long as it is asked something.
    const ask = (): void => {
      store.count().onsuccess = () => {
        if (state.held) {
          ask();
        } else {
          database.close();
        }
      };
    };
    ask();
    return state;
  });
  return () =>
    hold.evaluate((state) => {
      state.held = false;
    });
}

/** Resolves when the server has told a page what it has of its notes. */
async function notesHeard(page: Page): Promise<void> {
  const socket = await page.waitForEvent('websocket', (one) => one.url().includes('/collab/notes/'));
  await socket.waitForEvent('framereceived', ({ payload }) => payload[0] === 0 && payload[1] === 1);
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /tài khoản và cài đặt$/ }).click();
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  await page.waitForURL('**/dang-nhap');
}

describe('papers and notes without a line', () => {
  it('[OFFLINE-1][OFFLINE-2][OFFLINE-6] are there after a reload; a note made so reaches the other devices', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    await openSession(app, 'A2');
    const { device, page } = await keepingDevice(app);

    await device.setOffline(true);
    await page.reload();
    await page.getByText(/đang xem bản lưu trên máy lúc/).waitFor();
    await page.getByText(new RegExp(PAPER)).first().waitFor();
    await page.locator('[role=document]').getByText('BÁO CÁO').first().waitFor();
    const part = await page.evaluate(async () => {
      const own = await caches.open('nghi-su-own');
      const file = (await own.keys()).find(({ url }) => url.endsWith('/file'))?.url ?? '';
      const answer = await fetch(file, { headers: { range: 'bytes=0-4' } });
      return [answer.status, await answer.text()];
    });
    expect(part).toEqual([206, '%PDF-']);
    await writeNote(page, 'Hỏi lại số giải ngân');

    // The room goes on to another item: the note's paper isn't open when the line is back.
    const chair = await app.enter('P01');
    await chair.send('agenda.callItem', { itemId: 'A3', despiteUnheard: true });
    await device.setOffline(false);
    await page
      .getByText(/187\/TTr-SKHCN/)
      .first()
      .waitFor();
    await allSent(page);
    const other = await openPage(await deviceOf(browser, app.url, 'thu.trang'), `/hop/${app.meetingId}`);
    await other.getByRole('button', { name: '1 tài liệu' }).click();
    await other.getByRole('button', { name: new RegExp(PAPER) }).click();
    await other.getByRole('button', { name: 'Ghi chú của tôi: Hỏi lại số giải ngân' }).waitFor();
    expect([...page.faults, ...other.faults]).toEqual([]);
  });

  it('[OFFLINE-3] leave the device with the person', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    await openSession(app, 'A2');
    const { device, page } = await keepingDevice(app);
    await writeNote(page, 'Chỉ mình tôi');
    expect(await kept(page)).toEqual({ files: PAPERS, records: 2, notes: 1 });
    await page.reload();
    await allSent(page);
    await signOut(page);
    expect(await kept(page)).toEqual({ files: 0, records: 0, notes: 0 });
    await device.setOffline(true);
    await page.goto(`/hop/${app.meetingId}`);
    await page.getByText('Máy này chưa lưu cuộc họp', { exact: false }).waitFor();
    expect(await page.getByText(PAPER).count()).toBe(0);
  });

  it('[OFFLINE-6] are known to be sent at once, and also where the server answers before the device has read its copy', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    await openSession(app, 'A2');
    const { device, page } = await keepingDevice(app);
    await writeNote(page, 'Gửi ngay');
    await allSent(page);

    await device.setOffline(true);
    await writeNote(page, 'Viết khi mất mạng', 300);
    await page.close();
    await device.setOffline(false);
    const beside = await openPage(device, '/tim-kiem');
    const release = await holdNotes(beside);
    const again = await device.newPage();
    const heard = notesHeard(again);
    await again.goto(`/hop/${app.meetingId}`);
    await heard;
    expect(await again.evaluate(() => localStorage.getItem('nghi-su.unsent'))).toContain('/mine');
    await release();
    await allSent(again);
    const other = await openPage(await deviceOf(browser, app.url, 'thu.trang'), `/hop/${app.meetingId}`);
    await other.getByRole('button', { name: 'Ghi chú của tôi: Gửi ngay' }).waitFor();
    await other.getByRole('button', { name: 'Ghi chú của tôi: Viết khi mất mạng' }).waitFor();
  });

  it('[OFFLINE-3] leave the device when somebody else signs in, and when signing out could not reach the server', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    await openSession(app, 'A2');
    const { device, page } = await keepingDevice(app);
    await device.setOffline(true);
    await signOut(page);
    expect(await kept(page)).toEqual({ files: 0, records: 0, notes: 0 });
    await page.goto(`/hop/${app.meetingId}`);
    await page.waitForURL('**/dang-nhap');
    await device.setOffline(false);
    await page.reload();
    await page.waitForFunction(() => localStorage.getItem('nghi-su.leaving') === null);
    expect((await device.request.get('/api/session')).ok()).toBe(true);
    expect(await (await device.request.get('/api/session')).json()).toMatchObject({ kind: 'none' });
  });

  it('[OFFLINE-4] leave the device when they are recalled', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    await openSession(app, 'A2');
    const { page } = await keepingDevice(app);
    const secretary = await app.enter('P12');
    await secretary.send('paper.recall', { paperId: 'TL01', reason: 'Sai số liệu' });
    await expect.poll(async () => (await kept(page)).files, SOON).toBe(PAPERS - 1);
  });
});
