import { secondsBetween, waitingFor } from '#domain/floor.ts';
import { unheardVoices } from '#domain/floorViews.ts';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import type { SpeechEnd } from '#protocol/floor.ts';
import { event, type NewEvent } from '../handler.ts';

/** The fact that ends the speech that is on, if one is. */
export function stopSpeech(state: MeetingState, reason: SpeechEnd, now: string): NewEvent[] {
  const { current } = state.shared.floor;
  if (current === null) {
    return [];
  }
  const { speechId, participantId, itemId, startedAt } = current;
  const spokenSeconds = secondsBetween(startedAt, now);
  return [event('floor.stopped', { speechId, participantId, itemId, reason, spokenSeconds })];
}

/** FLOOR-7: what follows for the floor when an item ends: its speech is over and its waiting requests expire. */
export function endFloorOf(state: MeetingState, itemId: string, now: string): NewEvent[] {
  const { floor } = state.shared;
  const stopped = floor.current?.itemId === itemId ? stopSpeech(state, 'item_ended', now) : [];
  const requestIds = waitingFor(floor, itemId).map(({ requestId }) => requestId);
  return requestIds.length === 0 ? stopped : [...stopped, event('floor.expired', { itemId, requestIds })];
}

/**
 * FLOOR-8: an item doesn't end over unheard voices by accident. Refused when somebody still waits to speak on it, or when it
 * was under discussion and members who are present have said nothing; those who run the meeting may go on all the same.
 */
export function requireHeard(state: MeetingState, itemId: string, despiteUnheard: boolean): void {
  const item = state.shared.agenda.byId[itemId];
  if (despiteUnheard || item === undefined) {
    return;
  }
  const { waiting, silent } = unheardVoices(state.shared, itemId);
  const silentMembers = item.status === 'discussing' ? silent.filter(({ isMember }) => isMember).length : 0;
  if (waiting.length > 0 || silentMembers > 0) {
    throw new Rejected('conflict', 'FLOOR-8', { waiting: waiting.length, silent: silentMembers });
  }
}
