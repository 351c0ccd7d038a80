import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { officialPaperPdf } from '#recorder/documents/index.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { upload } from '#tests/support/upload.ts';
import { fileBrowser } from './fileBrowser.ts';
import { deviceOf, devicesOf, openPage, openSession, sizes } from './support.ts';

const browser = fileBrowser();

const SOON = { timeout: 20_000 };

const pageShown = (page: Page): Locator => page.locator('[role=document]').first();

/** A one-page paper in the official form with the given words. */
const paperOf = (content: string): Promise<Uint8Array> =>
  officialPaperPdf({
    ...{
      number: '512/BC-STC',
      date: '2026-11-16',
      kind: 'Báo cáo',
      title: 'Kinh tế tháng 11',
      authorUnit: 'Sở Tài chính',
    },
    ...{ parentAgency: null, place: 'Lạc Giang', content, signer: null },
  });

const heightOf = async (place: Locator): Promise<number> => (await place.boundingBox())?.height ?? 0;

it('[PAPER-18] shows the whole page after the last step, and turns the paper beside by itself', async () => {
  await using app = await startApp();
  await using _devices = devicesOf(browser);
  await openSession(app, 'A2');
  const page = await openPage(await deviceOf(browser, app.url, 'thu.trang', { size: 'desk' }), `/hop/${app.meetingId}`);
  // The true proportions of a page are known with its text.
  await pageShown(page).getByText('BÁO CÁO').first().waitFor();
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

it('[NOTE-4] keeps a note and a highlight on a newer version, where their words stand now', async () => {
  await using app = await startApp();
  await using _devices = devicesOf(browser);
  const { secretary } = await openSession(app, 'A2');
  const page = await openPage(await deviceOf(browser, app.url, 'thu.trang'), `/hop/${app.meetingId}`);
  const desk = await app.signedIn('thuky');
  const renew = async (content: string): Promise<void> => {
    const { body } = await upload(
      desk,
      `/api/meetings/${app.meetingId}/papers/upload`,
      'ban-moi.pdf',
      await paperOf(content),
    );
    await secretary.send('paper.addVersion', { paperId: 'TL01', versionId: body.versionId });
    await secretary.send('paper.approve', { paperId: 'TL01' });
    await secretary.send('paper.release', { paperIds: ['TL01'] });
  };
  await renew('Thu ngân sách tăng.\nGiải ngân còn chậm.');
  const words = pageShown(page).getByText('Giải ngân còn chậm', { exact: false }).first();
  await words.click({ clickCount: 3 });
  await page.getByRole('toolbar', { name: 'Đoạn đã chọn' }).getByRole('button', { name: 'Tô đậm' }).click();
  await page.locator('[data-mark=highlight]').first().waitFor();
  await words.click({ clickCount: 3 });
  await page.getByRole('toolbar', { name: 'Đoạn đã chọn' }).getByRole('button', { name: 'Ghi chú' }).click();
  await page.getByLabel(/Nội dung ghi chú/).fill('Hỏi lý do');
  await page.getByRole('button', { name: 'Lưu ghi chú' }).click();
  const note = page.getByRole('button', { name: 'Ghi chú của tôi: Hỏi lý do' });
  await note.waitFor();
  const before = await note.boundingBox();

  await renew('Thu ngân sách tăng.\nChi thường xuyên đúng dự toán.\nNợ xây dựng cơ bản giảm.\nGiải ngân còn chậm.');
  await pageShown(page).getByText('Nợ xây dựng cơ bản giảm', { exact: false }).first().waitFor();
  await page.locator('[data-moved="Bản mới"]').first().waitFor();
  await expect.poll(async () => (await note.boundingBox())?.y ?? 0, SOON).toBeGreaterThan((before?.y ?? 0) + 10);
  await page.locator('[data-mark=highlight]').first().waitFor();
  await page.getByRole('button', { name: '1 tài liệu' }).click();
  await page.getByText('Bản mới', { exact: true }).first().waitFor();
  expect(page.faults).toEqual([]);
});

/** A member's page of the second item with the pen chosen, and a place on the paper to begin a stroke. */
async function penInHand(app: TestApp) {
  await openSession(app, 'A2');
  const page = await openPage(await deviceOf(browser, app.url, 'thu.trang'), `/hop/${app.meetingId}`);
  await pageShown(page).getByText('BÁO CÁO').first().waitFor();
  await page.getByRole('button', { name: 'Bút' }).click();
  const box = await pageShown(page).boundingBox();
  return { page, x: (box?.x ?? 0) + 120, y: (box?.y ?? 0) + 260 };
}

it('[NOTE-5] draws with the pen, keeps the stroke over a reload, and takes it off with the eraser', async () => {
  await using app = await startApp();
  await using _devices = devicesOf(browser);
  const { page, x, y } = await penInHand(app);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 240, y + 30, { steps: 24 });
  await page.mouse.up();
  const stroke = page.locator('[data-mark=pen]');
  await stroke.waitFor();
  await page.waitForFunction(() => localStorage.getItem('nghi-su.unsent') === '[]');
  await page.reload();
  await stroke.waitFor();
  await page.getByRole('button', { name: 'Tẩy' }).click();
  await page.mouse.click(x + 120, y + 15);
  await stroke.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await stroke.waitFor();
  expect(page.faults).toEqual([]);
});

it('[NOTE-5] draws with the stylus and scrolls with the finger once there is a stylus', async () => {
  await using app = await startApp();
  await using _devices = devicesOf(browser);
  const { page, x, y } = await penInHand(app);
  const input = await page.context().newCDPSession(page);
  const stylus = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', dx: number) =>
    input.send('Input.dispatchMouseEvent', {
      ...{ type, x: x + dx, y: y + 40, button: 'left', buttons: 1, pointerType: 'pen', clickCount: 1 },
    });
  const finger = async (across: number, up: number): Promise<void> => {
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', part: number) =>
      input.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: x + across * part, y: y - up * part }],
      });
    await touch('touchStart', 0);
    for (let part = 0.1; part < 1; part += 0.1) {
      await touch('touchMove', part);
    }
    await touch('touchEnd', 1);
  };
  const strokes = page.locator('[data-mark=pen]');

  // Without a stylus the finger draws, and a line drawn sideways turns no page.
  await finger(200, 0);
  await expect.poll(() => strokes.count(), SOON).toBe(1);
  await stylus('mousePressed', 0);
  for (let dx = 10; dx <= 200; dx += 10) {
    await stylus('mouseMoved', dx);
  }
  await stylus('mouseReleased', 200);
  await expect.poll(() => strokes.count(), SOON).toBe(2);
  await finger(0, 120);
  await expect.poll(() => page.locator('[data-stage]').evaluate((stage) => stage.scrollTop), SOON).toBeGreaterThan(80);
  expect(await strokes.count()).toBe(2);
  expect(page.faults).toEqual([]);
});

it('[PRESENT-3] follows the presenter, leaves by one tap and comes back by one', async () => {
  await using app = await startApp();
  await using _devices = devicesOf(browser);
  await openSession(app, 'A2');
  const room = `/hop/${app.meetingId}`;
  const presenter = await openPage(await deviceOf(browser, app.url, 'thanhvien'), room);
  const reader = await openPage(await deviceOf(browser, app.url, 'thu.trang'), room);
  const at = (number: number) => reader.getByRole('document', { name: `512/BC-STC, trang ${number}` });
  await pageShown(presenter).waitFor();
  await at(1).waitFor();
  await presenter.getByRole('button', { name: 'Trang sau' }).click();
  await at(2).waitFor();
  await reader.getByText('Đang theo ông Phùng Đức Lâm').waitFor();
  await reader.getByRole('button', { name: 'Xem tự do' }).click();
  await reader.getByText('Ông Phùng Đức Lâm vẫn đang trình bày', { exact: false }).waitFor();
  await reader.getByRole('button', { name: 'Trang trước' }).click();
  await at(1).waitFor();
  await reader.getByRole('button', { name: 'Theo người trình bày' }).click();
  await at(2).waitFor();
  await presenter.getByRole('button', { name: 'Trang trước' }).click();
  await at(1).waitFor();
  expect([...presenter.faults, ...reader.faults]).toEqual([]);
});

it('[PAPER-14] opens the page of a hit with the words framed', async () => {
  await using app = await startApp();
  await using _devices = devicesOf(browser);
  await openSession(app, 'A2');
  const page = await openPage(await deviceOf(browser, app.url, 'thu.trang'), `/hop/${app.meetingId}`);
  await pageShown(page).waitFor();
  await page.keyboard.press('/');
  await page.getByLabel('Từ cần tìm').fill('thu hoi no thue');
  await page
    .getByRole('button', { name: /Trang 2/ })
    .filter({ hasText: 'thu hồi nợ thuế' })
    .click();
  await page.getByRole('document', { name: '512/BC-STC, trang 2' }).waitFor();
  await page.locator('[data-mark=found]').first().waitFor();
  await page.getByRole('button', { name: 'Trang trước' }).click();
  await page.locator('[data-mark=found]').waitFor({ state: 'detached' });
  expect(page.faults).toEqual([]);
});

it('[PAPER-15] reads a page on a phone as text, and as printed within the width of the screen', async () => {
  await using app = await startApp();
  await using _devices = devicesOf(browser);
  await openSession(app, 'A2');
  const page = await openPage(
    await deviceOf(browser, app.url, 'thu.trang', { size: 'phone' }),
    `/hop/${app.meetingId}`,
  );
  await page.locator('article').getByText('Thu ngân sách', { exact: false }).first().waitFor();
  await page.getByRole('button', { name: 'Dạng trang in' }).click();
  await pageShown(page).getByText('BÁO CÁO').first().waitFor();
  const box = await pageShown(page).boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(sizes.phone.width);
  await page.getByRole('button', { name: 'Trang sau' }).click();
  await page.getByRole('document', { name: '512/BC-STC, trang 2' }).waitFor();
  await page.getByRole('button', { name: 'Dạng chữ' }).click();
  await page.locator('article').waitFor();
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
