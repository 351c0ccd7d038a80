import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createLogger } from '#server/logging/logger.ts';
import { Timeline } from '#server/persistence/timeline.ts';
import { runReminders } from '#server/tasks/reminderRun.ts';
import { tellFacts } from '#server/tasks/tellFacts.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { HttpClient } from '#tests/support/httpClient.ts';

const log = createLogger({ level: 'silent', name: 'test' });
const at = (local: string): Date => new Date(`${local}+07:00`);

let app: TestApp;
let office: HttpClient;
let lead: HttpClient;
let ids: { office: string; lead: string };

const notices = async (accountId: string) =>
  (await app.db.notification.findMany({ where: { accountId }, orderBy: { at: 'asc' } })).map(({ kind }) => kind);

/** What the server does after each action, once more: as if it had died right after saving it. */
const tellAgain = () => tellFacts({ db: app.db, log, byMail: false, timeline: new Timeline(app.db, log) });

async function give(changes: object = {}): Promise<string> {
  const fields = { leadUnit: 'Sở Tài chính', coordinatingUnits: [], action: 'Rà soát', dueBoundary: 'by', source: '' };
  const { body } = await office.post<{ taskId: string }>('/api/tasks', { ...fields, dueDay: '2027-03-15', ...changes });
  return body.taskId;
}

const act = (client: HttpClient, taskId: string, body: object) => client.post(`/api/tasks/${taskId}/actions`, body);

beforeAll(async () => {
  app = await startApp();
  [office, lead] = await Promise.all([app.signedIn('thuky'), app.signedIn('thanhvien')]);
  const [first, second] = await Promise.all(
    ['thuky', 'thanhvien'].map((signInName) => app.db.account.findUniqueOrThrow({ where: { signInName } })),
  );
  ids = { office: first?.id ?? '', lead: second?.id ?? '' };
});

beforeEach(async () => {
  await app.db.task.deleteMany();
  await app.db.notification.deleteMany();
});

afterAll(() => app.close());

it('[TASK-13] tells those whom it concerns of each step, once, and never who took it', async () => {
  const taskId = await give();
  await act(lead, taskId, { kind: 'ask', text: 'Hạn nào?' });
  await act(office, taskId, { kind: 'answer', text: 'Như trong kết luận' });
  await act(lead, taskId, { kind: 'accept' });
  await act(lead, taskId, { kind: 'askExtension', dueDay: '2027-04-15', reason: 'Chờ thẩm định' });
  await act(office, taskId, { kind: 'decideExtension', approve: true, note: '' });
  await act(office, taskId, { kind: 'remind' });
  await Promise.all([tellAgain(), tellAgain()]);
  expect(await notices(ids.lead)).toEqual(['assigned', 'answer', 'decideExtension', 'remind']);
  expect(await notices(ids.office)).toEqual(['ask', 'askExtension']);
});

it('[TASK-13] tells what was saved right before the server died', async () => {
  const { organisationId } = await app.db.account.findUniqueOrThrow({ where: { id: ids.lead } });
  await app.db.task.create({
    data: {
      ...{ id: 'left', organisationId, leadUnit: 'Sở Tài chính', leadAccountId: ids.lead, action: 'Rà soát' },
      events: { create: { name: 'assigned', data: {}, actorAccountId: ids.office } },
    },
  });
  await tellAgain();
  await tellAgain();
  expect(await notices(ids.lead)).toEqual(['assigned']);
});

it('[TASK-14] sends one digest on the morning of a working day whose figures are those of the database', async () => {
  await give({ dueDay: '2027-03-15' });
  await give({ dueDay: '2027-03-01' });
  await tellAgain();
  await app.db.notification.deleteMany();
  await app.db.meeting.update({
    where: { id: app.meetingId },
    data: { scheduledStartAt: at('2027-03-15T14:00:00'), status: 'invited' },
  });
  await runReminders(app.db, at('2027-03-15T06:59:00'), { byMail: false });
  expect(await notices(ids.lead)).not.toContain('digest');
  await Promise.all([1, 2].map(() => runReminders(app.db, at('2027-03-15T07:00:00'), { byMail: false })));
  await runReminders(app.db, at('2027-03-15T15:00:00'), { byMail: false });
  const digests = await app.db.notification.findMany({ where: { accountId: ids.lead, kind: 'digest' } });
  expect(digests.map(({ data }) => data)).toEqual([{ open: 2, dueToday: 1, overdue: 1, meetings: 1, slips: 0 }]);
  await runReminders(app.db, at('2027-03-14T07:00:00'), { byMail: false });
  expect(await app.db.notification.count({ where: { accountId: ids.lead, kind: 'digest' } })).toBe(1);
});

it('[TASK-14] reports to the chair on Friday at 16:00, once', async () => {
  const chair = await app.db.meetingSeat.findFirstOrThrow({ where: { meetingId: app.meetingId, role: 'chair' } });
  const taskId = await give();
  await app.db.task.update({ where: { id: taskId }, data: { meetingId: app.meetingId } });
  for (const moment of ['2027-03-12T15:59:00', '2027-03-12T16:00:00', '2027-03-12T17:00:00', '2027-03-15T16:00:00']) {
    await runReminders(app.db, at(moment), { byMail: false });
  }
  const reports = await app.db.notification.findMany({ where: { accountId: chair.accountId ?? '', kind: 'weekly' } });
  expect(reports.map(({ data }) => data)).toEqual([{ open: 1, dueToday: 0, overdue: 0 }]);
});

it('[TASK-4] escalates once, also when the server was down on the third working day', async () => {
  await give({ dueDay: '2027-03-01' });
  await tellAgain();
  await app.db.notification.deleteMany();
  for (const day of ['2027-03-05', '2027-03-08', '2027-03-09']) {
    await runReminders(app.db, at(`${day}T06:45:00`), { byMail: false });
  }
  const kinds = await notices(ids.lead);
  expect(kinds.filter((kind) => kind === 'escalate_head')).toHaveLength(1);
  expect(kinds.filter((kind) => kind === 'overdue')).toHaveLength(3);
});
