import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { Rejected } from '#domain/rejected.ts';
import { readTaskQuery } from '#domain/taskQuery.ts';
import { figuresOf } from '#domain/tasks.ts';
import { NewTaskFields, TaskAction, TaskFilter, type TaskList } from '#protocol/task.ts';
import type { BlobStore } from '#server/files/blobStore.ts';
import { unitNames } from '#server/persistence/agencyStore.ts';
import type { Database } from '#server/persistence/client.ts';
import { countedTasks, findTasks } from '#server/persistence/taskLists.ts';
import { colleaguesIn } from '#server/persistence/taskParts.ts';
import { officeOf, type TaskReader } from '#server/persistence/taskRights.ts';
import { periodsOf } from '#server/persistence/taskSeries.ts';
import { stoodInForOn } from '#server/persistence/taskStandIns.ts';
import { accountNames, enterTasks, findTask, type StoredTask } from '#server/persistence/tasks.ts';
import { actOnTask } from '#server/tasks/act.ts';
import { rowsFor } from '#server/tasks/enter.ts';
import { peopleOf, summaryOf, viewOf } from '#server/tasks/taskView.ts';
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

/** Who asks for tasks, from the session, with whom he or she stands in for today. */
export async function readerOf(request: Request, db: Database): Promise<TaskReader> {
  const { account } = requireAccount(request);
  return {
    accountId: account.id,
    organisationId: account.organisationId,
    unitName: account.unitName,
    headsUnit: account.headsUnit,
    organiser: account.organisationRole === 'organiser',
    standsFor: await stoodInForOn(db, account.id, dayIn(new Date())),
  };
}

/** Lists come from the agency's office alone. */
export function requireOrganiser(reader: TaskReader): void {
  if (!reader.organiser) {
    throw new Rejected('forbidden', 'TASK-2');
  }
}

/** A task as its reader sees it. */
export async function viewFor(db: Database, task: StoredTask, reader: TaskReader) {
  return viewOf(task, reader, {
    office: (await officeOf(db, reader))(task),
    now: new Date(),
    names: await accountNames(db, peopleOf(task)),
    series: task.seriesId === null ? null : await periodsOf(db, task.seriesId),
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

const Wanted = z.strictObject({
  filter: TaskFilter.default('all'),
  q: z.string().trim().max(200).default(''),
  skip: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

const PAGE = 200;

function lists(router: Router, { db }: TaskParts): void {
  router.get('/tasks', async (request: Request, response: Response) => {
    const reader = await readerOf(request, db);
    const { filter, q, skip } = parsed(Wanted, request.query);
    const now = new Date();
    const asked = readTaskQuery(q);
    const found = await findTasks(db, reader, {
      ...{ words: asked.words, filter: asked.filter ?? filter, today: dayIn(now) },
      ...{ skip, take: PAGE },
    });
    const office = await officeOf(db, reader);
    const tasks = found.tasks.map((task) => summaryOf(task, reader, office(task), now));
    response.json({ tasks, total: found.total } satisfies TaskList);
  });
  router.get('/tasks/units', async (request: Request, response: Response) => {
    response.json({ units: await unitNames(db, requireAccount(request).account.organisationId) });
  });
  router.get('/tasks/figures', async (request: Request, response: Response) => {
    response.json(figuresOf(await countedTasks(db, await readerOf(request, db)), dayIn(new Date())));
  });
}

function single(router: Router, { db, changed }: TaskParts): void {
  router.post('/tasks', async (request: Request, response: Response) => {
    const reader = await readerOf(request, db);
    requireOrganiser(reader);
    const rows = await rowsFor(db, reader, [parsed(NewTaskFields, request.body)]);
    await enterTasks(db, reader, [rows]);
    changed();
    response.status(201).json({ taskId: rows[0]?.id });
  });
  router.get('/tasks/:taskId', async (request: Request, response: Response) => {
    const reader = await readerOf(request, db);
    response.json(await viewFor(db, await requireTask(db, reader, param(request, 'taskId')), reader));
  });
  router.post('/tasks/:taskId/actions', async (request: Request, response: Response) => {
    const reader = await readerOf(request, db);
    const task = await actOnTask(db, reader, param(request, 'taskId'), parsed(TaskAction, request.body), new Date());
    changed();
    response.json(await viewFor(db, task, reader));
  });
  router.get('/tasks/:taskId/colleagues', async (request: Request, response: Response) => {
    const reader = await readerOf(request, db);
    const { organisationId, leadUnit } = await requireTask(db, reader, param(request, 'taskId'));
    const unit = { organisationId, unitName: leadUnit };
    response.json({ colleagues: await colleaguesIn(db, unit, reader.accountId) });
  });
}

/** Addresses of tasks. */
export function tasksRouter(parts: TaskParts): Router {
  const router = Router();
  lists(router, parts);
  single(router, parts);
  return router;
}
