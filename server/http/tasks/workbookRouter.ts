import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router, raw } from 'express';
import { Rejected } from '#domain/rejected.ts';
import type { ImportStep, TaskSummary } from '#protocol/task.ts';
import type { Database } from '#server/persistence/client.ts';
import type { NewNotice } from '#server/persistence/notices.ts';
import { everyTask } from '#server/persistence/taskLists.ts';
import { enterTasks, type NewTaskRow, officeOf, type TaskReader } from '#server/persistence/tasks.ts';
import { rowsFor } from '#server/tasks/enter.ts';
import { type ReadWorkbook, tasksFromXlsx, writeTasks } from '#server/tasks/spreadsheet.ts';
import { summaryOf } from '#server/tasks/taskView.ts';
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
function noticesOf(rows: readonly NewTaskRow[], importId: string): NewNotice[] {
  const byLead = Map.groupBy(rows, ({ leadAccountId }) => leadAccountId ?? '');
  byLead.delete('');
  return [...byLead].map(([accountId, own]) => ({
    accountId,
    onceKey: `import/${importId}/${accountId}`,
    kind: 'imported',
    taskId: null,
    data: { count: own.length },
    urgent: false,
  }));
}

async function readWorkbook(file: Buffer): Promise<ReadWorkbook | null> {
  try {
    return await tasksFromXlsx(file);
  } catch (error) {
    if (error instanceof Rejected) {
      return null;
    }
    throw error;
  }
}

async function takeOver(
  { db, notify, newId }: WorkbookParts,
  reader: TaskReader,
  file: Buffer,
  tell: (step: ImportStep) => void,
): Promise<void> {
  const read = await readWorkbook(file);
  if (read === null || read.bad.length > 0) {
    const bad = read?.bad ?? [];
    tell({ kind: 'refused', bad: bad.slice(0, MOST_BAD_SHOWN), badCount: bad.length, unreadable: read === null });
    return;
  }
  const total = read.tasks.length;
  tell({ kind: 'progress', done: 0, total });
  const rows = await rowsFor(db, reader, read.tasks);
  await enterTasks(db, reader, rows, { told: true, progress: (done) => tell({ kind: 'progress', done, total }) });
  await notify(noticesOf(rows, newId()));
  tell({ kind: 'imported', count: total });
}

/** Lists of tasks as workbooks: the one that is saved, and the one that is taken over, told step by step. */
export function workbookRouter(parts: WorkbookParts): Router {
  const router = Router();
  router.get('/tasks/export.xlsx', async (request: Request, response: Response) => {
    response.set({
      'Content-Type': XLSX,
      'Content-Disposition': "attachment; filename*=UTF-8''nhiem-vu.xlsx",
      'Cache-Control': 'private, no-store',
    });
    const file = new PassThrough();
    await Promise.all([writeTasks(file, summaries(parts.db, readerOf(request))), pipeline(file, response)]);
  });
  router.post(
    '/tasks/import',
    raw({ type: XLSX, limit: LARGEST_IMPORT }),
    async (request: Request, response: Response) => {
      const reader = readerOf(request);
      requireOrganiser(reader);
      response.status(200).set({ 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store' });
      await takeOver(parts, reader, request.body as Buffer, (step) => response.write(`${JSON.stringify(step)}\n`));
      response.end();
    },
  );
  return router;
}
