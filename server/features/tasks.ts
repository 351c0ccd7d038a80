import { DiskBlobStore } from '#server/files/blobStore.ts';
import { evidenceRouter } from '#server/http/tasks/evidenceRouter.ts';
import { tasksRouter } from '#server/http/tasks/router.ts';
import { makeNotices, sendQueuedMail } from '#server/persistence/notices.ts';
import { noticesOfAssignments } from '#server/tasks/assignmentNotices.ts';
import { mailer } from '#server/tasks/mailer.ts';
import { mirrorFacts } from '#server/tasks/mirror.ts';
import { runReminders } from '#server/tasks/reminderRun.ts';
import type { OpenFeature } from './feature.ts';

const EVERY_MS = 60_000;

/** Tasks: their life outside the meeting, reminders, notices, calendar feeds. */
export const tasks: OpenFeature = ({ db, timeline, config, log: parent }) => {
  const log = parent.child({ part: 'tasks' });
  const byMail = config.mail.url !== undefined;
  const send = config.mail.url === undefined ? null : mailer(config.mail.url, config.mail.from);
  let running: Promise<void> = Promise.resolve();
  const run = (work: () => Promise<unknown>): void => {
    running = running.then(work).then(
      () => undefined,
      (error: unknown) => log.error({ err: error }, 'work on tasks failed'),
    );
  };
  const round = async (): Promise<void> => {
    await mirrorFacts({ db, timeline, log });
    await runReminders(db, new Date(), { byMail });
    if (send !== null) {
      await sendQueuedMail(db, send);
    }
  };
  const timer = setInterval(() => run(round), EVERY_MS);
  const stop = timeline.follow((meetingId, events) => {
    const assigned = events.flatMap(({ name, data }) =>
      name === 'task.assigned' ? [(data as { taskId: string }).taskId] : [],
    );
    if (assigned.length > 0) {
      run(async () => makeNotices(db, await noticesOfAssignments(db, assigned, byMail)));
      log.info({ meetingId, tasks: assigned.length }, 'tasks were assigned');
    }
  });
  run(round);
  const changed = (): void => run(() => mirrorFacts({ db, timeline, log }));
  const parts = { db, changed, blobs: new DiskBlobStore(config.files.dir), maxBytes: config.files.uploadMaxBytes };
  return {
    mounts: [
      { path: '/api', router: tasksRouter(parts) },
      { path: '/api', router: evidenceRouter(parts) },
    ],
    close: async () => {
      stop();
      clearInterval(timer);
      await running;
    },
  };
};
