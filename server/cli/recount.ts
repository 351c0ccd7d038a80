import type { EventData } from '#protocol/registry.ts';
import { type Recount, recountSealedBox } from '#server/persistence/ballotRecount.ts';
import type { ChainLink } from '#server/persistence/chain.ts';
import type { Database } from '#server/persistence/client.ts';

type Published = EventData<'poll.published'>;

/** Secret polls are those whose publication names ballots by id. */
function publishedBoxes(links: readonly ChainLink[]): Published[] {
  return links.flatMap((link) => {
    const published = 'name' in link && link.name === 'poll.published' ? (link.data as Published) : null;
    return published !== null && published.ballotIds.length > 0 ? [published] : [];
  });
}

/** What in a box doesn't agree with what was published of it; empty when all does. */
export function disagreements(published: Published, recount: Recount): string[] {
  const ids = JSON.stringify(published.ballotIds.toSorted()) === JSON.stringify(recount.ballotIds.toSorted());
  const counts = published.result.counts.every(({ optionId, ballots }) => ballots === (recount.counts[optionId] ?? 0));
  return [
    ...(ids ? [] : ['danh sách mã phiếu không khớp']),
    ...(counts ? [] : ['số phiếu theo lựa chọn không khớp']),
    ...(recount.unsigned === 0 ? [] : [`${recount.unsigned} phiếu không có chữ ký hợp lệ`]),
  ];
}

/** Counts every sealed box of a meeting again against its published ids and totals; says what was found; true when all agree. */
export async function recountBoxes(db: Database, links: readonly ChainLink[]): Promise<boolean> {
  let whole = true;
  for (const published of publishedBoxes(links)) {
    const wrong = disagreements(published, await recountSealedBox(db, published.pollId));
    whole = whole && wrong.length === 0;
    const verdict = wrong.length === 0 ? 'kiểm lại khớp' : `SAI: ${wrong.join('; ')}`;
    console.log(`Hòm phiếu kín ${published.pollId}: ${published.ballotIds.length} phiếu, ${verdict}.`);
  }
  return whole;
}
