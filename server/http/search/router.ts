import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { SHOWING_FACTS, saidDuring, showingsOf } from '#domain/pageShowings.ts';
import { readTaskQuery } from '#domain/taskQuery.ts';
import type { Group, SaidAboutPage, SearchAnswer, TaskFound } from '#protocol/search.ts';
import { factsNamed } from '#server/persistence/searchStore.ts';
import { findTasks } from '#server/persistence/taskLists.ts';
import { summaryOf } from '#server/tasks/taskView.ts';
import { dayIn } from '#server/tasks/workingDays.ts';
import { param, parsed } from '../answers.ts';
import { type AccessParts, requireReadable } from '../papers/access.ts';
import { readerOf } from '../tasks/router.ts';
import { requireAccount } from '../visitor.ts';
import { type FindParts, findMinutes, findPapers, findSpeech, grouped, placesFor, spoken } from './findEverywhere.ts';

export type SearchParts = FindParts & AccessParts;

const Query = z.strictObject({ q: z.string().trim().min(2).max(200) });
const Page = z.coerce.number().int().min(1).max(5000);
const MOST_TASKS = 21;

async function tasksFound({ db }: SearchParts, request: Request, query: string): Promise<Group<TaskFound>> {
  const reader = await readerOf(request, db);
  const { words, filter } = readTaskQuery(query);
  const now = new Date();
  const wanted = { words, filter: filter ?? 'all', today: dayIn(now), skip: 0, take: MOST_TASKS } as const;
  const { tasks } = await findTasks(db, reader, wanted);
  return grouped(
    tasks.map((task) => {
      const { taskId, leadUnit, status, dueDay, action } = summaryOf(task, reader, false, now);
      return { taskId, leadUnit, status, dueDay, text: action };
    }),
  );
}

/** What was said while a page was shown; the sender may read the page. */
async function saidAbout(parts: SearchParts, request: Request): Promise<SaidAboutPage> {
  const { versionId, meetingId } = await requireReadable(parts, request, param(request, 'versionId'));
  const page = parsed(Page, request.params.page);
  const [state, facts] = await Promise.all([
    parts.timeline.state(meetingId),
    factsNamed(parts.db, meetingId, SHOWING_FACTS),
  ]);
  const showings = showingsOf(facts, { versionId, page });
  const { order, byId } = state.shared.speech;
  const said = order.flatMap((segmentId) => {
    const segment = byId[segmentId];
    const during = segment !== undefined && saidDuring(showings, segment.startAt, segment.endAt);
    return during ? (spoken(state, segmentId, state.shared.meeting.details?.title ?? '') ?? []) : [];
  });
  return { said };
}

/** One search over papers, transcripts, minutes and tasks; and what was said about a page. Rights come before retrieval. */
export function searchRouter(parts: SearchParts): Router {
  const router = Router();
  router.get('/search', async (request: Request, response: Response) => {
    const { q } = parsed(Query, request.query);
    const { account, identity } = requireAccount(request);
    const places = await placesFor(parts, account.id, identity);
    const answer: SearchAnswer = {
      papers: await findPapers(parts.db, places, q),
      speech: await findSpeech(parts.db, places, q),
      minutes: await findMinutes(parts.db, places, q),
      tasks: await tasksFound(parts, request, q),
    };
    response.json(answer);
  });
  router.get('/papers/:versionId/pages/:page/said', async (request: Request, response: Response) => {
    response.json(await saidAbout(parts, request));
  });
  return router;
}
