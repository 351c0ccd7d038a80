import { currentItem, isOver, nextItem, topItems } from '#client/features/agenda/index.ts';
import type { FloorView } from '#client/features/floor/index.ts';
import type { VoteStep } from '#client/features/poll/index.ts';
import { isPresent } from '#domain/attendance.ts';
import type { MeetingState } from '#domain/state.ts';
import type { Participant } from '#protocol/people.ts';

/** What the chair should do next: one thing, in the order in which a meeting runs. */
export type NextAction =
  | { readonly kind: 'openCheckIn' }
  | { readonly kind: 'open' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'call'; readonly itemId: string; readonly number: string; readonly title: string }
  | {
      readonly kind: 'give';
      readonly requestId: string;
      readonly person: Participant;
      readonly following: Participant | null;
    }
  | { readonly kind: 'present'; readonly person: Participant; readonly number: string }
  | { readonly kind: 'openVote'; readonly pollId: string; readonly question: string }
  | {
      readonly kind: 'closeVote';
      readonly pollId: string;
      readonly question: string;
      readonly received: number;
      readonly voters: number;
    }
  | { readonly kind: 'publish'; readonly pollId: string; readonly question: string }
  | { readonly kind: 'tie' }
  | { readonly kind: 'close' }
  | { readonly kind: 'none' };

const figures = ({ pollId, question, received, voters }: VoteStep) => ({ pollId, question, received, voters });

function inSession(state: MeetingState, floor: FloorView, vote: VoteStep | null): NextAction {
  if (vote?.status === 'open') {
    return { kind: 'closeVote', ...figures(vote) };
  }
  if (vote?.status === 'tie') {
    return { kind: 'tie' };
  }
  if (vote?.status === 'closed') {
    return { kind: 'publish', pollId: vote.pollId, question: vote.question };
  }
  const [first, second] = floor.queue;
  if (first) {
    return { kind: 'give', requestId: first.requestId, person: first.person, following: second?.person ?? null };
  }
  const presenter = presenterToCall(state, floor);
  if (presenter !== null) {
    return presenter;
  }
  if (vote?.status === 'draft' && floor.turn === null) {
    return { kind: 'openVote', pollId: vote.pollId, question: vote.question };
  }
  return callOrClose(state);
}

/** The presenter of an item that was just called and on which nobody has spoken yet; none when it is the chair. */
function presenterToCall(state: MeetingState, floor: FloorView): NextAction | null {
  const item = currentItem(state);
  const { people, floor: said } = state.shared;
  const person = item?.presenterId ? people.byId[item.presenterId] : undefined;
  if (item?.status !== 'presenting' || person === undefined || floor.turn !== null || person.role === 'chair') {
    return null;
  }
  const begun = said.history.some(({ itemId }) => itemId === item.itemId);
  return begun || !isPresent(state.shared.attendance, person.participantId)
    ? null
    : { kind: 'present', person, number: item.number };
}

function callOrClose(state: MeetingState): NextAction {
  const next = nextItem(state);
  if (next !== null) {
    return { kind: 'call', itemId: next.itemId, number: next.number, title: next.title };
  }
  const items = topItems(state);
  const left = items.filter((item) => !isOver(item));
  return items.length > 0 && left.length <= 1 ? { kind: 'close' } : { kind: 'none' };
}

/** Reads the next step from the state; the button that does it never moves. */
export function nextAction(state: MeetingState, floor: FloorView, vote: VoteStep | null): NextAction {
  switch (state.shared.meeting.status) {
    case 'draft':
    case 'invited':
      return { kind: 'openCheckIn' };
    case 'checkin_open':
      return { kind: 'open' };
    case 'recess':
      return { kind: 'resume' };
    case 'in_session':
      return inSession(state, floor, vote);
    default:
      return { kind: 'none' };
  }
}
