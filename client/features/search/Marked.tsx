import { markedPieces } from '#domain/textMarks.ts';

/** A text with every word that was looked for marked. */
export function Marked({ text, query }: { text: string; query: string }) {
  let at = 0;
  return markedPieces(text, query).map((piece) => {
    at += piece.text.length;
    return piece.marked ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>;
  });
}
