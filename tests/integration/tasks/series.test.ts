import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ruleOn } from '#domain/recurrence.ts';
import type { TaskFigures, TaskList, TaskView } from '#protocol/task.ts';
import { createLogger } from '#server/logging/logger.ts';
import { Timeline } from '#server/persistence/timeline.ts';
import { runReminders } from '#server/tasks/reminderRun.ts';
import { beginPeriods } from '#server/tasks/seriesRun.ts';
import { tellFacts } from '#server/tasks/tellFacts.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { HttpClient } from '#tests/support/httpClient.ts';

const log = createLogger({ level: 'silent', name: 'test' });
const at = (local: string): Date => new Date(`${local}+07:00`);

let app: TestApp;
let office: HttpClient;
let lead: HttpClient;
let firstId: string;

const DUTY = {
  ...{ leadUnit: 'Sở Tài chính', coordinatingUnits: [], action: 'Báo cáo giải ngân', dueDay: '2036-11-25' },
  ...{ dueBoundary: 'by', source: '', recurrence: 'FREQ=MONTHLY;BYMONTHDAY=25' },
};

const act = (client: HttpClient, taskId: string, body: object) =>
  client.post<TaskView>(`/api/tasks/${taskId}/actions`, body);

async function periods(): Promise<[string, string, string][]> {
  const rows = await app.db.task.findMany({ where: { seriesId: firstId }, orderBy: { period: 'asc' } });
  const day = (date: Date | null): string => date?.toISOString().slice(0, 10) ?? '';
  return rows.map(({ period, dueDay, status }) => [day(period), day(dueDay), status]);
}

beforeAll(async () => {
  app = await startApp();
  [office, lead] = await Promise.all([app.signedIn('thuky'), app.signedIn('thanhvien')]);
});

beforeEach(async () => {
  await app.db.task.deleteMany();
  await app.db.notification.deleteMany();
  firstId = (await office.post<{ taskId: string }>('/api/tasks', DUTY)).body.taskId;
});

afterAll(() => app.close());

it('[TASK-16] begins each period once, however many processes run and however often', async () => {
  await act(lead, firstId, { kind: 'accept' });
  await beginPeriods(app.db, at('2036-11-25T23:00:00'));
  expect(await periods()).toHaveLength(1);
  const begun = await Promise.all([1, 2, 3].map(() => beginPeriods(app.db, at('2036-11-26T00:01:00'))));
  expect(begun.reduce((sum, count) => sum + count, 0)).toBe(1);
  await beginPeriods(app.db, at('2036-12-20T10:00:00'));
  expect(await periods()).toEqual([
    ['2036-11-25', '2036-11-25', 'accepted'],
    ['2036-12-25', '2036-12-25', 'accepted'],
  ]);
});

it('[TASK-16] makes up for periods that passed while the server was down, each with its own due day', async () => {
  await beginPeriods(app.db, at('2037-03-01T08:00:00'));
  // 25 January 2037 is a Sunday: due on the Monday after it.
  expect((await periods()).map(([period, due]) => [period, due])).toEqual([
    ['2036-11-25', '2036-11-25'],
    ['2036-12-25', '2036-12-25'],
    ['2037-01-25', '2037-01-26'],
    ['2037-02-25', '2037-02-25'],
    ['2037-03-25', '2037-03-25'],
  ]);
  expect(await beginPeriods(app.db, at('2037-03-01T08:01:00'))).toBe(0);
});

it('[TASK-16] gives each period its own status, report and reminders, and tells the lead of it once', async () => {
  await act(lead, firstId, { kind: 'accept' });
  await act(lead, firstId, { kind: 'complete', text: '' });
  await beginPeriods(app.db, at('2036-11-26T08:00:00'));
  const second = await app.db.task.findFirstOrThrow({ where: { seriesId: firstId, NOT: { id: firstId } } });
  await act(lead, second.id, { kind: 'report', progress: 40, text: 'Kỳ hai' });
  for (let times = 0; times < 2; times += 1) {
    await tellFacts({ db: app.db, log, byMail: false, timeline: new Timeline(app.db, log) });
    await runReminders(app.db, at('2036-12-25T08:00:00'), { byMail: false });
  }
  const notices = await app.db.notification.findMany({ where: { taskId: second.id } });
  expect(notices.map(({ kind }) => kind).sort()).toEqual(['due_today', 'period']);
  const { body } = await lead.get<TaskView>(`/api/tasks/${second.id}`);
  expect(body.series?.ended).toBe(false);
  expect(body.series?.periods.map(({ period, status }) => [period, status])).toEqual([
    ['2036-12-25', 'in_progress'],
    ['2036-11-25', 'completed_on_time'],
  ]);
  expect((await lead.get<TaskList>('/api/tasks?filter=open')).body.tasks.map(({ period }) => period)).toEqual([
    '2036-12-25',
  ]);
  const { total, byStatus } = (await office.get<TaskFigures>('/api/tasks/figures')).body;
  expect([total, byStatus.completed_on_time, byStatus.in_progress]).toEqual([2, 1, 1]);
});

it('[TASK-16] ends when the office says so; what has begun stays, also while a period is about to begin', async () => {
  await beginPeriods(app.db, at('2036-11-26T08:00:00'));
  expect((await act(lead, firstId, { kind: 'endSeries', reason: 'xong' })).status).toBe(403);
  const [answer] = await Promise.all([
    act(office, firstId, { kind: 'endSeries', reason: 'Đã có quy chế' }),
    beginPeriods(app.db, at('2036-11-27T08:00:00')),
  ]);
  expect(answer.body).toMatchObject({ series: { ended: true }, status: 'waiting' });
  expect(answer.body.allowed).not.toContain('endSeries');
  await beginPeriods(app.db, at('2037-06-01T08:00:00'));
  expect((await periods()).map(([period]) => period)).toEqual(['2036-11-25', '2036-12-25']);
});

it('[TASK-16] makes a series of a recurring conclusion, from its first period to its end', async () => {
  const secretary = await app.enter('P12');
  const fields = {
    ...{ leadUnit: 'Sở Tài chính', leadPersonId: 'P04', coordinatingUnits: [], action: 'Báo cáo tuần' },
    ...{ dueDay: null, dueTime: null, dueBoundary: null, duePrecision: null, reportTo: null },
    recurrence: 'FREQ=WEEKLY;UNTIL=20991231',
  };
  await secretary.send('proposal.add', { proposalId: 'weekly', itemId: 'A2', fields, quote: 'Hằng tuần báo cáo …' });
  [firstId = ''] = (await secretary.send('proposal.confirm', { proposalId: 'weekly' })).taskIds;
  const [first] = await periods();
  expect(new Date(first?.[0] ?? '').getUTCDay()).toBe(5);
  expect(first?.[1]).toBe(first?.[0]);
  const { body } = await lead.get<TaskView>(`/api/tasks/${firstId}`);
  expect([body.dueBoundary, body.series?.ended]).toEqual(['within', false]);
});

it('[TASK-21] makes each period as urgent as its own due day, unless a person chose', async () => {
  const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const soon = { ...DUTY, dueDay: dayIn(1), recurrence: ruleOn('MONTHLY', dayIn(1)) };
  firstId = (await office.post<{ taskId: string }>('/api/tasks', soon)).body.taskId;
  const urgencies = async () =>
    (await app.db.task.findMany({ where: { seriesId: firstId }, orderBy: { period: 'asc' } })).map(
      ({ priority }) => priority,
    );
  await beginPeriods(app.db, at(`${dayIn(3)}T08:00:00`));
  expect(await urgencies()).toEqual(['urgent', 'normal']);
  const second = await app.db.task.findFirstOrThrow({ where: { seriesId: firstId, NOT: { id: firstId } } });
  await act(office, second.id, { kind: 'label', field: 'finance', priority: 'very_urgent' });
  await beginPeriods(app.db, at(`${dayIn(40)}T08:00:00`));
  expect(await urgencies()).toEqual(['urgent', 'very_urgent', 'very_urgent']);
});

it('[TASK-16] makes nothing of a rule that names no periods', async () => {
  const { body } = await office.post<{ taskId: string }>('/api/tasks', { ...DUTY, recurrence: 'FREQ=SOMETIMES' });
  const task = await app.db.task.findUniqueOrThrow({ where: { id: body.taskId } });
  expect([task.seriesId, task.period]).toEqual([null, null]);
});
