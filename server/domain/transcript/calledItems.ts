import { foldTones } from '../text.ts';

const ORDINALS = ['nhat', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];
const ORDINAL = `(?:thu )?(nhat|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|cuoi(?: cung)?|\\d{1,2}|[ivx]{1,4})(?![a-z0-9])`;
/** "Chuyển sang nội dung thứ hai", "Việc cuối", "NỘI DUNG 3: …", "II. …". */
const CALLED = new RegExp(
  `^(?:[^.?!]{0,60}?(?:chuyen sang|sang|qua|vao|den|tiep theo(?: la)?|bat dau|moi) )?(?:noi dung|viec|muc|van de|phan) ${ORDINAL}`,
  'u',
);
const NUMBERED = /^([ivx]{1,5}|\d{1,2})[.)] /u;
const ROMANS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv'];

/** A call stands at the beginning of a turn: "Tốt. Việc thứ ba, …". */
const SENTENCES_LOOKED_AT = 3;

type Item = { readonly itemId: string; readonly title: string };

type Line = {
  readonly text: string;
  /** A heading of the document names an item by its title or number; only who chairs calls one in words. */
  readonly by: 'heading' | 'chair' | 'other';
};

function placeOf(word: string, count: number): number {
  if (word.startsWith('cuoi')) {
    return count - 1;
  }
  const number = /^\d+$/u.test(word) ? Number(word) - 1 : ROMANS.indexOf(word);
  const said = ({ mot: 'nhat', bon: 'tu', lam: 'nam' } as Record<string, string>)[word] ?? word;
  return number >= 0 ? number : ORDINALS.indexOf(said);
}

const plain = (text: string): string =>
  foldTones(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether a line of a document is the title of one of the items, perhaps with a number before it. */
export function titledItem<T extends Item>(items: readonly T[], line: string): T | null {
  const written = plain(line);
  return items.find(({ title }) => written.endsWith(plain(title)) && written.length < plain(title).length + 20) ?? null;
}

function called(items: readonly Item[], { text, by }: Line): number {
  if (by === 'other') {
    return -1;
  }
  const said = foldTones(text);
  const titled = by === 'heading' ? titledItem(items, text) : null;
  const sentences = said.split(/(?<=[.?!])\s+/u).slice(0, SENTENCES_LOOKED_AT);
  const call = sentences.map((sentence) => CALLED.exec(sentence)?.[1]).find(Boolean);
  const word = call ?? (by === 'heading' ? NUMBERED.exec(said)?.[1] : undefined);
  return titled ? items.indexOf(titled) : word === undefined ? -1 : placeOf(word, items.length);
}

/**
 * Which item each line of a transcript belongs to, by the headings of the document and by how the chair calls the items, one after
 * the other ("Chuyển sang nội dung thứ hai"). Never back to an earlier one. Null throughout when no item is called: the whole
 * would be given to the first.
 */
export function itemsOfLines(items: readonly Item[], lines: readonly Line[]): (string | null)[] {
  let at = 0;
  let anyCalled = false;
  const places = lines.map((line) => {
    const place = called(items, line);
    if (place > at && place < items.length) {
      at = place;
      anyCalled = true;
    }
    return at;
  });
  return places.map((place) => (anyCalled ? (items[place]?.itemId ?? null) : null));
}
