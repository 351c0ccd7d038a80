import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MinutesBlock } from '#protocol/minutes.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { HttpClient } from '#tests/support/httpClient.ts';
import type { MeetingClient } from '#tests/support/participant.ts';
import { hear } from '#tests/support/speech.ts';
import { fileBrowser } from './fileBrowser.ts';
import { deviceOf, devicesOf, openPage } from './support.ts';

const browser = fileBrowser();
let app: TestApp;
let chair: MeetingClient;
let secretary: MeetingClient;
let desk: HttpClient;

declare global {
  interface Window {
    /** Messages about shared documents that wait; undefined while they go through as they come. */
    heldBack?: (() => void)[] | undefined;
    letThrough: () => void;
  }
}

/** Runs in a page before its own scripts: what others write can be held back and let through at a chosen moment. */
function holdBackCollab(): void {
  window.letThrough = () => {
    const waiting = window.heldBack ?? [];
    window.heldBack = undefined;
    for (const handle of waiting) {
      handle();
    }
  };
  const original = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage');
  Object.defineProperty(WebSocket.prototype, 'onmessage', {
    ...original,
    set(this: WebSocket, handle: (event: MessageEvent) => void) {
      original?.set?.call(this, (event: MessageEvent) => {
        const isHeld = this.url.includes('/collab/') && window.heldBack !== undefined;
        return isHeld ? window.heldBack?.push(() => handle(event)) : handle(event);
      });
    },
  });
}

const blocks = async (): Promise<MinutesBlock[]> =>
  (await desk.get<{ blocks: MinutesBlock[] }>(`/api/meetings/${app.meetingId}/minutes`)).body.blocks;

beforeAll(async () => {
  app = await startApp();
  [chair, secretary] = await Promise.all([app.enter('P01'), app.enter('P12')]);
  desk = await app.signedIn('thuky');
  for (const participantId of ['P01', 'P02', 'P04', 'P05', 'P06', 'P07']) {
    await secretary.send('attendance.checkIn', { participantId, mode: 'on_site', method: 'list' });
  }
  await chair.send('meeting.open', {});
  await chair.send('agenda.callItem', { itemId: 'A2' });
  await hear(app, [{ speakerId: 'P04', text: 'Thu ngân sách đạt 9.846 tỷ đồng, bằng 94,7% dự toán.' }]);
  await chair.send('meeting.close', {});
  await secretary.waitForState(({ shared }) => shared.minutes.status === 'drafting');
});

afterAll(async () => {
  await app.close();
});

it('[DESK-11][DESK-13] the chair suggests in one browser, the secretary accepts in another, then it may be approved', async () => {
  await using devices = devicesOf(browser);
  const at = (who: string, address: string) =>
    deviceOf(browser, app.url, who, { size: 'desk' }).then((device) => openPage(device, address));
  const [chairPage, deskPage] = await Promise.all([
    at('chutich', `/hop/${app.meetingId}/bien-ban`),
    at('thuky', `/hop/${app.meetingId}`),
  ]);
  const spoken = { hasText: '9.846 tỷ đồng' };
  await chairPage.getByRole('switch', { name: 'Đề xuất sửa' }).click();
  await chairPage.locator('[data-block] p, [data-block] div', spoken).last().click();
  await chairPage.keyboard.press('End');
  await chairPage.keyboard.type(' Số liệu đến ngày 15/11.');

  const suggested = deskPage.locator('[data-block]', spoken);
  // All that was typed, not its first letter: what comes after the answer would be a suggestion of its own.
  await deskPage.locator('[data-block]', { hasText: 'Số liệu đến ngày 15/11.' }).locator('ins').first().waitFor();
  const open = async (): Promise<MinutesBlock[]> => (await blocks()).filter(({ suggestions }) => suggestions > 0);
  await expect.poll(async () => (await open()).length).toBe(1);
  expect((await open())[0]?.text).not.toContain('15/11');
  expect(await chair.refusal('minutes.approve', {})).toMatchObject({ rule: 'DESK-11', details: { open: 1 } });

  await suggested.getByRole('button', { name: 'Nhận' }).click();
  await chairPage
    .locator('[data-block]', { hasText: 'Số liệu đến ngày 15/11.' })
    .locator('ins')
    .first()
    .waitFor({ state: 'detached' });
  await expect
    .poll(async () => (await blocks()).map(({ text }) => text).join('\n'))
    .toContain('Số liệu đến ngày 15/11.');
  expect([...chairPage.faults, ...deskPage.faults]).toEqual([]);
  await devices[Symbol.asyncDispose]();
});

it('[DESK-12][DESK-14] a version is kept under a name, compared, and restored after being asked once', async () => {
  await using devices = devicesOf(browser);
  const page = await deviceOf(browser, app.url, 'thuky', { size: 'desk' }).then((device) =>
    openPage(device, `/hop/${app.meetingId}`),
  );
  await page.getByRole('button', { name: 'Các bản đã lưu' }).click();
  await page.getByPlaceholder('Tên bản').fill('Bản thứ nhất');
  await page.getByRole('button', { name: 'Lưu bản này' }).click();
  await page.getByRole('button', { name: /Bản thứ nhất/ }).waitFor();
  await page.getByRole('button', { name: 'Đóng' }).click();
  await page.locator('[data-block]', { hasText: '9.846 tỷ đồng' }).locator('div').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Câu viết thêm.');
  await expect.poll(async () => (await blocks()).map(({ text }) => text).join('\n')).toContain('Câu viết thêm.');
  await page.getByRole('button', { name: 'Các bản đã lưu' }).click();
  await page.getByRole('button', { name: /Bản thứ nhất/ }).click();
  await page.locator('ins', { hasText: 'Câu viết thêm.' }).waitFor();
  await page.getByRole('button', { name: 'Khôi phục bản này' }).click();
  await page
    .getByRole('dialog', { name: 'Khôi phục bản này?' })
    .getByRole('button', { name: 'Khôi phục bản này' })
    .click();
  await expect.poll(async () => (await blocks()).map(({ text }) => text).join('\n')).not.toContain('Câu viết thêm.');
  expect(page.faults).toEqual([]);
  await devices[Symbol.asyncDispose]();
});

it('[DESK-17] a click elsewhere holds although what others write arrives before the browser has told of it', async () => {
  await using devices = devicesOf(browser);
  const context = await deviceOf(browser, app.url, 'thuky', { size: 'desk' });
  await context.addInitScript(holdBackCollab);
  const page = await openPage(context, `/hop/${app.meetingId}`);
  const others = await deviceOf(browser, app.url, 'chutich', { size: 'desk' });
  const chairPage = await openPage(others, `/hop/${app.meetingId}/bien-ban`);
  const [before, after] = ['Thời gian bắt đầu', 'Địa điểm'];
  const words = (at: typeof page, text: string) =>
    at.locator('[data-block] p, [data-block] div', { hasText: text }).last();
  await words(page, before).click();
  await page.evaluate(() => {
    window.heldBack = [];
  });
  await words(chairPage, 'Chủ trì (chủ tọa)').click();
  await chairPage.keyboard.type('Viết cùng lúc.');
  await page.waitForFunction(() => (window.heldBack?.length ?? 0) >= 5);
  await words(page, after).evaluate((element) => {
    getSelection()?.selectAllChildren(element);
    getSelection()?.collapseToEnd();
    window.letThrough();
  });
  await page.keyboard.type(' Viết sau khi bấm.');
  const written = page.locator('[data-block]', { hasText: 'Viết sau khi bấm.' });
  await written.waitFor();
  expect(await written.textContent()).toContain(after);
  await page.locator('[data-block]', { hasText: 'Viết cùng lúc.' }).waitFor();
  expect([...page.faults, ...chairPage.faults]).toEqual([]);
  await devices[Symbol.asyncDispose]();
});

it('[DESK-17] two people who write at once in one paragraph, at its beginning and its end, keep their letters apart', async () => {
  await using devices = devicesOf(browser);
  const writers = await Promise.all(
    (['thuky', 'chutich'] as const).map(async (account) => {
      const device = await deviceOf(browser, app.url, account, { size: 'desk' });
      const page = await openPage(device, `/hop/${app.meetingId}/bien-ban`);
      const words = page.locator('[data-block] p, [data-block] div', { hasText: 'Chủ trì (chủ tọa)' }).last();
      await words.click();
      return { page };
    }),
  );
  const [first, second] = writers;
  await first?.page.keyboard.press('Home');
  await second?.page.keyboard.press('End');
  const [front, back] = ['0123456789012345', 'abcdefghijklmnop'];
  await Promise.all([first?.page.keyboard.type(front), second?.page.keyboard.type(back)]);
  for (const { page } of writers) {
    await page.locator('[data-block]', { hasText: front }).filter({ hasText: back }).waitFor();
    expect(page.faults).toEqual([]);
  }
  await devices[Symbol.asyncDispose]();
});

it('[DESK-8][DESK-15] a member reads and comments during the review, the secretary answers', async () => {
  await secretary.send('minutes.submitForReview', {});
  await using devices = devicesOf(browser);
  const page = await deviceOf(browser, app.url, 'thanhvien', { size: 'phone' }).then((device) =>
    openPage(device, `/hop/${app.meetingId}/bien-ban`),
  );
  await page.getByRole('button', { name: 'Góp ý', exact: true }).first().click();
  await page.getByLabel('Viết góp ý').fill('Bổ sung số thu nội địa.');
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  const state = await secretary.waitForState(({ shared }) => Object.keys(shared.minutes.comments).length > 0);
  const [remark] = Object.values(state.shared.minutes.comments);
  await secretary.send('minutes.comment', {
    commentId: 'answer-1',
    blockId: remark?.blockId ?? null,
    text: 'Đã bổ sung.',
    replyTo: remark?.commentId ?? '',
  });
  await page.getByText('Đã bổ sung.').waitFor();
  expect(page.faults).toEqual([]);
  await devices[Symbol.asyncDispose]();
});
