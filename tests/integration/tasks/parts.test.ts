import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { StandInList, TaskFigures, TaskList, TaskView } from '#protocol/task.ts';
import { createLogger } from '#server/logging/logger.ts';
import { Timeline } from '#server/persistence/timeline.ts';
import { runReminders } from '#server/tasks/reminderRun.ts';
import { tellFacts } from '#server/tasks/tellFacts.ts';
import { dayIn } from '#server/tasks/workingDays.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { HttpClient } from '#tests/support/httpClient.ts';

const log = createLogger({ level: 'silent', name: 'test' });
const at = (local: string): Date => new Date(`${local}+07:00`);
const dayFromNow = (days: number): string => dayIn(new Date(Date.now() + days * 86_400_000));

let app: TestApp;
let office: HttpClient;
/** Heads the department of finance. */
let head: HttpClient;
/** Works in it. */
let officer: HttpClient;
let stranger: HttpClient;
let ids: Record<string, string>;
let taskId: string;

type Refused = { readonly rejection: { readonly rule: string } };

const act = (client: HttpClient, id: string, body: object) =>
  client.post<TaskView & Refused>(`/api/tasks/${id}/actions`, body);
const list = async (client: HttpClient): Promise<string[]> =>
  (await client.get<TaskList>('/api/tasks?filter=all')).body.tasks.map(({ taskId: id }) => id);
const view = async (client: HttpClient, id: string): Promise<TaskView> =>
  (await client.get<TaskView>(`/api/tasks/${id}`)).body;

async function delegated(dueDay: string | null = null): Promise<string> {
  const given = { kind: 'delegate', accountId: ids.officer, action: 'Tổng hợp số liệu', dueDay };
  const { body } = await act(head, taskId, given);
  return body.parts[0]?.taskId ?? '';
}

beforeAll(async () => {
  app = await startApp();
  [office, head, officer, stranger] = (await Promise.all(
    ['thuky', 'thanhvien', 'chuyenvien', 'khachmoi'].map((name) => app.signedIn(name)),
  )) as [HttpClient, HttpClient, HttpClient, HttpClient];
  const rows = await app.db.account.findMany({
    where: { signInName: { in: ['thanhvien', 'chuyenvien', 'khachmoi'] } },
  });
  const idOf = (name: string): string => rows.find(({ signInName }) => signInName === name)?.id ?? '';
  ids = { head: idOf('thanhvien'), officer: idOf('chuyenvien'), stranger: idOf('khachmoi') };
});

beforeEach(async () => {
  await app.db.task.deleteMany();
  await app.db.notification.deleteMany();
  await app.db.taskStandIn.deleteMany();
  const given = { leadUnit: 'Sở Tài chính', coordinatingUnits: [], action: 'Rà soát', dueBoundary: 'by', source: '' };
  taskId = (await office.post<{ taskId: string }>('/api/tasks', { ...given, dueDay: '2037-03-16' })).body.taskId;
  await act(head, taskId, { kind: 'accept' });
});

afterAll(() => app.close());

it('[TASK-18] gives a part to a person of the unit, who accepts and reports it; the assigner sees both', async () => {
  const partId = await delegated('2037-03-10');
  expect((await act(officer, partId, { kind: 'accept' })).body.status).toBe('in_progress');
  expect((await act(officer, partId, { kind: 'report', progress: 30, text: '' })).body.progress).toBe(30);
  const seen = await view(office, taskId);
  expect(seen.parts).toMatchObject([
    { taskId: partId, person: 'Bà Vũ Thị Hạnh', status: 'in_progress', progress: 30, dueDay: '2037-03-10' },
  ]);
  expect(seen.relations).toEqual(['office']);
  expect((await view(office, partId)).allowed).toEqual([]);
  expect(await list(office)).toEqual([taskId]);
  expect(await list(head)).toEqual([taskId]);
  expect(await list(officer)).toEqual([partId]);
  expect((await office.get<TaskFigures>('/api/tasks/figures')).body.total).toBe(1);
});

it('[TASK-18] leaves the whole with its lead: the person sees the part alone, and the lead runs its office', async () => {
  const partId = await delegated();
  expect((await officer.get(`/api/tasks/${taskId}`)).status).toBe(404);
  await act(officer, partId, { kind: 'accept' });
  await act(officer, partId, { kind: 'askExtension', dueDay: '2037-04-01', reason: 'Thiếu số liệu' });
  const closing = await act(head, taskId, { kind: 'complete', text: '' });
  expect(closing.body.rejection.rule).toBe('TASK-2');
  await act(head, partId, { kind: 'decideExtension', approve: true, note: '' });
  await act(officer, partId, { kind: 'complete', text: '' });
  expect((await act(head, taskId, { kind: 'complete', text: '' })).body.status).toBe('completed_on_time');
});

it('[TASK-18] refuses people of other units, days after the whole, and parts of parts', async () => {
  const given = { kind: 'delegate', accountId: ids.officer, action: 'Phần việc', dueDay: null };
  for (const wrong of [{ accountId: ids.stranger }, { accountId: ids.head }, { dueDay: '2037-03-17' }]) {
    expect((await act(head, taskId, { ...given, ...wrong })).body.rejection.rule).toBe('TASK-18');
  }
  expect((await act(office, taskId, given)).body.rejection.rule).toBe('TASK-2');
  const partId = await delegated();
  await act(officer, partId, { kind: 'accept' });
  expect((await act(officer, partId, { ...given, accountId: ids.head })).body.rejection.rule).toBe('TASK-2');
  const { body } = await head.get<{ colleagues: object[] }>(`/api/tasks/${taskId}/colleagues`);
  expect(body.colleagues).toMatchObject([{ name: 'Bà Vũ Thị Hạnh' }]);
});

it('[TASK-18] tells the person of the part and the lead of what becomes of it; a cancelled whole takes it along', async () => {
  const partId = await delegated();
  await act(officer, partId, { kind: 'ask', text: 'Mẫu nào?' });
  await act(office, taskId, { kind: 'cancel', reason: 'Thôi' });
  await tellFacts({ db: app.db, log, byMail: false, timeline: new Timeline(app.db, log) });
  expect((await view(officer, partId)).status).toBe('cancelled');
  const told = async (accountId: string | undefined) =>
    (await app.db.notification.findMany({ where: { accountId: accountId ?? '', taskId: partId } })).map(
      ({ kind }) => kind,
    );
  expect((await told(ids.officer)).sort()).toEqual(['cancel', 'delegated']);
  expect(await told(ids.head)).toEqual(['ask']);
});

it('[TASK-4] takes an escalation of a part to who answers for the whole', async () => {
  const partId = await delegated('2037-03-02');
  await runReminders(app.db, at('2037-03-05T08:00:00'), { byMail: false });
  const late = await app.db.notification.findMany({ where: { taskId: partId, kind: { not: 'delegated' } } });
  expect(late.map(({ kind, accountId }) => [kind, accountId]).sort()).toEqual([
    ['escalate_head', ids.head],
    ['overdue', ids.officer],
  ]);
});

it('[TASK-19] puts a reminder off twice at most, and not past the last day in time', async () => {
  const due = dayFromNow(30);
  await app.db.task.update({ where: { id: taskId }, data: { dueDay: new Date(due) } });
  const { snoozeDays } = await view(head, taskId);
  expect(snoozeDays.every((day) => day <= due)).toBe(true);
  const [untilDay = ''] = snoozeDays;
  expect((await act(head, taskId, { kind: 'snooze', untilDay: dayFromNow(31) })).body.rejection.rule).toBe('TASK-19');
  expect((await act(office, taskId, { kind: 'snooze', untilDay })).body.rejection.rule).toBe('TASK-2');
  expect((await act(head, taskId, { kind: 'snooze', untilDay })).body.snoozedUntil).toBe(untilDay);
  expect((await act(head, taskId, { kind: 'snooze', untilDay })).body.snoozeDays).toEqual([]);
  expect((await act(head, taskId, { kind: 'snooze', untilDay })).body.rejection.rule).toBe('TASK-2');
});

it('[TASK-19] makes no reminder before the day it was put off to, one on it, and each once', async () => {
  await app.db.task.update({ where: { id: taskId }, data: { snoozedUntil: new Date('2037-03-12') } });
  const kindsBy = async (day: string): Promise<string[]> => {
    await Promise.all([1, 2].map(() => runReminders(app.db, at(`${day}T08:00:00`), { byMail: false })));
    const rows = await app.db.notification.findMany({
      where: { taskId, kind: { not: 'assigned' } },
      orderBy: { at: 'asc' },
    });
    return rows.map(({ kind }) => kind);
  };
  expect(await kindsBy('2037-03-09')).toEqual([]);
  expect(await kindsBy('2037-03-12')).toEqual(['snoozed']);
  expect(await kindsBy('2037-03-16')).toEqual(['snoozed', 'due_today']);
});

it('[TASK-20] lets a stand-in act within scope and time, and says for whom', async () => {
  const grant = (scope: string, fromDay: string, untilDay: string) =>
    head.post('/api/stand-ins', { standInId: ids.officer, scope, fromDay, untilDay });
  const report = { kind: 'report', progress: 10, text: 'Thay mặt' };
  expect((await act(officer, taskId, report)).status).toBe(404);
  await grant('answer', dayFromNow(-9), dayFromNow(-1));
  expect((await act(officer, taskId, report)).status).toBe(404);
  await grant('report', dayFromNow(-1), dayFromNow(1));
  expect(await list(officer)).toEqual([taskId]);
  const { facts } = (await act(officer, taskId, report)).body;
  expect(facts.at(-1)).toMatchObject({ name: 'report', by: 'Bà Vũ Thị Hạnh', onBehalfOf: 'Ông Phùng Đức Lâm' });
  const address = `/api/tasks/${taskId}/evidence?name=bao-cao.pdf`;
  const proof = await officer.send<TaskView>('POST', address, {}, { 'content-type': 'application/octet-stream' });
  expect(proof.body.facts.at(-1)).toMatchObject({ name: 'evidence', onBehalfOf: 'Ông Phùng Đức Lâm' });
  expect((await act(officer, taskId, { kind: 'complete', text: '' })).body.rejection.rule).toBe('TASK-2');
  await grant('answer', dayFromNow(-1), dayFromNow(1));
  expect((await act(officer, taskId, { kind: 'complete', text: '' })).body.status).toBe('completed_on_time');
});

it('[TASK-20] is granted by the principal to people of the unit alone, and ends when it is taken back', async () => {
  const given = { standInId: ids.officer, scope: 'answer', fromDay: dayFromNow(-1), untilDay: dayFromNow(1) };
  expect((await head.post('/api/stand-ins', { ...given, standInId: ids.stranger })).status).toBe(400);
  expect((await head.post('/api/stand-ins', { ...given, untilDay: dayFromNow(-2) })).status).toBe(400);
  expect((await app.visitor().post('/api/stand-ins', given)).status).toBe(401);
  await head.post('/api/stand-ins', given);
  const { standIns } = (await head.get<StandInList>('/api/stand-ins')).body;
  expect(standIns).toMatchObject([{ name: 'Bà Vũ Thị Hạnh', scope: 'answer' }]);
  const address = `/api/stand-ins/${standIns[0]?.id}`;
  expect((await stranger.send('DELETE', address)).status).toBe(404);
  expect((await head.send('DELETE', address)).status).toBe(204);
  expect((await officer.get(`/api/tasks/${taskId}`)).status).toBe(404);
});
