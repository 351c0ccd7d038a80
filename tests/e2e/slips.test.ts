import { describe, expect, it } from 'vitest';
import { startApp } from '#tests/support/app.ts';
import { fileBrowser } from './fileBrowser.ts';
import { deviceOf, devicesOf, openPage, openSession } from './support.ts';

const browser = fileBrowser();

const MENU = { name: 'Thao tác khác' };

describe('opinion slips and another day, on real screens', () => {
  it('[SLIP-2] [SLIP-4] [SLIP-6] a slip is sent back, edited, answered, answered otherwise, and given more time', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    const { chair: wire } = await openSession(app);
    const room = `/hop/${app.meetingId}`;
    const secretary = await openPage(await deviceOf(browser, app.url, 'thuky', { size: 'desk' }), room);
    const chair = await openPage(await deviceOf(browser, app.url, 'chutich'), room);
    for (const page of [secretary, chair]) {
      await page.getByRole('button', MENU).first().click();
      await page.getByRole('menuitem', { name: 'Phiếu lấy ý kiến' }).click();
    }
    await secretary.getByRole('button', { name: 'Soạn phiếu' }).click();
    await secretary.getByLabel('Số phiếu').fill('12');
    await secretary.getByLabel('Vấn đề xin ý kiến').fill('Phân bổ vốn');
    await secretary.getByRole('button', { name: 'Lưu dự thảo phiếu' }).click();
    await secretary.getByRole('button', { name: 'Trình chủ tọa' }).click();

    await chair.getByRole('button', { name: 'Trả lại để sửa' }).click();
    await chair.getByLabel('Nội dung cần sửa').fill('Ghi rõ năm');
    await chair.getByRole('button', { name: 'Trả lại để sửa' }).click();
    await secretary.getByText('Chủ tọa trả lại: Ghi rõ năm').waitFor();
    await secretary.getByRole('button', { name: 'Sửa dự thảo' }).click();
    await secretary.getByLabel('Vấn đề xin ý kiến').fill('Phân bổ vốn năm 2027');
    await secretary.getByRole('button', { name: 'Lưu dự thảo phiếu' }).click();
    await secretary.getByText('12. Phân bổ vốn năm 2027').waitFor();
    await secretary.getByRole('button', { name: 'Trình chủ tọa' }).click();
    await chair.getByRole('button', { name: 'Duyệt phiếu' }).click();
    await secretary.getByRole('button', { name: 'Gửi đến thành viên' }).click();
    await chair.getByText('Đang lấy ý kiến').waitFor();

    const member = await openPage(await deviceOf(browser, app.url, 'thanhvien'), '/');
    await member.getByRole('button', { name: 'Trả lời phiếu' }).click();
    await member.getByRole('radio', { name: 'Đồng ý', exact: true }).click();
    await member.getByRole('button', { name: 'Gửi câu trả lời' }).click();
    await member.getByRole('button', { name: 'Xem, đổi câu trả lời' }).click();
    await member.getByRole('radio', { name: 'Không đồng ý', exact: true }).click();
    await member.getByLabel('Lý do không đồng ý (bắt buộc)').fill('Chưa rõ nguồn');
    await member.getByRole('button', { name: 'Gửi câu trả lời' }).click();
    const answers = () => Object.values(wire.state.stewards.slips)[0]?.answers.P04 ?? [];
    await wire.waitForState(() => answers().length === 2, 'both answers');
    expect(answers().map(({ choice }) => choice)).toEqual(['dong_y', 'khong_dong_y']);

    await chair.getByRole('button', { name: 'Gia hạn' }).click();
    await chair.getByLabel('Thêm số ngày làm việc').fill('3');
    await chair.getByLabel('Lý do gia hạn').fill('Chờ thẩm định');
    await chair.getByRole('button', { name: 'Gia hạn' }).click();
    await chair.getByText(/^Gia hạn đến 17:00 ngày .*: Chờ thẩm định$/).waitFor();
    await secretary.getByText(/^Gia hạn đến 17:00 ngày .*: Chờ thẩm định$/).waitFor();
    expect([...secretary.faults, ...chair.faults, ...member.faults]).toEqual([]);
  });

  it('[MEETING-13] a meeting is postponed with its reason and new time, seen by who is there, and invited again', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    const member = await openPage(await deviceOf(browser, app.url, 'thanhvien'), `/hop/${app.meetingId}`);
    const secretary = await openPage(await deviceOf(browser, app.url, 'thuky'), `/chuan-bi/${app.meetingId}`);
    await secretary.getByRole('button', { name: 'Hoãn họp' }).click();
    const dialog = secretary.getByRole('dialog');
    await dialog.getByLabel('Lý do hoãn').fill('Bão số 9');
    await dialog.getByLabel('Ngày', { exact: true }).fill('15/01/2099');
    await dialog.getByRole('button', { name: 'Hoãn họp' }).click();
    await member.getByText(/Phiên họp hoãn đến \d\d:\d\d ngày .*2099\. Bão số 9/).waitFor();
    await secretary.getByRole('button', { name: 'Gửi giấy mời' }).click();
    await dialog.getByRole('button', { name: 'Gửi giấy mời' }).click();
    await secretary.getByRole('button', { name: 'Vào phòng họp' }).waitFor();
    await member.getByText(/Phiên họp hoãn/).waitFor({ state: 'detached' });
    expect([...secretary.faults, ...member.faults]).toEqual([]);
  });
});
