/** Brings a paragraph into view; does nothing for one that isn't on the screen. */
export function showBlock(blockId: unknown): void {
  const block = document.querySelector(`[data-block=${JSON.stringify(String(blockId))}]`);
  block?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}
