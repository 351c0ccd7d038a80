const A4 = Math.SQRT2;

/** Height to width of pages that were seen, by page, and of each paper's last one. */
const seen = new Map<string, number>();

const keyOf = (versionId: string, page: number): string => `${versionId}/${page}`;

/** Height to width of a page, as far as it is known: else that of another page of the paper, else an A4. */
export const ratioOf = (versionId: string, page: number): number =>
  seen.get(keyOf(versionId, page)) ?? seen.get(versionId) ?? A4;

/** Remembers a page that was seen, so that it has its height at once when it is turned back to. */
export function rememberRatio(versionId: string, page: number, ratio: number): void {
  seen.set(keyOf(versionId, page), ratio).set(versionId, ratio);
}
