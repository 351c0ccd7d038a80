import type { EventData } from '#protocol/registry.ts';
import { type Reducers, update, without } from './reduce.ts';

type Evidence = EventData<'conclusion.confirmed'>['evidence'];

/** A conclusion that the chair has confirmed; earlier wordings are kept. */
export type Conclusion = {
  readonly conclusionId: string;
  readonly itemId: string;
  readonly text: string;
  readonly evidence: Evidence;
  readonly by: string;
  readonly at: string;
  readonly earlier: readonly { readonly text: string; readonly at: string }[];
};

/** Confirmed conclusions by id, in the order of their first confirmation. */
export type ConclusionsSlice = {
  readonly byId: Readonly<Record<string, Conclusion>>;
  readonly order: readonly string[];
};

export const initialConclusions: ConclusionsSlice = { byId: {}, order: [] };

export const conclusionsReducers: Reducers<ConclusionsSlice> = {
  'conclusion.confirmed': (slice, confirmed, { at }) => {
    const before = slice.byId[confirmed.conclusionId];
    const earlier = before === undefined ? [] : [...before.earlier, { text: before.text, at: before.at }];
    return {
      byId: { ...slice.byId, [confirmed.conclusionId]: { ...confirmed, at, earlier } },
      order: before === undefined ? [...slice.order, confirmed.conclusionId] : slice.order,
    };
  },
};

/** A wording in the making. `remark` is the chair's, until the next wording. */
export type ConclusionDraft = {
  readonly conclusionId: string;
  readonly itemId: string;
  readonly text: string;
  readonly evidence: Evidence;
  readonly by: string;
  readonly revision: number;
  readonly at: string;
  readonly remark: string | null;
};

export type ConclusionDraftsSlice = Readonly<Record<string, ConclusionDraft>>;

export const conclusionDraftsReducers: Reducers<ConclusionDraftsSlice> = {
  'conclusion.drafted': (slice, draft, { at }) => ({ ...slice, [draft.conclusionId]: { ...draft, at, remark: null } }),
  'conclusion.discarded': (slice, { conclusionId }) => without(slice, conclusionId),
  'conclusion.sentBack': (slice, { conclusionId, remark }) =>
    update(slice, conclusionId, (draft) => ({ ...draft, remark })),
};

/** Confirmed conclusions of an item, first confirmed first. */
export function conclusionsOf({ byId, order }: ConclusionsSlice, itemId: string): Conclusion[] {
  return order.flatMap((id) => byId[id] ?? []).filter((conclusion) => conclusion.itemId === itemId);
}
