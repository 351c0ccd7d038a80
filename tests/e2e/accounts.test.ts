import { TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { PRACTICE_PASSWORD } from '#prisma/seed/accounts.ts';
import { startApp } from '#tests/support/app.ts';
import { fileBrowser } from './fileBrowser.ts';
import { deviceOf, devicesOf, openPage, picture } from './support.ts';

const browser = fileBrowser();
const NEW_PASSWORD = 'Ben-Truc-Song-Lac-2027';

describe('accounts, on real screens', () => {
  it.each(['tablet', 'phone'] as const)(
    '[AUTH-16] an admin makes an account, lets it answer for its unit, and closes it (%s)',
    async (size) => {
      await using app = await startApp();
      await using _devices = devicesOf(browser);
      const page = await openPage(await deviceOf(browser, app.url, 'quantri', { size }), '/');
      await page.getByRole('link', { name: 'Tài khoản' }).click();
      await page.getByRole('region', { name: 'Sở Tài chính' }).waitFor();
      await picture(page, `accounts-list-${size}`);
      await page.getByRole('button', { name: 'Thêm tài khoản' }).click();
      const form = page.getByRole('dialog', { name: 'Thêm tài khoản' });
      await form.getByLabel('Họ và tên').fill('Hà Thu Thủy');
      await form.getByLabel('Chức vụ').fill('Chuyên viên');
      await form.getByLabel('Đơn vị').fill('Sở Tài chính');
      await form.getByLabel('Tên đăng nhập').fill('thu.thuy');
      await form.getByLabel('Mật khẩu ban đầu').fill('ngắn');
      await picture(page, `accounts-new-${size}`);
      await form.getByRole('button', { name: 'Tạo tài khoản' }).click();
      await page.getByText(/Mật khẩu chưa đủ mạnh/).waitFor();
      await form.getByLabel('Mật khẩu ban đầu').fill(PRACTICE_PASSWORD);
      await form.getByRole('button', { name: 'Tạo tài khoản' }).click();
      await page.getByLabel('Tìm theo tên, chức vụ, đơn vị').fill('ha thu');
      const row = page.getByRole('button', { name: /Hà Thu Thủy/ });
      await row.click();
      const sheet = page.getByRole('dialog', { name: 'Hà Thu Thủy' });
      await sheet.getByLabel('Đầu mối của đơn vị').press('Space');
      await row.getByText('Đầu mối đơn vị').waitFor({ state: 'attached' });
      await picture(page, `accounts-sheet-${size}`);
      const theirs = await deviceOf(browser, app.url, 'thu.thuy', { size });
      await sheet.getByRole('button', { name: 'Khóa tài khoản' }).click();
      const question = page.getByRole('dialog', { name: 'Khóa tài khoản của Hà Thu Thủy?' });
      await question.getByRole('button', { name: 'Khóa tài khoản' }).click();
      await row.getByText('Đã khóa').waitFor({ state: 'attached' });
      expect((await theirs.request.get('/api/profile')).status()).toBe(401);
      expect(page.faults).toEqual([]);
    },
    90_000,
  );

  it('[AUTH-17] everybody keeps an address, a password and a second factor of their own', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    const page = await openPage(await deviceOf(browser, app.url, 'thanhvien', { size: 'tablet' }), '/');
    await page.getByRole('button', { name: /tài khoản và cài đặt/ }).click();
    await page.getByRole('menuitem', { name: 'Tài khoản của tôi' }).click();
    await page.getByLabel('Thư điện tử').fill('duc.lam@lacgiang.example');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText('Đã lưu.').waitFor();
    await page.reload();
    await page.getByLabel('Thư điện tử').waitFor();
    expect(await page.getByLabel('Thư điện tử').inputValue()).toBe('duc.lam@lacgiang.example');
    const password = page.getByRole('region', { name: 'Mật khẩu' });
    await password.getByLabel('Mật khẩu hiện tại').fill(PRACTICE_PASSWORD);
    await password.getByLabel('Mật khẩu mới', { exact: true }).fill(NEW_PASSWORD);
    await password.getByLabel('Nhập lại mật khẩu mới').fill(NEW_PASSWORD);
    await password.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await page.getByText(/^Đã đổi mật khẩu/).waitFor();
    await page.getByRole('button', { name: 'Bật xác thực hai bước' }).click();
    await page.getByRole('img', { name: 'Mã QR cho ứng dụng xác thực' }).waitFor();
    await picture(page, 'accounts-profile-tablet');
    const secret = /: ([A-Z2-7]+)$/.exec((await page.getByText(/nhập tay/).textContent()) ?? '')?.[1] ?? '';
    await page.getByLabel('Mã sáu số').fill(new TOTP({ secret }).generate());
    await page.getByRole('button', { name: 'Xác nhận' }).click();
    await page.getByText('Đang bật', { exact: true }).waitFor();
    const other = await deviceOf(browser, app.url, null);
    const answer = await other.request.post('/api/session', {
      data: { signInName: 'thanhvien', password: NEW_PASSWORD },
    });
    expect(await answer.json()).toMatchObject({ rejection: { rule: 'AUTH-5' } });
    expect(page.faults).toEqual([]);
  }, 90_000);
});
