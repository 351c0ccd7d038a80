import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { fileBrowser } from './fileBrowser.ts';
import { deviceOf, devicesOf, openPage } from './support.ts';

const browser = fileBrowser();
let app: TestApp;

beforeAll(async () => {
  app = await startApp();
  const { organisationId, id } = await app.db.account.findUniqueOrThrow({ where: { signInName: 'thanhvien' } });
  await app.db.task.create({
    data: {
      ...{ id: 'push-task', organisationId, leadUnit: 'Sở Tài chính', leadAccountId: id },
      ...{ action: 'Rà soát đường Kỳ Lân', dueDay: new Date('2027-03-15T00:00:00Z'), dueBoundary: 'by' },
    },
  });
});

afterAll(async () => {
  await app.close();
});

it('[PUSH-6] shows what is pushed, once however often it comes', async () => {
  await using _devices = devicesOf(browser);
  const device = await deviceOf(browser, app.url, 'thanhvien');
  await device.grantPermissions(['notifications'], { origin: app.url });
  const page = await openPage(device, '/nhiem-vu');
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/sw.js');
    await navigator.serviceWorker.ready;
  });
  const session = await device.newCDPSession(page);
  const registered = new Promise<string>((found) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(app.url));
      if (own !== undefined) {
        found(own.registrationId);
      }
    });
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await registered;
  const push = async (payload: object): Promise<void> => {
    await session.send('ServiceWorker.deliverPushMessage', {
      ...{ origin: new URL(app.url).origin, registrationId, data: JSON.stringify(payload) },
    });
  };
  const shown = () =>
    page.evaluate(async () => {
      const { getNotifications } = await navigator.serviceWorker.ready.then((registration) => ({
        getNotifications: () => registration.getNotifications(),
      }));
      return (await getNotifications()).map(({ title, body, tag }) => ({ title, body, tag }));
    });
  const notice = { id: 'n1', title: 'Nhiệm vụ đến hạn ngày mai', body: 'Rà soát', path: '/nhiem-vu/push-task' };
  await push(notice);
  await push(notice);
  await expect.poll(shown).toEqual([{ title: notice.title, body: notice.body, tag: 'n1' }]);
  expect(page.faults).toEqual([]);
});

it('[SEARCH-6] finds by keyboard alone, with the words marked, and comes back to the same hits', async () => {
  await using _devices = devicesOf(browser);
  const page = await openPage(await deviceOf(browser, app.url, 'thanhvien'), '/tim-kiem');
  await page.getByRole('searchbox').fill('ky lan');
  await page.locator('[data-hit]').first().waitFor();
  expect(await page.locator('mark').allInnerTexts()).toEqual(['Kỳ', 'Lân']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/nhiem-vu/push-task');
  await page.goBack();
  await page.locator('[data-hit]').first().waitFor();
  expect(await page.getByRole('searchbox').inputValue()).toBe('ky lan');
  await page.getByRole('searchbox').fill('chữ không có ở đâu');
  await page.getByRole('heading', { name: /Không tìm thấy/ }).waitFor();
});

it('[TASK-18] gives a part to a colleague on the page, who takes it on the own page', async () => {
  await using _devices = devicesOf(browser);
  const { organisationId, id } = await app.db.account.findUniqueOrThrow({ where: { signInName: 'thanhvien' } });
  await app.db.task.create({
    data: {
      ...{ id: 'whole-task', organisationId, leadUnit: 'Sở Tài chính', leadAccountId: id, status: 'accepted' },
      ...{ action: 'Tổng hợp thu chi', dueDay: new Date('2037-03-16T00:00:00Z'), dueBoundary: 'by' },
    },
  });
  const lead = await openPage(await deviceOf(browser, app.url, 'thanhvien'), '/nhiem-vu/whole-task');
  await lead.getByRole('button', { name: 'Giao trong đơn vị' }).click();
  await lead.getByRole('combobox', { name: 'Người thực hiện' }).click();
  await lead.getByRole('option', { name: /Vũ Thị Hạnh/ }).click();
  await lead.getByRole('textbox', { name: /Phần việc/ }).fill('Đối chiếu số liệu');
  await lead.getByRole('button', { name: 'Giao', exact: true }).click();
  const part = lead.getByRole('region', { name: 'Phân công trong đơn vị' }).getByRole('link');
  await part.filter({ hasText: 'Đối chiếu số liệu' }).waitFor();
  const address = (await part.getAttribute('href')) ?? '';
  const officer = await openPage(await deviceOf(browser, app.url, 'chuyenvien', { size: 'phone' }), address);
  await officer.getByRole('button', { name: /Nhận việc/ }).click();
  await officer.getByText('Đang thực hiện trong hạn').first().waitFor();
  expect([...lead.faults, ...officer.faults]).toEqual([]);
});
