import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TaskView } from '#protocol/task.ts';
import { runReminders } from '#server/tasks/reminderRun.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { HttpClient } from '#tests/support/httpClient.ts';
import type { MeetingClient } from '#tests/support/participant.ts';

let app: TestApp;
let secretary: MeetingClient;
let office: HttpClient;
let lead: HttpClient;
let stranger: HttpClient;
let taskId: string;

const fields = {
  leadUnit: 'Sở Tài chính',
  leadPersonId: 'P04',
  coordinatingUnits: ['Sở Xây dựng'],
  action: 'Rà soát dự án giải ngân chậm',
  dueDay: '2026-12-15',
  dueTime: null,
  dueBoundary: 'by' as const,
  duePrecision: 'day',
  recurrence: null,
  reportTo: null,
};

const act = (client: HttpClient, body: object) =>
  client.post<TaskView & { rejection: { rule: string } }>(`/api/tasks/${taskId}/actions`, body);
const at = (local: string): Date => new Date(`${local}+07:00`);

beforeAll(async () => {
  app = await startApp();
  secretary = await app.enter('P12');
  [office, lead, stranger] = await Promise.all([
    app.signedIn('thuky'),
    app.signedIn('thanhvien'),
    app.signedIn('khachmoi'),
  ]);
  await secretary.send('proposal.add', { proposalId: 'p1', itemId: 'A2', fields, quote: 'Giao Sở Tài chính …' });
  [taskId = ''] = (await secretary.send('proposal.confirm', { proposalId: 'p1' })).taskIds;
});

afterAll(() => app.close());

it('[TASK-3] answers "not found" to who has nothing to do with a task', async () => {
  expect((await stranger.get(`/api/tasks/${taskId}`)).status).toBe(404);
  expect((await act(stranger, { kind: 'accept' })).status).toBe(404);
  expect((await lead.get<TaskView>(`/api/tasks/${taskId}`)).body.allowed).toEqual(
    expect.arrayContaining(['accept', 'ask', 'decline']),
  );
});

it('[TASK-2] goes from accepted to reported; the lead can’t grant his own extension', async () => {
  expect((await act(lead, { kind: 'report', progress: 50, text: '' })).body.rejection.rule).toBe('TASK-2');
  expect((await act(lead, { kind: 'accept' })).body.status).toBe('in_progress');
  expect((await act(lead, { kind: 'report', progress: 60, text: 'Xong hai phần ba' })).body.progress).toBe(60);
  expect((await act(lead, { kind: 'decideExtension', approve: true, note: '' })).body.rejection.rule).toBe('TASK-2');
});

it('[TASK-6] extends with the original due day kept', async () => {
  expect((await act(lead, { kind: 'askExtension', dueDay: '2026-12-01', reason: 'sớm hơn' })).body.rejection.rule).toBe(
    'TASK-6',
  );
  await act(lead, { kind: 'askExtension', dueDay: '2027-01-15', reason: 'Chờ thẩm định' });
  const { body } = await act(office, { kind: 'decideExtension', approve: true, note: '' });
  expect(body).toMatchObject({ dueDay: '2027-01-15', originalDueDay: '2026-12-15', extension: null });
});

it('[TASK-11] keeps the proof that the lead hands in, for those who may see the task', async () => {
  const headers = {
    cookie: lead.cookie,
    'x-csrf-token': lead.csrfToken ?? '',
    'content-type': 'application/octet-stream',
  };
  const path = `/api/tasks/${taskId}/evidence?name=${encodeURIComponent('Thuyết minh.pdf')}`;
  const response = await fetch(new URL(path, app.url), { method: 'POST', headers, body: 'nội dung' });
  const { evidence } = (await response.json()) as TaskView;
  expect(evidence).toMatchObject([{ fileName: 'Thuyết minh.pdf' }]);
  const address = `/api/tasks/${taskId}/evidence/${evidence[0]?.evidenceId}`;
  expect((await office.get<string>(address)).body).toBe('nội dung');
  expect((await stranger.get(address)).status).toBe(404);
});

it('[TASK-10] tells the meeting what happened, each fact once', async () => {
  await secretary.waitForState(({ shared }) => shared.tasks[taskId]?.status === 'in_progress');
  const accepted = await secretary.waitForEvent('task.changed', ({ change }) => change === 'accept');
  expect(accepted.data.byName).toContain('Phùng Đức Lâm');
  expect(
    secretary.events.filter(
      ({ name, data }) => name === 'task.changed' && (data as { change: string }).change === 'accept',
    ),
  ).toHaveLength(1);
});

it('[TASK-4] fires each reminder once under a fake clock, also when several run at once', async () => {
  const morning = at('2027-01-14T08:00:00');
  const made = await Promise.all([1, 2, 3].map(() => runReminders(app.db, morning, { byMail: false })));
  const reminders = await app.db.notification.findMany({ where: { taskId, kind: 'due_in_1' } });
  expect(reminders).toHaveLength(1);
  expect(made.reduce((sum, count) => sum + count, 0)).toBe(2);
  expect(await runReminders(app.db, at('2027-01-14T09:00:00'), { byMail: false })).toBe(0);
});

it('[TASK-5] makes none in the quiet hours', async () => {
  await runReminders(app.db, at('2027-01-15T05:00:00'), { byMail: false });
  expect(await app.db.notification.count({ where: { taskId, kind: 'due_today' } })).toBe(0);
});

it('[TASK-9] serves a calendar by a secret address until it is revoked', async () => {
  const scheduledStartAt = at('2037-01-16T14:00:00');
  await app.db.meeting.update({
    where: { id: app.meetingId },
    data: { scheduledStartAt, scheduledEndAt: at('2037-01-16T16:00:00') },
  });
  const { body } = await lead.post<{ path: string }>('/api/calendar-feed');
  const feed = await app.visitor().get<string>(body.path);
  expect(feed.body).toContain('BEGIN:VCALENDAR');
  expect(feed.body).toContain('DTSTART;VALUE=DATE:20270115');
  // 14:00 in Vietnam, as the standard writes moments.
  expect(feed.body).toContain('DTSTART:20370116T070000Z');
  await lead.send('DELETE', '/api/calendar-feed');
  expect((await app.visitor().get(body.path)).status).toBe(404);
});
