import type { QuestionEnd } from '#protocol/room.ts';
import { type Reducers, update, without } from './reduce.ts';

export type QuestionEntry = {
  readonly questionId: string;
  readonly itemId: string;
  readonly text: string;
  /** Null where the agency's setting keeps the name from the chair. */
  readonly askerId: string | null;
  readonly askedAt: string;
  /** What became of it; null while it waits. */
  readonly settled: QuestionEnd | null;
};

/** Questions on items, for those who run the meeting. */
export type QuestionsSlice = Readonly<Record<string, QuestionEntry>>;

export const questionsReducers: Reducers<QuestionsSlice> = {
  'question.asked': (slice, question, { at }) => ({
    ...slice,
    [question.questionId]: { ...question, askedAt: at, settled: null },
  }),
  'question.withdrawn': (slice, { questionId }) => without(slice, questionId),
  'question.settled': (slice, { questionId, how }) =>
    update(slice, questionId, (question) => ({ ...question, settled: how })),
};

export type OwnQuestion = {
  readonly itemId: string;
  readonly text: string;
  readonly askedAt: string;
  readonly settled: QuestionEnd | null;
};

/** The own questions, by id. */
export type OwnQuestionsSlice = Readonly<Record<string, OwnQuestion>>;

export const ownQuestionsReducers: Reducers<OwnQuestionsSlice> = {
  'question.kept': (slice, { questionId, itemId, text }, { at }) => ({
    ...slice,
    [questionId]: { itemId, text, askedAt: at, settled: null },
  }),
  'question.settledNoted': (slice, { questionId, how }) =>
    update(slice, questionId, (question) => ({ ...question, settled: how })),
  'question.dropped': (slice, { questionId }) => without(slice, questionId),
};

/** Questions on an item, first asked first. */
export function questionsOn(slice: QuestionsSlice, itemId: string): QuestionEntry[] {
  return Object.values(slice).filter((question) => question.itemId === itemId);
}
