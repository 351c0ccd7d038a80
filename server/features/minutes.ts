import { asking, languageModelOf } from '#recorder/minutes/index.ts';
import { meetingImportRouter } from '#server/http/minutes/importRouter.ts';
import { minutesRouter } from '#server/http/minutes/router.ts';
import { redraft } from '#server/minutes/drafter.ts';
import { DraftThread } from '#server/minutes/draftThread.ts';
import type { OpenFeature } from './feature.ts';

/** Facts after which the draft says something else. */
const CHANGES_DRAFT =
  /^(speech\.|poll\.(published|acclaimed|handsCounted|opinionReserved)|agenda\.(itemCalled|itemConcluded)|meeting\.(opened|closed)|attendance\.|conclusion\.)/;

/** What a person waits for: the finished draft, and the tasks of a wording just confirmed (AC-GV-01: within five seconds). */
const AT_ONCE: ReadonlySet<string> = new Set(['meeting.closed', 'conclusion.confirmed']);

/** While people speak, the draft follows at this distance; each run takes in everything said until then. */
const FOLLOW_MS = 4_000;

/** Minutes: the draft follows the timeline, is edited together, approved, signed and printed. */
export const minutes: OpenFeature = ({ timeline, db, log, auth, config }) => {
  const model = languageModelOf(config.languageModel);
  const thread = new DraftThread();
  const parts = { timeline, db, thread, log: log.child({ part: 'minutes' }), ask: model ? asking(model) : undefined };
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Map<string, Promise<void>>();
  const run = (meetingId: string): void => {
    timers.delete(meetingId);
    const before = running.get(meetingId) ?? Promise.resolve();
    const next = before
      .then(() => redraft(parts, meetingId))
      .catch((error: unknown) => parts.log.error({ err: error, meetingId }, 'drafting failed'))
      .finally(() => running.get(meetingId) === next && running.delete(meetingId));
    running.set(meetingId, next);
  };
  const stop = timeline.follow((meetingId, events) => {
    if (events.some(({ name }) => name === 'meeting.opened')) {
      thread.warm();
    }
    const atOnce = events.some(({ name }) => AT_ONCE.has(name));
    if (!events.some(({ name }) => CHANGES_DRAFT.test(name)) || (timers.has(meetingId) && !atOnce)) {
      return;
    }
    clearTimeout(timers.get(meetingId));
    timers.set(
      meetingId,
      setTimeout(() => run(meetingId), atOnce ? 0 : FOLLOW_MS),
    );
  });
  const routed = { ...parts, identify: (cookieHeader: string | undefined) => auth.identify(cookieHeader) };
  return {
    mounts: [
      { path: '/api', router: minutesRouter(routed) },
      { path: '/api', router: meetingImportRouter(routed) },
    ],
    close: async () => {
      stop();
      for (const timer of timers.values()) {
        clearTimeout(timer);
      }
      await Promise.all(running.values());
      await thread.close();
    },
  };
};
