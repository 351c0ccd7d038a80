import { allItems, isOver, type NumberedItem } from '#client/features/agenda/index.ts';
import { useMeeting } from '#client/realtime/index.ts';
import { type OwnQuestion, type QuestionEntry, questionsOn } from '#domain/questions.ts';
import type { MeetingState } from '#domain/state.ts';

export type ItemQuestions = { readonly item: NumberedItem; readonly questions: readonly QuestionEntry[] };

/** Questions by item in the order of the programme; items without any are left out. */
export function questionsByItem(state: MeetingState): ItemQuestions[] {
  return allItems(state)
    .map((item) => ({ item, questions: questionsOn(state.stewards.questions, item.itemId) }))
    .filter(({ questions }) => questions.length > 0);
}

/** Questions that still wait, those on the current item first. */
export function waitingQuestions(state: MeetingState): QuestionEntry[] {
  const current = state.shared.agenda.currentItemId;
  const waiting = Object.values(state.stewards.questions).filter(({ settled }) => settled === null);
  return waiting.toSorted((a, b) => Number(b.itemId === current) - Number(a.itemId === current));
}

/** Items on which a question can still be asked. */
export const openItems = (state: MeetingState): NumberedItem[] => allItems(state).filter((item) => !isOver(item));

export type Sent = OwnQuestion & { readonly questionId: string };

/** The own questions, the latest first. */
export function sentQuestions(state: MeetingState, me: string | null): Sent[] {
  const own = me === null ? {} : (state.own[me]?.questions ?? {});
  return Object.entries(own)
    .map(([questionId, question]) => ({ questionId, ...question }))
    .toReversed();
}

/** How many written questions wait; 0 for those who don't see them. */
export const useWaitingCount = (): number => useMeeting((state) => waitingQuestions(state).length);
