import { orderedItems } from './agenda.ts';
import { conclusionsOf } from './conclusions.ts';
import { openPoll } from './poll/roll.ts';
import type { SharedState } from './state.ts';

/** What became of one item while somebody wasn't there. */
export type MissedItem = {
  readonly itemId: string;
  readonly status: 'concluded' | 'deferred' | 'withdrawn' | 'under_way';
  readonly conclusionIds: readonly string[];
  readonly pollIds: readonly string[];
};

/** One card for somebody who comes late or was away (ROOM-8). Texts and figures are looked up by id. */
export type CatchUpCard = {
  /** Since when the person was missing. */
  readonly missedFrom: string;
  readonly items: readonly MissedItem[];
  readonly currentItemId: string | null;
  readonly speakerId: string | null;
  readonly openPollId: string | null;
  readonly shownPaperId: string | null;
};

/** When somebody who is here now came in this time, and since when he had been missing; null who missed nothing. */
function absence({ meeting, attendance }: SharedState, participantId: string): { from: string; until: string } | null {
  const own = attendance.movements.filter((movement) => movement.participantId === participantId);
  const last = own.at(-1);
  if (meeting.openedAt === null || last?.kind !== 'in') {
    return null;
  }
  const left = own.at(-2);
  const from = left?.kind === 'out' && left.at > meeting.openedAt ? left.at : meeting.openedAt;
  return last.at > from ? { from, until: last.at } : null;
}

/** The card for a participant; null for somebody who was there all the time or isn't here. */
export function catchUpCard(shared: SharedState, participantId: string): CatchUpCard | null {
  const missed = absence(shared, participantId);
  if (missed === null) {
    return null;
  }
  const { agenda, polls, floor, presenting } = shared;
  const during = (at: string | null): boolean => at !== null && at >= missed.from && at <= missed.until;
  const published = Object.values(polls.byId).filter(({ publishedAt }) => during(publishedAt));
  const items = orderedItems(agenda)
    .filter((item) => during(item.endedAt) || item.itemId === agenda.currentItemId)
    .map(
      ({ itemId, status }): MissedItem => ({
        itemId,
        status: status === 'concluded' || status === 'deferred' || status === 'withdrawn' ? status : 'under_way',
        conclusionIds: conclusionsOf(shared.conclusions, itemId).map(({ conclusionId }) => conclusionId),
        pollIds: published.filter((poll) => poll.itemId === itemId).map(({ pollId }) => pollId),
      }),
    );
  return {
    missedFrom: missed.from,
    items,
    currentItemId: agenda.currentItemId,
    speakerId: floor.current?.participantId ?? null,
    openPollId: openPoll(shared)?.pollId ?? null,
    shownPaperId: presenting.shown?.paperId ?? null,
  };
}
