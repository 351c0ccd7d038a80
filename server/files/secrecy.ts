const STAMP = /^(TUYỆT MẬT|TỐI MẬT|MẬT)$/u;
const PHRASE = /(độ mật\s*:|tài liệu (tối |tuyệt )?mật\b|bí mật nhà nước\s*[-–]?\s*độ mật)/iu;
const TOP_LINES = 14;

/**
 * Whether a paper bears a secrecy stamp near the top of a page (SEC-BM2). A heuristic on text: state secrets never belong
 * into an instance on the Internet, so in doubt the upload is refused and nothing of it is indexed.
 */
export function looksSecret(pages: readonly string[]): boolean {
  return pages.some((page) => {
    const lines = page
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .slice(0, TOP_LINES);
    return lines.some((line) => STAMP.test(line) || PHRASE.test(line));
  });
}
