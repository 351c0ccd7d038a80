import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { fileBrowser } from './fileBrowser.ts';
import { deviceOf, openPage, type View } from './support.ts';

const browser = fileBrowser();
let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});

afterAll(async () => {
  await app.close();
});

type Screen = { readonly name: string; readonly who: string | null; readonly address: string };

const screens: readonly Screen[] = [
  { name: 'sign-in', who: null, address: '/dang-nhap' },
  { name: 'enter by code', who: null, address: '/vao-hop' },
  { name: 'my meetings', who: 'thanhvien', address: '/' },
  { name: 'all meetings', who: 'thanhvien', address: '/lich-hop' },
  { name: 'tasks', who: 'thanhvien', address: '/nhiem-vu' },
  { name: 'search', who: 'thanhvien', address: '/tim-kiem' },
  { name: 'own account', who: 'thanhvien', address: '/tai-khoan' },
  { name: 'accounts', who: 'quantri', address: '/quan-tri' },
  { name: 'create', who: 'thuky', address: '/tao-cuoc-hop' },
  { name: 'prepare', who: 'thuky', address: '/chuan-bi/:id' },
  { name: 'member', who: 'thanhvien', address: '/hop/:id' },
  { name: 'chair', who: 'chutich', address: '/hop/:id' },
  { name: 'secretary', who: 'thuky', address: '/hop/:id' },
  { name: 'code at the door', who: 'thuky', address: '/hop/:id/ma-vao' },
  { name: 'big screen', who: 'manhinh', address: '/man-hinh/:id' },
  { name: 'not found', who: null, address: '/khong-co' },
];

const views: readonly View[] = [
  { size: 'tablet', theme: 'light' },
  { size: 'tablet', theme: 'dark' },
  { size: 'phone', theme: 'light' },
];

const SERIOUS = ['serious', 'critical'];

async function problemsOf({ who, address }: Screen, view: View): Promise<string[]> {
  const device = await deviceOf(browser, app.url, who, view);
  const page = await openPage(device, address.replace(':id', app.meetingId));
  await page.locator('main').first().waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await device.close();
  const serious = violations.filter(({ impact }) => SERIOUS.includes(impact ?? ''));
  return [
    ...page.faults,
    ...serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
    ...(width > 0 ? [`${width} px too wide`] : []),
  ];
}

describe('every screen', () => {
  it.each(screens)(
    '[SCREEN-14] $name: nothing serious for assistive technology, nothing wider than the window',
    async (screen) => {
      for (const view of views) {
        expect({ ...view, problems: await problemsOf(screen, view) }).toEqual({ ...view, problems: [] });
      }
    },
  );

  it('[SCREEN-15] switches to English and back, and remembers it', async () => {
    const page = await openPage(await deviceOf(browser, app.url, null), '/dang-nhap');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: 'Tiếng Việt' }).click();
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
  });

  it('[SCREEN-15] scales all text with one tap', async () => {
    const page = await openPage(await deviceOf(browser, app.url, 'thanhvien'), '/');
    await page.getByRole('button', { name: 'Chữ to' }).click();
    const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
    expect(Number.parseFloat(size)).toBe(20);
  });

  it('[SCREEN-15] leads a stranger to the sign-in, says a wrong password in words, and back to where he wanted', async () => {
    const page = await openPage(await deviceOf(browser, app.url, null), `/hop/${app.meetingId}`);
    await page.getByLabel('Tên đăng nhập').fill('thanhvien');
    await page.getByLabel('Mật khẩu', { exact: true }).fill('sai');
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByText('Tên đăng nhập hoặc mật khẩu chưa đúng.').waitFor();
    await page.getByLabel('Mật khẩu', { exact: true }).fill('Lac-Giang-2026');
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByText('Phiên họp thường kỳ tháng 11 năm 2026').first().waitFor();
    expect(new URL(page.url()).pathname).toBe(`/hop/${app.meetingId}`);
  });
});
