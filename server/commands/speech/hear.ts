import { chairOf } from '#domain/people.ts';
import { Rejected } from '#domain/rejected.ts';
import { floorAt, itemAt, touchesClassified } from '#domain/speechClock.ts';
import type { MeetingState } from '#domain/state.ts';
import type { CommandPayload } from '#protocol/registry.ts';
import type { HeardSegment, Segment } from '#protocol/speech.ts';
import { event, type Handler } from '../handler.ts';

type Payload = CommandPayload<'speech.hear'>;

/**
 * Takes what the recorder heard on a track between two moments. A report that doesn't begin where the last one ended is
 * refused (SPEECH-4): a worker that was killed, or a second one, can neither double nor skip a sentence. Nothing of a
 * classified stretch is kept (SPEECH-8).
 */
export const hear: Handler<'speech.hear'> = ({ state, payload }) => {
  const { speech, speechClock } = state.shared;
  const heardUntil = speech.heardUntil[payload.trackId] ?? null;
  if (heardUntil !== payload.fromAt) {
    throw new Rejected('conflict', 'SPEECH-4', { heardUntil });
  }
  const allowed = payload.segments.filter(
    ({ startAt, endAt }) => payload.origin !== 'live' || !touchesClassified(speechClock, startAt, endAt),
  );
  const segments = allowed.map((segment) => placed(state, payload, segment));
  const { trackId, source, origin, untilAt, engine, model, fileStartAt } = payload;
  return {
    events: [event('speech.heard', { trackId, source, origin, untilAt, engine, model, segments, fileStartAt })],
    result: { accepted: segments.length, untilAt },
  };
};

function placed(state: MeetingState, payload: Payload, segment: HeardSegment): Segment {
  const { speechClock } = state.shared;
  const given = state.shared.agenda.byId[segment.itemId ?? '']?.itemId ?? null;
  const running = payload.speakers === 'open' ? null : itemAt(speechClock, segment.startAt);
  return { ...segment, itemId: given ?? running, ...speakerOf(state, payload, segment) };
}

type Attribution = Pick<Segment, 'speakerId' | 'loudestId'>;

/** SPEECH-6: who said it, and whose microphone says otherwise. */
function speakerOf(state: MeetingState, payload: Payload, segment: HeardSegment): Attribution {
  if (segment.speakerId !== null || payload.speakers === 'open') {
    const named = state.shared.people.byId[segment.speakerId ?? ''];
    return { speakerId: named?.participantId ?? null, loudestId: null };
  }
  return attributed(state, payload, segment);
}

function attributed(state: MeetingState, { speakers, participantId }: Payload, segment: HeardSegment): Attribution {
  const middle = new Date((Date.parse(segment.startAt) + Date.parse(segment.endAt)) / 2).toISOString();
  const holder = floorAt(state.shared.speechClock, middle);
  const chair = chairOf(state.shared.people)?.participantId ?? null;
  if (speakers === 'floor' || participantId === null) {
    return { speakerId: holder ?? chair, loudestId: null };
  }
  const outOfTurn = holder !== null && holder !== participantId && participantId !== chair;
  return outOfTurn && isOnSite(state, participantId)
    ? { speakerId: holder, loudestId: participantId }
    : { speakerId: participantId, loudestId: null };
}

/** A tablet in the room may hear a neighbour; a microphone far away hears only its owner. */
function isOnSite(state: MeetingState, participantId: string): boolean {
  const presence = state.shared.attendance.byId[participantId];
  return presence?.state === 'present' && presence.mode === 'on_site';
}
