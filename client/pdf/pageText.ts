import { openPaper } from './documents.ts';

/** Text of a page as the server reads it, lines kept, NFC: for the time without a line. Rejects when the paper isn't here. */
export async function pageText(versionId: string, page: number): Promise<string> {
  const loaded = await (await openPaper(versionId)).getPage(page);
  const { items } = await loaded.getTextContent();
  return items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
    .join('')
    .normalize('NFC');
}
