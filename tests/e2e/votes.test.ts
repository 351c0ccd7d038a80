import { describe, expect, it } from 'vitest';
import { profileOn } from '#domain/ruleProfiles.ts';
import type { PollDetails } from '#protocol/ballot.ts';
import { Timeline } from '#server/persistence/timeline.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { openingEvents, seatPeople, writeMeeting } from '#tests/support/bigMeeting.ts';
import { MeetingClient } from '#tests/support/participant.ts';
import { questionOf } from '#tests/support/session.ts';
import { fileBrowser } from './fileBrowser.ts';
import { deviceOf, devicesOf, openPage, openSession, PRESENT } from './support.ts';

const browser = fileBrowser();

const QUESTION = 'Thông qua Kế hoạch chuyển đổi số năm 2027';

const details = (changes: Partial<PollDetails> = {}): PollDetails =>
  questionOf({ itemId: 'A1', question: QUESTION, ...changes });

/** A poll put, voted on and closed over the wire: the first ones agree, two are against, the last is silent. */
async function decide(app: TestApp, secretary: MeetingClient, changes: Partial<PollDetails>): Promise<void> {
  await secretary.send('poll.create', { pollId: 'V', details: details(changes) });
  await secretary.send('poll.open', { pollId: 'V' });
  const voters = await Promise.all(PRESENT.slice(0, 6).map((id) => app.enter(id)));
  const choiceOf = (index: number): string => (index < 4 ? 'tan_thanh' : 'khong_tan_thanh');
  await Promise.all(voters.map((voter, index) => voter.send('poll.cast', { pollId: 'V', choices: [choiceOf(index)] })));
  await secretary.send('poll.close', { pollId: 'V' });
}

describe('votes on real screens', () => {
  it('[POLL-13] says a result as share of the ballots and of all members, on tablet and big screen', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    const { secretary } = await openSession(app);
    const member = await openPage(await deviceOf(browser, app.url, 'thanhvien'), `/hop/${app.meetingId}`);
    const screen = await openPage(
      await deviceOf(browser, app.url, 'manhinh', { size: 'desk' }),
      `/man-hinh/${app.meetingId}`,
    );
    await decide(app, secretary, {});
    for (const page of [member, screen]) {
      await page.getByText('66,7% số phiếu, 44,4% tổng số thành viên: không thông qua').waitFor();
      await page.getByText('4 trên 9 thành viên tán thành').waitFor();
    }
    expect([...member.faults, ...screen.faults]).toEqual([]);
  });

  it('[POLL-18] shows weight and heads of a weighted vote, and what weighs the own ballot', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    const helper = await app.enter('P12');
    for (const [participantId, weight] of [
      ['P01', 30],
      ['P04', 12],
    ] as const) {
      await helper.send('people.edit', { participantId, changes: { weight } });
    }
    const { secretary } = await openSession(app);
    const phone = await openPage(
      await deviceOf(browser, app.url, 'thanhvien', { size: 'phone' }),
      `/hop/${app.meetingId}`,
    );
    await secretary.send('poll.create', { pollId: 'W', details: details({ weighted: true }) });
    await secretary.send('poll.open', { pollId: 'W' });
    await phone.getByText('Trọng số phiếu của đồng chí: 12').waitFor();
    await secretary.send('poll.cancel', { pollId: 'W', reason: 'Sai câu hỏi' });
    await decide(app, secretary, { weighted: true });
    // 30 + 1 + 12 + 1 of 49 agree: four of nine heads carry it.
    await phone.getByText('44 trên 49 trọng số biểu quyết (4 trên 9 thành viên) tán thành', { exact: false }).waitFor();
    await phone.getByText('89,8% tổng trọng số: thông qua', { exact: false }).waitFor();
    await phone.getByRole('img', { name: 'Theo trọng số: 44 tán thành, 2 không tán thành' }).waitFor();
    expect(phone.faults).toEqual([]);
  });

  it('[POLL-21] takes hands counted in the room with who counted, and refuses more than are present', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    await openSession(app);
    const room = `/hop/${app.meetingId}`;
    const chair = await openPage(await deviceOf(browser, app.url, 'chutich'), room);
    const member = await openPage(await deviceOf(browser, app.url, 'thanhvien'), room);
    await chair.getByRole('button', { name: 'Soạn câu hỏi' }).click();
    const form = chair.getByRole('dialog');
    await form.getByRole('tab', { name: 'Giơ tay' }).click();
    await form.getByLabel('Nội dung hỏi').fill(QUESTION);
    await form.getByLabel('Tán thành', { exact: true }).fill('8');
    await form.getByText('chỉ có 7 thành viên có mặt', { exact: false }).waitFor();
    await form.getByLabel('Tán thành', { exact: true }).fill('5');
    await form.getByLabel('Không tán thành', { exact: true }).fill('2');
    await form.getByRole('combobox', { name: 'Người đếm' }).click();
    await chair.getByRole('option', { name: 'Kiều Anh Tuấn' }).click();
    await form.getByRole('button', { name: 'Ghi kết quả giơ tay' }).click();
    await member.getByText('55,6% tổng số thành viên: thông qua', { exact: false }).waitFor();
    await member.getByText('Người đếm: Kiều Anh Tuấn').waitFor();
    expect([...chair.faults, ...member.faults]).toEqual([]);
  });

  it('[POLL-14] the chair casts the own ballot at the desk from which the vote is run', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    const { chair, secretary } = await openSession(app);
    const desk = await openPage(await deviceOf(browser, app.url, 'chutich'), `/hop/${app.meetingId}`);
    await secretary.send('poll.create', { pollId: 'V', details: details() });
    await secretary.send('poll.open', { pollId: 'V' });
    await desk.getByRole('button', { name: 'Biểu quyết phần mình' }).click();
    await desk.getByRole('radio', { name: 'Không tán thành' }).click();
    await chair.waitForState(({ own }) => own.P01?.ballots.V !== undefined, 'the chair’s ballot');
    expect(chair.state.own.P01?.ballots.V?.choices).toEqual(['khong_tan_thanh']);
    await desk.getByRole('button', { name: 'Đóng', exact: true }).click();
    await desk.getByRole('button', { name: 'Đã biểu quyết, xem lại' }).waitFor();
    expect(desk.faults).toEqual([]);
  });

  it('[POLL-19] a vote cancelled with its reason is told to the room, and held again as a new one', async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    const { chair, secretary } = await openSession(app);
    const desk = await openPage(await deviceOf(browser, app.url, 'chutich'), `/hop/${app.meetingId}`);
    const screen = await openPage(
      await deviceOf(browser, app.url, 'manhinh', { size: 'desk' }),
      `/man-hinh/${app.meetingId}`,
    );
    await secretary.send('poll.create', { pollId: 'V', details: details() });
    await secretary.send('poll.open', { pollId: 'V' });
    await desk.getByRole('button', { name: 'Hủy biểu quyết' }).click();
    await desk.getByLabel('Lý do').fill('Câu hỏi ghi thiếu kinh phí');
    await desk.getByRole('dialog').getByRole('button', { name: 'Hủy biểu quyết' }).click();
    await screen.getByText('Biểu quyết đã hủy lúc', { exact: false }).waitFor();
    await screen.getByText('Câu hỏi ghi thiếu kinh phí').waitFor();
    await desk.getByRole('button', { name: 'Biểu quyết lại câu hỏi này' }).click();
    await chair.waitForState(
      ({ stewards }) => Object.values(stewards.polls.drafts).some(({ revoteOf }) => revoteOf === 'V'),
      'the new draft',
    );
    await desk.getByRole('button', { name: 'Mở biểu quyết' }).first().waitFor();
    expect([...desk.faults, ...screen.faults]).toEqual([]);
  });

  it.each([
    ['[POLL-7] an absent member votes from a phone where the profile lets him, and is listed by himself', true],
    ['[POLL-7] an absent member reads the question on a phone and why he has no vote', false],
  ])('%s', async (_name, absentRemoteVote) => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    const usual = profileOn('2026-11-18');
    const timeline = new Timeline(app.db, app.app.parts.log);
    const profile = { ...usual, vote: { ...usual.vote, absentRemoteVote } };
    const meetingId = await writeMeeting(app.db, timeline, openingEvents(5, profile));
    const [staff = '', absent = ''] = await seatPeople(app.db, meetingId, ['S', 'M4']);
    const secretary = await new MeetingClient({ url: app.url, cookie: staff }, meetingId).enter();
    await secretary.send('attendance.markAbsent', { participantId: 'M4', excused: true, reason: 'đi công tác' });
    await secretary.send('poll.create', { pollId: 'V', details: details() });
    await secretary.send('poll.open', { pollId: 'V' });
    const device = await deviceOf(browser, app.url, null, { size: 'phone' });
    const [name = '', value = ''] = absent.split('=');
    await device.addCookies([{ name, value, url: app.url }]);
    const phone = await openPage(device, `/hop/${meetingId}`);
    await phone.getByText(QUESTION).first().waitFor();
    if (absentRemoteVote) {
      await phone.getByRole('radio', { name: 'Tán thành', exact: true }).click();
      await secretary.waitForState(({ shared }) => shared.polls.byId.V?.voters.includes('M4') === true, 'the ballot');
      await secretary.send('poll.close', { pollId: 'V' });
      await phone.getByText('Đại biểu M4, vắng mặt, biểu quyết từ xa', { exact: false }).first().waitFor();
    } else {
      await phone.getByText('Cần ghi nhận có mặt để biểu quyết').waitFor();
      expect(await phone.getByRole('radio').count()).toBe(0);
    }
    expect(phone.faults).toEqual([]);
    secretary.close();
  });
});
