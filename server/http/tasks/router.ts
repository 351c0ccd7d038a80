import { createHash, randomBytes } from 'node:crypto';
import { type Request, type Response, Router, raw } from 'express';
import { Rejected } from '#domain/rejected.ts';
import { figuresOf } from '#domain/tasks.ts';
import { NewTaskFields, TaskAction } from '#protocol/task.ts';
import type { BlobStore } from '#server/files/blobStore.ts';
import type { Database } from '#server/persistence/client.ts';
import { dropFeed, feedAccount, keepFeed, noticesOf, readNotices } from '#server/persistence/notices.ts';
import {
  accountNames,
  accountOfUnit,
  enterTasks,
  findTask,
  isOffice,
  listTasks,
  type StoredTask,
  type TaskReader,
} from '#server/persistence/tasks.ts';
import { actOnTask } from '#server/tasks/act.ts';
import { calendarOf } from '#server/tasks/calendarFeed.ts';
import { tasksFromXlsx, tasksToXlsx } from '#server/tasks/spreadsheet.ts';
import { stateOf, summaryOf, viewOf } from '#server/tasks/taskView.ts';
import { dayIn } from '#server/tasks/workingDays.ts';
import { param, parsed } from '../answers.ts';
import { requireAccount } from '../visitor.ts';

export type TaskParts = {
  readonly db: Database;
  readonly blobs: BlobStore;
  /** Largest proof that may be handed in. */
  readonly maxBytes: number;
  /** A task was changed: its meeting is to be told. */
  readonly changed: () => void;
};

const LARGEST_IMPORT = '20mb';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Who asks for tasks, from the session. */
export function readerOf(request: Request): TaskReader {
  const { account } = requireAccount(request);
  return {
    accountId: account.id,
    organisationId: account.organisationId,
    unitName: account.unitName,
    organiser: account.organisationRole === 'organiser',
  };
}

function requireOrganiser(reader: TaskReader): void {
  if (!reader.organiser) {
    throw new Rejected('forbidden', 'TASK-2');
  }
}

/** A task as its reader sees it. */
export async function viewFor(db: Database, task: StoredTask, reader: TaskReader) {
  const ids = [
    ...task.events.map(({ actorAccountId }) => actorAccountId ?? ''),
    ...task.evidence.map(({ byId }) => byId),
  ];
  return viewOf(task, reader, {
    office: await isOffice(db, reader, task),
    now: new Date(),
    names: await accountNames(db, ids),
  });
}

/** The task, or "not found" for who may not see it (TASK-3). */
export async function requireTask(db: Database, reader: TaskReader, taskId: string): Promise<StoredTask> {
  const task = await findTask(db, reader, taskId);
  if (task === null) {
    throw new Rejected('not_found', 'TASK-3');
  }
  return task;
}

async function summaries(db: Database, reader: TaskReader, limit?: number) {
  const now = new Date();
  const tasks = await listTasks(db, reader, limit);
  return Promise.all(tasks.map(async (task) => summaryOf(task, reader, await isOffice(db, reader, task), now)));
}

async function rowsFor(db: Database, reader: TaskReader, fields: readonly NewTaskFields[]) {
  const leads = new Map<string, string | null>();
  for (const { leadUnit } of fields) {
    leads.set(leadUnit, leads.get(leadUnit) ?? (await accountOfUnit(db, reader.organisationId, leadUnit)));
  }
  return fields.map(({ dueDay, ...rest }) => {
    const due = dueDay === null ? null : new Date(`${dueDay}T00:00:00Z`);
    return { ...rest, dueDay: due, originalDueDay: due, leadAccountId: leads.get(rest.leadUnit) ?? null };
  });
}

function lists(router: Router, { db }: TaskParts): void {
  router.get('/tasks', async (request: Request, response: Response) => {
    response.json({ tasks: await summaries(db, readerOf(request)) });
  });
  router.get('/tasks/figures', async (request: Request, response: Response) => {
    const tasks = await listTasks(db, readerOf(request), 50_000);
    response.json(
      figuresOf(
        tasks.map((task) => ({ ...stateOf(task), evidence: task.evidence.length })),
        dayIn(new Date()),
      ),
    );
  });
  router.get('/tasks/export.xlsx', async (request: Request, response: Response) => {
    const file = await tasksToXlsx(await summaries(db, readerOf(request), 50_000));
    response
      .set({
        'Content-Type': XLSX,
        'Content-Disposition': "attachment; filename*=UTF-8''nhiem-vu.xlsx",
        'Cache-Control': 'private, no-store',
      })
      .send(file);
  });
  router.post(
    '/tasks/import',
    raw({ type: XLSX, limit: LARGEST_IMPORT }),
    async (request: Request, response: Response) => {
      const reader = readerOf(request);
      requireOrganiser(reader);
      const rows = await tasksFromXlsx(request.body as Buffer);
      const ids = await enterTasks(db, reader, await rowsFor(db, reader, rows));
      response.status(201).json({ imported: ids.length });
    },
  );
}

function single(router: Router, { db, changed }: TaskParts): void {
  router.post('/tasks', async (request: Request, response: Response) => {
    const reader = readerOf(request);
    requireOrganiser(reader);
    const [taskId] = await enterTasks(db, reader, await rowsFor(db, reader, [parsed(NewTaskFields, request.body)]));
    response.status(201).json({ taskId });
  });
  router.get('/tasks/:taskId', async (request: Request, response: Response) => {
    const reader = readerOf(request);
    response.json(await viewFor(db, await requireTask(db, reader, param(request, 'taskId')), reader));
  });
  router.post('/tasks/:taskId/actions', async (request: Request, response: Response) => {
    const reader = readerOf(request);
    const task = await actOnTask(db, reader, param(request, 'taskId'), parsed(TaskAction, request.body), new Date());
    changed();
    response.json(await viewFor(db, task, reader));
  });
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

function notices(router: Router, { db }: TaskParts): void {
  router.get('/notices', async (request: Request, response: Response) => {
    const rows = await noticesOf(db, requireAccount(request).account.id);
    response.json({
      notices: rows.map(({ id, kind, taskId, data, at, readAt }) => ({
        notificationId: id,
        kind,
        taskId,
        data,
        at: at.toISOString(),
        readAt: readAt?.toISOString() ?? null,
      })),
    });
  });
  router.post('/notices/read', async (request: Request, response: Response) => {
    await readNotices(db, requireAccount(request).account.id);
    response.status(204).end();
  });
  router.post('/calendar-feed', async (request: Request, response: Response) => {
    const token = randomBytes(24).toString('base64url');
    await keepFeed(db, requireAccount(request).account.id, hashOf(token));
    response.status(201).json({ path: `/api/calendar/${token}.ics` });
  });
  router.delete('/calendar-feed', async (request: Request, response: Response) => {
    await dropFeed(db, requireAccount(request).account.id);
    response.status(204).end();
  });
  router.get('/calendar/:token.ics', async (request: Request, response: Response) => {
    const account = await feedAccount(db, hashOf(param(request, 'token')));
    if (account === null) {
      throw new Rejected('not_found', 'TASK-9');
    }
    response
      .set({ 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'private, max-age=300' })
      .send(await calendarOf(db, account));
  });
}

/** Addresses of tasks, notices and calendar feeds. */
export function tasksRouter(parts: TaskParts): Router {
  const router = Router();
  lists(router, parts);
  single(router, parts);
  notices(router, parts);
  return router;
}
