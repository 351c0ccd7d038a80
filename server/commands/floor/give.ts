import { maySpeak } from '#domain/floorViews.ts';
import { requireInSession, requireProfile } from '#domain/meeting.ts';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import type { SpeechKind } from '#protocol/floor.ts';
import { event, type NewEvent } from '../handler.ts';
import { stopSpeech } from './endings.ts';

type Turn = {
  readonly speechId: string;
  readonly requestId: string | null;
  readonly itemId: string | null;
  readonly participantId: string;
  readonly kind: SpeechKind;
  /** Null: the time of the rule profile, or the planned minutes of the item for its presentation. */
  readonly seconds: number | null;
};

/** The facts that give somebody the floor; whoever has it loses it in the same moment (FLOOR-6). */
export function giveFloor(state: MeetingState, turn: Turn, now: string): NewEvent[] {
  const { meeting, floor } = state.shared;
  requireInSession(meeting);
  if (!maySpeak(state.shared, turn.participantId, turn.itemId)) {
    throw new Rejected('conflict', 'FLOOR-1', { participantId: turn.participantId });
  }
  if (floor.current !== null && floor.current.participantId === turn.participantId) {
    throw new Rejected('conflict', 'FLOOR-6', { speaking: true });
  }
  const { secondsPerTurn, warnSeconds } = requireProfile(meeting).speech;
  const seconds = turn.seconds ?? plannedSeconds(state, turn) ?? secondsPerTurn;
  return [
    ...stopSpeech(state, 'replaced', now),
    event('floor.given', { speech: { ...turn, seconds, warnSeconds: Math.min(warnSeconds, seconds) } }),
  ];
}

function plannedSeconds(state: MeetingState, { itemId, kind }: Turn): number | null {
  const minutes = itemId === null ? 0 : (state.shared.agenda.byId[itemId]?.plannedMinutes ?? 0);
  return kind === 'presentation' && minutes > 0 ? minutes * 60 : null;
}
