import { expect, it } from 'vitest';
import { startApp } from '#tests/support/app.ts';
import { fileBrowser } from './fileBrowser.ts';
import { deviceOf, devicesOf, openPage, picture } from './support.ts';

const browser = fileBrowser();

it('[AUTH-9] [AUTH-10] the code at the door, as a phone scans it, leads to the names of the meeting', async () => {
  await using app = await startApp();
  await using _devices = devicesOf(browser);
  const desk = await app.signedIn('thuky');
  const { body } = await desk.post<{ url: string }>(`/api/meetings/${app.meetingId}/codes`, { kind: 'room' });
  const phone = await openPage(await deviceOf(browser, app.url, null, { size: 'phone' }), body.url);
  await phone.getByRole('button', { name: /Phùng Đức Lâm/ }).click();
  await phone.waitForURL(`**/hop/${app.meetingId}`);
  await phone.getByText('Đăng ký phát biểu').first().waitFor();
  expect(phone.faults).toEqual([]);
});

it.each(['tablet', 'phone'] as const)(
  '[AUTH-19] who runs the meeting sends a guest a link, and opens a big screen by a number (%s)',
  async (size) => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    const page = await openPage(await deviceOf(browser, app.url, 'thuky', { size }), `/hop/${app.meetingId}`);
    await page.getByRole('button', { name: 'Thao tác khác' }).click();
    await page.getByRole('menuitem', { name: 'Mời vào bằng mã' }).click();
    const sheet = page.getByRole('dialog', { name: 'Mời vào bằng mã' });
    await sheet.getByRole('tab', { name: 'Khách từ xa' }).click();
    await sheet.getByRole('combobox', { name: 'Cho ai' }).fill('thu');
    await page.getByRole('option', { name: /Bế Văn Thụ/ }).click();
    await sheet.getByRole('button', { name: 'Tạo mã', exact: true }).click();
    const link = (await sheet.getByText(/\/vao-hop#/).textContent()) ?? '';
    await picture(page, `codes-guest-${size}`);
    const guest = await openPage(await deviceOf(browser, app.url, null, { size }), link);
    await guest.getByRole('button', { name: /Bế Văn Thụ/ }).click();
    await guest.waitForURL(`**/hop/${app.meetingId}`);
    const late = await openPage(await deviceOf(browser, app.url, null, { size }), link);
    await late.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor();

    await sheet.getByRole('tab', { name: 'Màn hình' }).click();
    await sheet.getByRole('button', { name: 'Tạo mã', exact: true }).click();
    const number = (await sheet.getByText(/^\d{4} \d{4}$/).textContent()) ?? '';
    await picture(page, `codes-screen-${size}`);
    const wall = await openPage(await deviceOf(browser, app.url, null, { size: 'desk' }), '/vao-hop');
    await wall.locator('input').first().pressSequentially(number.replace(' ', ''));
    await wall.getByRole('button', { name: 'Mở màn hình' }).click();
    await wall.waitForURL(`**/man-hinh/${app.meetingId}`);
    expect([...page.faults, ...guest.faults, ...wall.faults]).toEqual([]);
  },
  60_000,
);
