import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ImportStep, TaskFigures, TaskList } from '#protocol/task.ts';
import { tasksFromXlsx } from '#server/tasks/spreadsheet.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { HttpClient } from '#tests/support/httpClient.ts';

let app: TestApp;
let office: HttpClient;
let lead: HttpClient;

const HEAD = ['Việc phải làm', 'Chủ trì', 'Phối hợp', 'Thời hạn', 'Cách tính hạn', 'Nguồn'];

async function workbook(rows: readonly (string | Date | null)[][]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Nhiệm vụ').addRows([HEAD, ...rows]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function importAs(client: HttpClient, file: Buffer): Promise<{ status: number; steps: ImportStep[] }> {
  const response = await fetch(new URL('/api/tasks/import', app.url), {
    method: 'POST',
    headers: {
      cookie: client.cookie,
      'x-csrf-token': client.csrfToken ?? '',
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    },
    body: new Uint8Array(file),
  });
  const lines = (await response.text()).split('\n').filter(Boolean);
  return { status: response.status, steps: response.ok ? lines.map((line) => JSON.parse(line) as ImportStep) : [] };
}

const list = async (client: HttpClient, query: Record<string, string> = {}): Promise<TaskList> =>
  (await client.get<TaskList>(`/api/tasks?${new URLSearchParams(query)}`)).body;

beforeAll(async () => {
  app = await startApp();
  // "thuky" organises, "thanhvien" leads the department of finance.
  [office, lead] = await Promise.all([app.signedIn('thuky'), app.signedIn('thanhvien')]);
});

beforeEach(() => app.db.task.deleteMany());
afterAll(() => app.close());

it('[TASK-8] takes a list over, tells how far it is, and reads its own export again', async () => {
  const { steps } = await importAs(
    office,
    await workbook([
      ['Rà soát giải ngân', 'Sở Tài chính', 'Sở Xây dựng; Sở Y tế', '31/12/2026', 'trước ngày này', 'Công văn 12'],
      ['Báo cáo quý', 'Sở Y tế', '', new Date('2027-01-15T00:00:00Z'), '', ''],
      [null, null, null, null, null, null],
    ]),
  );
  expect(steps).toEqual([
    { kind: 'progress', done: 0, total: 2 },
    { kind: 'progress', done: 2, total: 2 },
    { kind: 'imported', count: 2 },
  ]);
  const response = await fetch(new URL('/api/tasks/export.xlsx', app.url), { headers: { cookie: office.cookie } });
  const read = await tasksFromXlsx(Buffer.from(await response.arrayBuffer()));
  expect(read.bad).toEqual([]);
  expect(read.tasks.toSorted((a, b) => a.action.localeCompare(b.action))).toMatchObject([
    { action: 'Báo cáo quý', leadUnit: 'Sở Y tế', dueDay: '2027-01-15', dueBoundary: null },
    {
      ...{ action: 'Rà soát giải ngân', dueDay: '2026-12-31', dueBoundary: 'before', source: 'Công văn 12' },
      coordinatingUnits: ['Sở Xây dựng', 'Sở Y tế'],
    },
  ]);
});

it('[TASK-8] refuses a list with bad rows as a whole and lists each with its reason', async () => {
  const { steps } = await importAs(
    office,
    await workbook([
      ['Việc tốt', 'Sở Tài chính', '', '31/12/2026', '', ''],
      ['Việc không ngày', 'Sở Tài chính', '', 'mai', '', ''],
      ['', 'Sở Tài chính', '', '', '', ''],
      ['Việc không ai làm', '', '', '', 'khoảng', ''],
      ['x'.repeat(2001), 'Sở Tài chính', '', '', '', ''],
    ]),
  );
  expect(steps).toEqual([
    {
      ...{ kind: 'refused', badCount: 4, unreadable: false },
      bad: [
        { row: 3, column: 'dueDay', reason: 'badDay' },
        { row: 4, column: 'action', reason: 'missing' },
        { row: 5, column: 'leadUnit', reason: 'missing' },
        { row: 6, column: 'action', reason: 'tooLong' },
      ],
    },
  ]);
  expect(await app.db.task.count()).toBe(0);
});

it('[TASK-8] says of a file that is no workbook that it can’t be read, and takes lists from the office only', async () => {
  const { steps } = await importAs(office, Buffer.from('không phải xlsx'));
  expect(steps).toEqual([{ kind: 'refused', bad: [], badCount: 0, unreadable: true }]);
  expect((await importAs(lead, await workbook([]))).status).toBe(403);
});

it('[TASK-15] answers "việc của Sở Tài chính quá hạn" with exactly the rows that the asker may see', async () => {
  await importAs(
    office,
    await workbook([
      ['Việc cũ', 'Sở Tài chính', '', '02/01/2025', '', ''],
      ['Việc mới', 'Sở Tài chính', '', '02/01/2099', '', ''],
      ['Việc cũ khác', 'Sở Y tế', '', '02/01/2025', '', ''],
    ]),
  );
  const asked = { q: 'việc của Sở Tài chính quá hạn' };
  expect((await list(office, asked)).tasks.map(({ action }) => action)).toEqual(['Việc cũ']);
  expect(await list(lead, { q: 'việc của Sở Y tế quá hạn' })).toEqual({ tasks: [], total: 0 });
  expect((await list(lead, { q: 'VIEC CU', filter: 'all' })).total).toBe(1);
  expect((await list(office, { filter: 'overdue' })).total).toBe(2);
});

it('[TASK-1] counts by status sum to the total, and each list has as many as its figure says', async () => {
  const day = (offset: number): Date => new Date(Date.now() + offset * 86_400_000);
  const today = new Date(new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10));
  await importAs(
    office,
    await workbook([
      ['Hôm nay, tính cả', 'Sở Tài chính', '', today, 'tính cả ngày này', ''],
      ['Hôm nay, trước', 'Sở Tài chính', '', today, 'trước ngày này', ''],
      ['Đã qua', 'Sở Tài chính', '', day(-9), '', ''],
      ['Chưa định', 'Sở Tài chính', '', '', '', ''],
    ]),
  );
  const { total, byStatus } = (await office.get<TaskFigures>('/api/tasks/figures')).body;
  expect(Object.values(byStatus).reduce((sum, count) => sum + count, 0)).toBe(total);
  expect((await list(office, { filter: 'overdue' })).total).toBe(byStatus.overdue);
  expect((await list(office, { filter: 'open' })).total).toBe(4);
});

it('[TASK-21] labels tasks from their words, and keeps what a person chose', async () => {
  const due = new Date(Date.now() + 86_400_000);
  await importAs(
    office,
    await workbook([
      ['Rà soát từng dự án giải ngân dưới 60%', 'Sở Tài chính', '', '02/01/2099', '', ''],
      ['Hỏa tốc báo cáo tình hình', 'Sở Y tế', '', due, '', ''],
    ]),
  );
  const labels = async () =>
    (await list(office)).tasks.map(({ taskId, field, priority }) => ({ taskId, field, priority }));
  const [flash, usual] = await labels();
  expect(flash?.priority).toBe('flash');
  expect(usual).toMatchObject({ field: 'investment', priority: 'normal' });
  const label = { kind: 'label', field: 'office', priority: 'urgent' };
  expect((await lead.post(`/api/tasks/${usual?.taskId}/actions`, label)).status).toBe(403);
  await office.post(`/api/tasks/${usual?.taskId}/actions`, label);
  expect((await labels())[1]).toMatchObject({ field: 'office', priority: 'urgent' });
});
