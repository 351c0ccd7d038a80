import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { startApp } from '#tests/support/app.ts';
import { fileBrowser } from './fileBrowser.ts';
import { deviceOf, devicesOf, openPage, openSession } from './support.ts';

const browser = fileBrowser();

/** Waits until the page shows this item as the current one. */
const shows = (page: Page, title: string): Promise<void> =>
  page.locator('[aria-current=step]', { hasText: title }).first().waitFor();

describe('a meeting on several screens', () => {
  it('[SCREEN-13] follows the chair from the check-in to the second item, on every screen', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    const room = `/hop/${app.meetingId}`;
    const chair = await openPage(await deviceOf(browser, app.url, 'chutich'), room);
    const member = await openPage(await deviceOf(browser, app.url, 'thanhvien'), room);
    const secretary = await openPage(await deviceOf(browser, app.url, 'thuky', { size: 'desk' }), `${room}/dieu-hanh`);
    const screen = await openPage(
      await deviceOf(browser, app.url, 'manhinh', { size: 'desk' }),
      `/man-hinh/${app.meetingId}`,
    );

    await chair.getByRole('button', { name: 'Mở điểm danh' }).click();
    await member.getByRole('button', { name: /Ghi nhận có mặt/ }).click();
    await chair.getByText('1/9').first().waitFor();
    const helper = await app.enter('P12');
    for (const id of ['P01', 'P02', 'P05', 'P06', 'P07']) {
      await helper.send('attendance.checkIn', { participantId: id, mode: 'on_site', method: 'list' });
    }
    await chair.getByText('Đủ túc số, cần 6').waitFor();
    await chair.getByRole('button', { name: 'Khai mạc', exact: true }).click();
    await chair.getByRole('button', { name: 'Vào nội dung', exact: true }).click();

    await member.getByText('Khai mạc; thông qua chương trình', { exact: false }).first().waitFor();
    await screen.getByText('Nội dung 1 trên 6', { exact: false }).waitFor();
    await secretary.locator('[aria-current=step]').getByText('1 · Đang trình bày').waitFor();
    await chair.getByText('Vào nội dung 2', { exact: true }).waitFor();
    await chair.keyboard.press('n');
    await screen.getByText('Nội dung 2 trên 6', { exact: false }).waitFor();
    await shows(member, 'Báo cáo tình hình kinh tế');
    expect([chair, member, secretary, screen].flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('[SCREEN-13] lets a member ask for the floor by one key, and shows the speaker to the room', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    await openSession(app);
    const room = `/hop/${app.meetingId}`;
    const member = await openPage(await deviceOf(browser, app.url, 'thanhvien'), room);
    const chair = await openPage(await deviceOf(browser, app.url, 'chutich'), room);
    const screen = await openPage(
      await deviceOf(browser, app.url, 'manhinh', { size: 'desk' }),
      `/man-hinh/${app.meetingId}`,
    );
    await member.getByRole('button', { name: /Đăng ký phát biểu/ }).waitFor();
    await member.keyboard.press('Space');
    await member.getByText('Đồng chí là người kế tiếp').first().waitFor();
    await chair.getByText('Mời ông Phùng Đức Lâm phát biểu').first().waitFor();
    await chair.getByRole('button', { name: 'Mời phát biểu', exact: true }).click();
    await screen.getByText('Ông Phùng Đức Lâm').waitFor();
    await member.getByRole('button', { name: /Thôi phát biểu/ }).click();
    await chair.getByText('Chưa có ai phát biểu').waitFor();
  });

  it('[SCREEN-5] keeps the screen without a network and has the right state again without a reload', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    await openSession(app);
    const device = await deviceOf(browser, app.url, 'thanhvien');
    const member = await openPage(device, `/hop/${app.meetingId}`);
    let loads = 0;
    member.on('load', () => {
      loads += 1;
    });
    await shows(member, 'Khai mạc');
    await device.setOffline(true);
    await member.getByText(/Mất kết nối từ/).waitFor();
    await shows(member, 'Khai mạc');
    const chair = await app.enter('P01');
    await chair.send('agenda.callItem', { itemId: 'A2', despiteUnheard: true });
    await device.setOffline(false);
    await shows(member, 'Báo cáo tình hình kinh tế');
    await member.getByText(/Mất kết nối từ/).waitFor({ state: 'detached' });
    expect(loads).toBe(0);
  });

  it('[SCREEN-5] comes back by itself when the server was restarted in the middle', async () => {
    await using first = await startApp();
    await using _devices = devicesOf(browser);
    await openSession(first);
    const member = await openPage(await deviceOf(browser, first.url, 'thanhvien'), `/hop/${first.meetingId}`);
    await shows(member, 'Khai mạc');
    const port = new URL(first.url).port;
    await first.app.close();
    await member.getByText(/Mất kết nối từ/).waitFor();
    const second = await startApp({
      databaseUrl: first.databaseUrl,
      meetingId: first.meetingId,
      env: { HTTP_PORT: port },
    });
    try {
      const chair = await second.enter('P01');
      await chair.send('agenda.callItem', { itemId: 'A2', despiteUnheard: true });
      await shows(member, 'Báo cáo tình hình kinh tế');
      expect(member.faults).toEqual([]);
    } finally {
      await member.context().close();
      await second.close();
    }
  });

  it('[ATTEND-3] shows who is missing until the opening, takes an absence with its reason, and the programme to members', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    const room = `/hop/${app.meetingId}`;
    const secretary = await app.enter('P12');
    await secretary.send('meeting.openCheckIn', {});
    const chair = await openPage(await deviceOf(browser, app.url, 'chutich'), room);
    const member = await openPage(await deviceOf(browser, app.url, 'thanhvien'), room);

    await member.getByRole('button', { name: /^2 Báo cáo tình hình kinh tế/ }).click();
    await member.getByRole('document').first().waitFor();
    await member.getByRole('button', { name: 'Về chương trình họp' }).click();
    await member.getByRole('button', { name: /^2 Báo cáo tình hình kinh tế/ }).waitFor();

    const arrivals = chair.getByRole('region', { name: 'Chờ khai mạc' });
    const missing = arrivals.getByRole('listitem').filter({ hasText: 'Cao Thị Thu Trang' });
    await missing.getByRole('button', { name: 'Vắng' }).click();
    const dialog = chair.getByRole('dialog', { name: /^Ghi vắng mặt/ });
    const excused = dialog.getByRole('button', { name: 'Vắng có lý do' });
    expect(await excused.getAttribute('aria-disabled')).toBe('true');
    await dialog.getByLabel('Lý do vắng').fill('Đi công tác');
    await excused.click();
    await missing.waitFor({ state: 'detached' });
    await chair.getByText('Vắng có lý do: bà Cao Thị Thu Trang', { exact: false }).waitFor();
    expect([...chair.faults, ...member.faults]).toEqual([]);
  });

  it('[MEETING-12] is postponed with its reason while no new time is known, and invited to anew', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    const member = await openPage(await deviceOf(browser, app.url, 'thanhvien'), `/hop/${app.meetingId}`);
    const desk = await openPage(await deviceOf(browser, app.url, 'thuky'), `/chuan-bi/${app.meetingId}`);
    await desk.getByRole('button', { name: 'Hoãn họp' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByLabel('Lý do hoãn').fill('Chủ tọa đi công tác đột xuất');
    await dialog.getByLabel('Đã có lịch mới').click();
    await dialog.getByRole('button', { name: 'Hoãn họp' }).click();
    await member.getByText('Phiên họp hoãn. Chủ tọa đi công tác đột xuất').first().waitFor();
    await desk.getByRole('button', { name: 'Gửi giấy mời' }).first().click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Gửi giấy mời' }).click();
    await member.getByText('Phiên họp hoãn.', { exact: false }).waitFor({ state: 'detached' });
    expect([...member.faults, ...desk.faults]).toEqual([]);
  });
});
