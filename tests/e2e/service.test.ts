import { describe, expect, it } from 'vitest';
import { startApp } from '#tests/support/app.ts';
import { fileBrowser } from './fileBrowser.ts';
import { deviceOf, devicesOf, openPage, openSession } from './support.ts';

const browser = fileBrowser();

const MENU = { name: 'Thao tác khác' };

describe('calls, questions and late-comers on real screens', () => {
  it('[ROOM-4] a call for water is taken and finished at the secretary’s desk, and its caller sees both', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    await openSession(app);
    const room = `/hop/${app.meetingId}`;
    const member = await openPage(await deviceOf(browser, app.url, 'thanhvien', { size: 'phone' }), room);
    const secretary = await openPage(await deviceOf(browser, app.url, 'thuky', { size: 'desk' }), room);
    await member.getByRole('button', MENU).click();
    await member.getByRole('menuitem', { name: 'Gọi phục vụ' }).click();
    await member.getByLabel('Ghi chú').fill('cho ba người');
    await member.getByRole('button', { name: 'Nước uống' }).click();
    await member.getByText('Đã gọi phục vụ').waitFor();

    const calls = secretary.getByRole('region', { name: 'Đại biểu gọi phục vụ' });
    await calls.getByText('Nước uống: cho ba người').waitFor();
    await calls.getByRole('button', { name: 'Nhận' }).click();
    await member.getByText('Phục vụ đang đến').first().waitFor();
    await calls.getByRole('button', { name: 'Xong' }).click();
    // This word leaves by itself: it is looked for first.
    await member.getByText('Nước uống: đã xong.').waitFor();
    await calls.waitFor({ state: 'detached' });
    expect([...member.faults, ...secretary.faults]).toEqual([]);
  });

  it('[ROOM-5] a written question waits at the chair’s desk, and its asker learns that it was read out', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    await openSession(app);
    const room = `/hop/${app.meetingId}`;
    const member = await openPage(await deviceOf(browser, app.url, 'thanhvien'), room);
    const chair = await openPage(await deviceOf(browser, app.url, 'chutich'), room);
    await member.getByRole('button', MENU).click();
    await member.getByRole('menuitem', { name: 'Gửi câu hỏi, ý kiến' }).click();
    await member.getByLabel('Câu hỏi hoặc ý kiến bằng văn bản').fill('Kinh phí lấy từ nguồn nào?');
    await member.getByRole('button', { name: 'Gửi chủ tọa' }).click();

    await chair.getByText('Câu hỏi chờ xử lý (1)').waitFor();
    await chair.getByRole('button', { name: 'Xem câu hỏi' }).click();
    await chair.getByRole('button', { name: 'Đã đọc' }).click();
    await member.getByText('Đã đọc trước phiên họp').waitFor();
    await chair.getByText('Câu hỏi chờ xử lý (1)').waitFor({ state: 'detached' });
    expect([...member.faults, ...chair.faults]).toEqual([]);
  });

  it('[ROOM-8] a late-comer finds on one card what was decided and concluded before', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    const { chair, secretary } = await openSession(app);
    const asked = { itemId: 'A1', question: 'Thông qua chương trình phiên họp', statement: 'Không có ý kiến khác.' };
    await secretary.send('poll.recordAcclamation', { pollId: 'early', ...asked });
    await chair.send('agenda.callItem', { itemId: 'A2', despiteUnheard: true });
    await secretary.send('attendance.checkIn', { participantId: 'P08', mode: 'on_site', method: 'list' });
    const late = await openPage(await deviceOf(browser, app.url, 'huu.phuoc'), `/hop/${app.meetingId}`);
    await late.getByText('Đã xong 1 nội dung', { exact: false }).waitFor();
    await late.getByRole('button', { name: 'Xem diễn biến' }).click();
    await late.getByText('Thông qua chương trình phiên họp').waitFor();
    await late.getByText('Được thông qua').waitFor();
    expect(late.faults).toEqual([]);
  });

  it('[ROOM-7] a plan that runs late is shortened by one tap at the chair’s desk', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    const { chair, secretary } = await openSession(app);
    await secretary.send('agenda.replan', { minutes: [{ itemId: 'A5', plannedMinutes: 300 }] });
    const desk = await openPage(await deviceOf(browser, app.url, 'chutich'), `/hop/${app.meetingId}`);
    await desk.getByRole('button', { name: /^Rút ngắn \d+ phút$/ }).click();
    await chair.waitForState(({ shared }) => (shared.agenda.byId.A5?.plannedMinutes ?? 300) < 300, 'the new plan');
    await desk.getByRole('button', { name: /^Rút ngắn/ }).waitFor({ state: 'detached' });
    expect(desk.faults).toEqual([]);
  });

  it('[FLOOR-9] the chair moves a request forward and locks the list; a phone still raises a point of order', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    const { chair } = await openSession(app);
    const waiting = (): string[] => {
      const { floor } = chair.state.shared;
      return floor.waiting.map((id) => floor.requests[id]?.participantId ?? '');
    };
    for (const id of ['P05', 'P06'] as const) {
      await (await app.enter(id)).send('floor.request', { itemId: 'A1', kind: 'speech' });
    }
    const desk = await openPage(await deviceOf(browser, app.url, 'chutich'), `/hop/${app.meetingId}`);
    await desk.getByRole('button', { name: 'Đưa ông Hồ Sỹ Nguyên lên trước một chỗ' }).click();
    await chair.waitForState(() => waiting().join() === 'P06,P05', 'the new order');
    await desk.getByRole('button', { name: 'Khóa danh sách' }).click();
    await desk.getByRole('button', { name: 'Mở danh sách' }).waitFor();

    const phone = await openPage(
      await deviceOf(browser, app.url, 'thanhvien', { size: 'phone' }),
      `/hop/${app.meetingId}`,
    );
    await phone.getByRole('button', MENU).click();
    await phone.getByRole('menuitem', { name: 'Ý kiến về cách tiến hành' }).click();
    await chair.waitForState(() => waiting()[0] === 'P04', 'the point of order first');
    expect([...desk.faults, ...phone.faults]).toEqual([]);
  });
});
