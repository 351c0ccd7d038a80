import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createLogger } from '#server/logging/logger.ts';
import { makeNotices } from '#server/persistence/notices.ts';
import { Timeline } from '#server/persistence/timeline.ts';
import { tellMissed } from '#server/tasks/missedNotices.ts';
import { messageOf } from '#server/tasks/noticeWords.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { MeetingClient } from '#tests/support/participant.ts';

let app: TestApp;
let secretary: MeetingClient;
let chair: MeetingClient;

beforeAll(async () => {
  app = await startApp();
  [secretary, chair] = await Promise.all([app.enter('P12'), app.enter('P01')]);
});

beforeEach(() => app.db.notification.deleteMany());

afterAll(() => app.close());

const all = () => app.db.notification.findMany({ orderBy: { accountId: 'asc' } });

/** Accounts of everybody in the meeting but one. */
function accountsBut(participantId: string): string[] {
  const people = Object.values(secretary.state.shared.people.byId);
  return people
    .filter((person) => person.participantId !== participantId)
    .flatMap(({ accountId }) => accountId ?? [])
    .toSorted();
}

/** What a process that starts does, once more: as if the one before had died right after saving. */
async function startAgain(): Promise<void> {
  const timeline = new Timeline(app.db, createLogger({ level: 'silent', name: 'test' }));
  await tellMissed(
    { db: app.db, timeline, notify: (made) => makeNotices(app.db, made, { byMail: false }) },
    new Date(),
  );
}

it('[SLIP-6] tells each member of more time to answer, with the reason, and not the chair who gave it', async () => {
  const slipId = 'phieu-1';
  const options = [
    { optionId: 'dong_y', label: 'Đồng ý', countsAs: 'agree' },
    { optionId: 'khong_dong_y', label: 'Không đồng ý', countsAs: 'disagree' },
  ] as const;
  const details = { number: '7', title: 'Kế hoạch năm', content: '', options: [...options], paper: null };
  await secretary.send('slip.create', { slipId, details: { ...details, reason: '', workingDays: null } });
  await secretary.send('slip.submit', { slipId });
  await chair.send('slip.approve', { slipId });
  await secretary.send('slip.open', { slipId });
  const { deadlineAt } = await chair.send('slip.extend', { slipId, workingDays: 2, reason: 'Chờ thẩm định' });
  const members = Object.values(chair.state.shared.people.byId).filter(({ isMember }) => isMember);
  const asked = members
    .filter(({ participantId }) => participantId !== 'P01')
    .flatMap(({ accountId }) => accountId ?? []);
  await expect.poll(async () => (await all()).length).toBe(asked.length);
  await startAgain();
  const notices = await all();
  expect(notices.map(({ accountId }) => accountId)).toEqual(asked.toSorted());
  expect(notices[0]).toMatchObject({
    kind: 'slip_extended',
    data: { meetingId: app.meetingId, title: 'Kế hoạch năm', reason: 'Chờ thẩm định', at: deadlineAt },
  });
});

it('[MEETING-13] tells everyone invited that the meeting is postponed, once, also by a process that starts later', async () => {
  const to = { scheduledStartAt: '2099-01-15T01:00:00.000Z', scheduledEndAt: '2099-01-15T04:00:00.000Z' };
  await secretary.send('meeting.postpone', { reason: 'Bão số 9', to });
  const asked = accountsBut('P12');
  expect(asked.length).toBeGreaterThan(1);
  await expect.poll(async () => (await all()).map(({ accountId }) => accountId)).toEqual(asked);
  await app.db.notification.delete({ where: { id: (await all())[0]!.id } });
  await Promise.all([startAgain(), startAgain()]);
  const notices = (await all()).filter(({ kind }) => kind === 'meeting_postponed');
  expect(notices.map(({ accountId }) => accountId)).toEqual(asked);
  // Outside of the product a notice says when, and neither what it is about nor why.
  expect(messageOf([notices[0]!])).toEqual({
    title: 'Hoãn họp',
    body: 'Lịch mới: 08:00 ngày 15/01/2099.',
    path: `/hop/${app.meetingId}`,
  });
  expect(messageOf(notices.slice(0, 2))).toMatchObject({ title: '2 thông báo', body: 'Hoãn họp: 2' });
});
