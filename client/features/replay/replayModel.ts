import { fold, foldAll } from '#domain/fold.ts';
import { initialState, type MeetingState } from '#domain/state.ts';
import type { EventEnvelope } from '#protocol/envelope.ts';

/** A stretch on the replay's clock, in milliseconds of the server's clock. */
export type Stretch = { readonly from: number; readonly until: number };

/** An agenda item as it was dealt with. */
export type ReplayItem = Stretch & { readonly itemId: string; readonly title: string };

/** A recorded file of one device. */
export type ReplayPiece = Stretch & { readonly pieceId: string; readonly participantId: string };

/** Somebody spoke. */
export type ReplaySpan = Stretch & { readonly participantId: string };

/** A vote, from its opening to its end. */
export type ReplayVote = Stretch & { readonly pollId: string; readonly question: string };

/** A meeting that is over (or still goes on), as its replay needs it. */
export type ReplayModel = Stretch & {
  readonly meetingId: string;
  readonly events: readonly EventEnvelope[];
  readonly final: MeetingState;
  readonly items: readonly ReplayItem[];
  readonly pieces: readonly ReplayPiece[];
  /** Who was heard. */
  readonly spans: readonly ReplaySpan[];
  /** Who had the floor. */
  readonly turns: readonly ReplaySpan[];
  readonly votes: readonly ReplayVote[];
  /** Classified stretches and lost ones: times only. */
  readonly silences: readonly (Stretch & { readonly kind: 'private' | 'gap' })[];
};

const ms = (at: string): number => Date.parse(at);

function itemsOf({ shared }: MeetingState, end: number): ReplayItem[] {
  return Object.values(shared.agenda.byId)
    .filter((item) => item.calledAt !== null)
    .map((item) => ({
      itemId: item.itemId,
      title: item.title,
      from: ms(item.calledAt ?? ''),
      until: item.endedAt === null ? end : ms(item.endedAt),
    }))
    .sort((a, b) => a.from - b.from);
}

function silencesOf({ shared: { recording } }: MeetingState, end: number): ReplayModel['silences'] {
  const secret = recording.privateStretches.map(({ fromAt, untilAt }) => ({
    kind: 'private' as const,
    from: ms(fromAt),
    until: untilAt === null ? end : ms(untilAt),
  }));
  const gaps = recording.gaps.map(({ fromAt, untilAt }) => ({
    kind: 'gap' as const,
    from: ms(fromAt),
    until: ms(untilAt),
  }));
  return [...secret, ...gaps].sort((a, b) => a.from - b.from);
}

function turnsOf({ shared: { floor } }: MeetingState, end: number): ReplaySpan[] {
  const past = floor.history.map(({ participantId, startedAt, endedAt }) => ({
    participantId,
    from: ms(startedAt),
    until: ms(endedAt),
  }));
  const { current } = floor;
  return current === null
    ? past
    : [...past, { participantId: current.participantId, from: ms(current.startedAt), until: end }];
}

function votesOf({ shared }: MeetingState, end: number): ReplayVote[] {
  return Object.values(shared.polls.byId).map(({ pollId, question, openedAt, closedAt }) => ({
    pollId,
    question,
    from: ms(openedAt),
    until: closedAt === null ? end : ms(closedAt),
  }));
}

/** Everything the replay shows, read from the meeting's events. The clock runs from the opening to the last event or sound. */
export function replayModel(meetingId: string, events: readonly EventEnvelope[]): ReplayModel {
  const final = foldAll(initialState(meetingId), events);
  const { meeting, recording, speakers } = final.shared;
  const pieces = recording.pieces.map(({ pieceId, participantId, startedAt, durationMs }) => ({
    pieceId,
    participantId,
    from: ms(startedAt),
    until: ms(startedAt) + durationMs,
  }));
  const begin = meeting.openedAt ?? events[0]?.at ?? new Date(0).toISOString();
  const last = meeting.closedAt ?? events.at(-1)?.at ?? begin;
  const until = Math.max(ms(last), ...pieces.map((piece) => piece.until));
  return {
    meetingId,
    events,
    final,
    from: ms(begin),
    until,
    items: itemsOf(final, until),
    pieces,
    spans: speakers.spans.map(({ participantId, fromAt, untilAt }) => ({
      participantId,
      from: ms(fromAt),
      until: ms(untilAt),
    })),
    turns: turnsOf(final, until),
    votes: votesOf(final, until),
    silences: silencesOf(final, until),
  };
}

/** The meeting's state at any moment: the same fold as everywhere, going forward from the last moment asked for. */
export class StateAt {
  readonly #model: ReplayModel;
  #state: MeetingState;
  #next = 0;

  constructor(model: ReplayModel) {
    this.#model = model;
    this.#state = initialState(model.meetingId);
  }

  at(moment: number): MeetingState {
    const { events, meetingId } = this.#model;
    const before = events[this.#next - 1];
    if (before && ms(before.at) > moment) {
      this.#state = initialState(meetingId);
      this.#next = 0;
    }
    for (let event = events[this.#next]; event && ms(event.at) <= moment; event = events[this.#next]) {
      this.#state = fold(this.#state, event);
      this.#next += 1;
    }
    return this.#state;
  }
}

/** The moment the replay should go on at when only one speaker is wanted: now, the next span, or null after the last. */
export function nextHeard(spans: readonly ReplaySpan[], participantId: string, moment: number): number | null {
  const own = spans.filter((span) => span.participantId === participantId).sort((a, b) => a.from - b.from);
  const span = own.find(({ until }) => until > moment);
  return span ? Math.max(span.from, moment) : null;
}

/** Speakers by how long they were heard, longest first, in milliseconds. */
export function speakingTimes(spans: readonly ReplaySpan[]): { readonly participantId: string; readonly ms: number }[] {
  const times = new Map<string, number>();
  for (const { participantId, from, until } of spans) {
    times.set(participantId, (times.get(participantId) ?? 0) + until - from);
  }
  return [...times].map(([participantId, total]) => ({ participantId, ms: total })).sort((a, b) => b.ms - a.ms);
}
