import { asking, languageModelOf } from '#recorder/minutes/index.ts';
import { meetingImportRouter } from '#server/http/minutes/importRouter.ts';
import { minutesRouter } from '#server/http/minutes/router.ts';
import { redraft } from '#server/minutes/drafter.ts';
import { DraftPace } from '#server/minutes/draftPace.ts';
import { DraftThread } from '#server/minutes/draftThread.ts';
import type { OpenFeature } from './feature.ts';

/** Minutes: the draft follows the timeline, is edited together, approved, signed and printed. */
export const minutes: OpenFeature = ({ timeline, db, log, auth, config }) => {
  const model = languageModelOf(config.languageModel);
  const thread = new DraftThread();
  const parts = { timeline, db, thread, log: log.child({ part: 'minutes' }), ask: model ? asking(model) : undefined };
  const pace = new DraftPace((meetingId) =>
    redraft(parts, meetingId).catch((error: unknown) => {
      parts.log.error({ err: error, meetingId }, 'drafting failed');
    }),
  );
  const stop = timeline.follow((meetingId, events) => {
    const names = events.map(({ name }) => name);
    if (names.includes('meeting.opened')) {
      thread.warm();
    }
    pace.heard(meetingId, names);
  });
  const routed = { ...parts, identify: (cookieHeader: string | undefined) => auth.identify(cookieHeader) };
  return {
    mounts: [
      { path: '/api', router: minutesRouter(routed) },
      { path: '/api', router: meetingImportRouter(routed) },
    ],
    close: async () => {
      stop();
      await pace.close();
      await thread.close();
    },
  };
};
