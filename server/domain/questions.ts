import { type Reducers, update, without } from './reduce.ts';

export type QuestionEntry = {
  readonly questionId: string;
  readonly itemId: string;
  readonly text: string;
  /** Null where the agency's setting keeps the name from the chair. */
  readonly askerId: string | null;
  readonly askedAt: string;
  readonly answered: boolean;
};

/** Questions on items, for those who run the meeting. */
export type QuestionsSlice = Readonly<Record<string, QuestionEntry>>;

export const questionsReducers: Reducers<QuestionsSlice> = {
  'question.asked': (slice, question, { at }) => ({
    ...slice,
    [question.questionId]: { ...question, askedAt: at, answered: false },
  }),
  'question.withdrawn': (slice, { questionId }) => without(slice, questionId),
  'question.answered': (slice, { questionId }) =>
    update(slice, questionId, (question) => ({ ...question, answered: true })),
};

/** The own questions, by id. */
export type OwnQuestionsSlice = Readonly<Record<string, { readonly itemId: string; readonly text: string }>>;

export const ownQuestionsReducers: Reducers<OwnQuestionsSlice> = {
  'question.kept': (slice, { questionId, itemId, text }) => ({ ...slice, [questionId]: { itemId, text } }),
  'question.dropped': (slice, { questionId }) => without(slice, questionId),
};

/** Questions on an item, first asked first. */
export function questionsOn(slice: QuestionsSlice, itemId: string): QuestionEntry[] {
  return Object.values(slice).filter((question) => question.itemId === itemId);
}
