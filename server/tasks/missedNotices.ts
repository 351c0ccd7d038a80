import type { EventEnvelope } from '#protocol/envelope.ts';
import type { Database } from '#server/persistence/client.ts';
import { recentEvents } from '#server/persistence/eventLog.ts';
import type { NewNotice } from '#server/persistence/notices.ts';
import type { Timeline } from '#server/persistence/timeline.ts';
import { meetingNotices, TOLD_EVENTS } from './meetingNotices.ts';

const DAYS_BACK_MS = 2 * 86_400_000;

type Parts = {
  readonly db: Database;
  readonly timeline: Timeline;
  readonly notify: (notices: readonly NewNotice[]) => Promise<unknown>;
};

/** Makes the notices of events whose process died before it could; those that exist aren't made again. */
export async function tellMissed({ db, timeline, notify }: Parts, now: Date): Promise<void> {
  const since = new Date(now.getTime() - DAYS_BACK_MS);
  const events: EventEnvelope[] = await recentEvents(db, TOLD_EVENTS, since);
  for (const event of events) {
    const notices = meetingNotices(event, await timeline.state(event.meetingId));
    if (notices.length > 0) {
      await notify(notices);
    }
  }
}
