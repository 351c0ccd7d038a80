import type { MinutesComment } from '#domain/minutes.ts';

/** A remark with the answers to it. */
export type Thread = { readonly remark: MinutesComment; readonly answers: readonly MinutesComment[] };

/** Remarks on one paragraph (on the whole for null), each with its answers, in the order they came; open ones first. */
export function threadsOf(comments: Readonly<Record<string, MinutesComment>>, blockId: string | null): Thread[] {
  const all = Object.values(comments).toSorted((a, b) => a.at.localeCompare(b.at));
  const threads = all
    .filter((remark) => remark.replyTo === undefined && remark.blockId === blockId)
    .map((remark) => ({ remark, answers: all.filter(({ replyTo }) => replyTo === remark.commentId) }));
  return threads.toSorted((a, b) => Number(a.remark.settledBy !== null) - Number(b.remark.settledBy !== null));
}
