import { type Request, type Response, Router } from 'express';
import { Rejected } from '#domain/rejected.ts';
import { NewStandIn, type StandInList } from '#protocol/task.ts';
import type { Database } from '#server/persistence/client.ts';
import { colleaguesIn } from '#server/persistence/taskParts.ts';
import { addStandIn, endStandIn, standInsOf } from '#server/persistence/taskStandIns.ts';
import { accountNames } from '#server/persistence/tasks.ts';
import { dayIn } from '#server/tasks/workingDays.ts';
import { param, parsed } from '../answers.ts';
import { requireAccount } from '../visitor.ts';

type Parts = { readonly db: Database };

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

const scopeOf = (scope: string): NewStandIn['scope'] => (scope === 'answer' ? 'answer' : 'report');

/** Who stands in for the sender (TASK-20): granted by the principal alone, to people of the own unit, for a time. */
export function standInsRouter({ db }: Parts): Router {
  const router = Router();
  const ofUnit = ({ id, organisationId, unitName }: ReturnType<typeof requireAccount>['account']) =>
    colleaguesIn(db, { organisationId, unitName }, id);
  router.get('/stand-ins', async (request: Request, response: Response) => {
    const { account } = requireAccount(request);
    const rows = await standInsOf(db, account.id, dayIn(new Date()));
    const names = await accountNames(
      db,
      rows.map(({ standInId }) => standInId),
    );
    const standIns = rows.map(({ id, standInId, scope, fromDay, untilDay }) => ({
      ...{ id, standInId, scope: scopeOf(scope), name: names.get(standInId) ?? '' },
      ...{ fromDay: dayOf(fromDay), untilDay: dayOf(untilDay) },
    }));
    response.json({ standIns, colleagues: await ofUnit(account) } satisfies StandInList);
  });
  router.post('/stand-ins', async (request: Request, response: Response) => {
    const { account } = requireAccount(request);
    const given = parsed(NewStandIn, request.body);
    const known = (await ofUnit(account)).some(({ accountId }) => accountId === given.standInId);
    if (!known || given.untilDay < given.fromDay) {
      throw new Rejected('invalid_payload', 'TASK-20');
    }
    await addStandIn(db, { ...given, principalId: account.id });
    response.status(201).json({});
  });
  router.delete('/stand-ins/:id', async (request: Request, response: Response) => {
    if (!(await endStandIn(db, requireAccount(request).account.id, param(request, 'id')))) {
      throw new Rejected('not_found', 'TASK-20');
    }
    response.status(204).end();
  });
  return router;
}
