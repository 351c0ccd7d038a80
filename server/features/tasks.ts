import { randomUUID } from 'node:crypto';
import { DiskBlobStore } from '#server/files/blobStore.ts';
import { evidenceRouter } from '#server/http/tasks/evidenceRouter.ts';
import { noticesRouter } from '#server/http/tasks/noticesRouter.ts';
import { pushRouter } from '#server/http/tasks/pushRouter.ts';
import { tasksRouter } from '#server/http/tasks/router.ts';
import { standInsRouter } from '#server/http/tasks/standInsRouter.ts';
import { workbookRouter } from '#server/http/tasks/workbookRouter.ts';
import type { ServerParts } from '#server/parts.ts';
import { makeNotices, type NewNotice } from '#server/persistence/notices.ts';
import { deliver, type Ways } from '#server/tasks/deliver.ts';
import { mailer } from '#server/tasks/mailer.ts';
import { meetingNotices } from '#server/tasks/meetingNotices.ts';
import { tellMissed } from '#server/tasks/missedNotices.ts';
import { pushKeysOf } from '#server/tasks/pushSender.ts';
import { runReminders } from '#server/tasks/reminderRun.ts';
import { beginPeriods } from '#server/tasks/seriesRun.ts';
import { tellFacts } from '#server/tasks/tellFacts.ts';
import type { OpenFeature } from './feature.ts';

const EVERY_MS = 60_000;

function waysOf({ mail, push, publicUrl }: ServerParts['config']): Ways {
  const subject = publicUrl?.startsWith('https://') ? publicUrl : 'https://nghi-su.invalid';
  return {
    mail: mail.url === undefined ? null : mailer(mail.url, mail.from),
    push: { keys: pushKeysOf(push.key), subject },
  };
}

/** Tasks: their life outside the meeting, reminders, notices by mail and web push, calendar feeds. */
export const tasks: OpenFeature = ({ db, timeline, config, log: parent }) => {
  const log = parent.child({ part: 'tasks' });
  const ways = waysOf(config);
  const byMail = ways.mail !== null;
  let running: Promise<void> = Promise.resolve();
  const run = (work: () => Promise<unknown>): void => {
    running = running.then(work).then(
      () => undefined,
      (error: unknown) => log.error({ err: error }, 'work on tasks failed'),
    );
  };
  const tell = async (): Promise<void> => {
    await tellFacts({ db, timeline, log, byMail });
    await deliver({ db, ways, log }, new Date());
  };
  const round = async (): Promise<void> => {
    await beginPeriods(db, new Date());
    await runReminders(db, new Date(), { byMail });
    await tell();
  };
  const timer = setInterval(() => run(round), EVERY_MS);
  const stop = timeline.follow((meetingId, events, state) => {
    const notices = events.flatMap((event) => meetingNotices(event, state));
    if (notices.length > 0) {
      run(() => notify(notices));
    }
    const assigned = events.filter(({ name }) => name === 'task.assigned').length;
    if (assigned > 0) {
      run(tell);
      log.info({ meetingId, tasks: assigned }, 'tasks were assigned');
    }
  });
  run(round);
  run(() => tellMissed({ db, timeline, notify: (notices) => makeNotices(db, notices, { byMail }) }, new Date()));
  const changed = (): void => run(tell);
  const notify = async (notices: readonly NewNotice[]): Promise<void> => {
    await makeNotices(db, notices, { byMail });
    changed();
  };
  const parts = { db, changed, blobs: new DiskBlobStore(config.files.dir), maxBytes: config.files.uploadMaxBytes };
  return {
    mounts: [
      { path: '/api', router: workbookRouter({ db, notify, newId: randomUUID }) },
      { path: '/api', router: tasksRouter(parts) },
      { path: '/api', router: evidenceRouter(parts) },
      { path: '/api', router: noticesRouter({ db }) },
      { path: '/api', router: standInsRouter({ db }) },
      { path: '/api', router: pushRouter({ db, keys: ways.push.keys, hosts: config.push.hosts }) },
    ],
    close: async () => {
      stop();
      clearInterval(timer);
      await running;
    },
  };
};
