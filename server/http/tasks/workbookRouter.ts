import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router, raw } from 'express';
import { Rejected } from '#domain/rejected.ts';
import type { ImportStep, NewTaskFields, TaskSummary } from '#protocol/task.ts';
import type { Database } from '#server/persistence/client.ts';
import type { NewNotice } from '#server/persistence/notices.ts';
import { everyTask } from '#server/persistence/taskLists.ts';
import { officeOf, type TaskReader } from '#server/persistence/taskRights.ts';
import { enterTasks, type NewTaskRow } from '#server/persistence/tasks.ts';
import { type LeadsByUnit, rowsFor } from '#server/tasks/enter.ts';
import { summaryOf } from '#server/tasks/taskView.ts';
import { WorkbookThread } from '#server/tasks/workbookThread.ts';
import { readerOf, requireOrganiser } from './router.ts';

export type WorkbookParts = {
  readonly db: Database;
  /** Makes notices and sends them on. */
  readonly notify: (notices: readonly NewNotice[]) => Promise<void>;
  readonly newId: () => string;
};

const LARGEST_IMPORT = '20mb';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_BAD_SHOWN = 100;

async function* summaries(db: Database, reader: TaskReader): AsyncGenerator<TaskSummary[]> {
  const now = new Date();
  const office = await officeOf(db, reader);
  for await (const part of everyTask(db, reader)) {
    yield part.map((task) => summaryOf(task, reader, office(task), now));
  }
}

/** Who answers for imported duties hears of the list once, not of each row. */
function noticesOf(byLead: ReadonlyMap<string, number>, importId: string): NewNotice[] {
  return [...byLead].map(([accountId, count]) => ({
    accountId,
    onceKey: `import/${importId}/${accountId}`,
    kind: 'imported',
    taskId: null,
    data: { count },
    urgent: false,
  }));
}

type Read = Awaited<ReturnType<WorkbookThread['read']>>;

async function readWorkbook(workbook: WorkbookThread, file: Buffer): Promise<Read | null> {
  try {
    return await workbook.read(file);
  } catch (error) {
    if (error instanceof Rejected) {
      return null;
    }
    throw error;
  }
}

/** Rows of the database, some hundred at a time; `byLead` counts them for each account that answers for some. */
async function* rowsOf(
  { db }: WorkbookParts,
  reader: TaskReader,
  duties: AsyncIterable<readonly NewTaskFields[]>,
  byLead: Map<string, number>,
): AsyncGenerator<NewTaskRow[]> {
  const leads: LeadsByUnit = new Map();
  for await (const part of duties) {
    const rows = await rowsFor(db, reader, part, leads);
    for (const accountId of rows.flatMap(({ leadAccountId }) => leadAccountId ?? [])) {
      byLead.set(accountId, (byLead.get(accountId) ?? 0) + 1);
    }
    yield rows;
  }
}

type Tell = (step: ImportStep) => void;

async function takeOver(
  parts: WorkbookParts,
  reader: TaskReader,
  { workbook, file }: { workbook: WorkbookThread; file: Buffer },
  tell: Tell,
): Promise<void> {
  const read = await readWorkbook(workbook, file);
  if (read === null || read.bad.length > 0) {
    const bad = read?.bad ?? [];
    tell({ kind: 'refused', bad: bad.slice(0, MOST_BAD_SHOWN), badCount: bad.length, unreadable: read === null });
    return;
  }
  const total = read.count;
  const byLead = new Map<string, number>();
  tell({ kind: 'progress', done: 0, total });
  const rows = rowsOf(parts, reader, workbook.duties(total), byLead);
  await enterTasks(parts.db, reader, rows, { told: true, progress: (done) => tell({ kind: 'progress', done, total }) });
  await parts.notify(noticesOf(byLead, parts.newId()));
  tell({ kind: 'imported', count: total });
}

/** Does something with a workbook, and lets go of all that it took. */
async function withWorkbook(work: (workbook: WorkbookThread) => Promise<void>): Promise<void> {
  const workbook = new WorkbookThread();
  try {
    await work(workbook);
  } finally {
    await workbook.close();
  }
}

/** Lists of tasks as workbooks: the one that is saved, and the one that is taken over, told step by step. */
export function workbookRouter(parts: WorkbookParts): Router {
  const router = Router();
  router.get('/tasks/export.xlsx', async (request: Request, response: Response) => {
    const reader = await readerOf(request, parts.db);
    response.set({
      'Content-Type': XLSX,
      'Content-Disposition': "attachment; filename*=UTF-8''nhiem-vu.xlsx",
      'Cache-Control': 'private, no-store',
    });
    const tasks = summaries(parts.db, reader);
    await withWorkbook((workbook) => pipeline(Readable.from(workbook.write(tasks)), response));
  });
  router.post(
    '/tasks/import',
    raw({ type: XLSX, limit: LARGEST_IMPORT }),
    async (request: Request, response: Response) => {
      const reader = await readerOf(request, parts.db);
      requireOrganiser(reader);
      response.status(200).set({ 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store' });
      const tell: Tell = (step) => response.write(`${JSON.stringify(step)}\n`);
      const file = request.body as Buffer;
      await withWorkbook((workbook) => takeOver(parts, reader, { workbook, file }, tell));
      response.end();
    },
  );
  return router;
}
