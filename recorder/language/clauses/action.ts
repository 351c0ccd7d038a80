import { DROPPED, OWN_END, PURPOSE, REPORTING, TAILS, WARNING } from '../lexicon/trims.ts';
import { readNumber } from '../text/numbers.ts';
import { anyPhraseAt, phraseAt, wordAt } from '../text/tokens.ts';
import { isGroup } from '../units/span.ts';
import { type Reading, unitAt } from './reading.ts';

const ONLY_AT_EDGE = new Set(['giúp', 'luôn', 'vào', 'giùm']);

const ME = ['tôi', 'mình', 'chúng tôi'];

interface Piece {
  readonly text: string;
  readonly spaced: boolean;
  readonly next: number;
}

function numberPiece(reading: Reading, at: number): Piece | null {
  const number = readNumber(reading.tokens, at);
  if (!number?.spoken) {
    return null;
  }
  const percent = phraseAt(reading.tokens, number.next, 'phần trăm');
  if (number.next - at < 2 && percent === null) {
    return null;
  }
  const value = String(number.value).replace('.', ',');
  return { text: percent === null ? value : `${value}%`, spaced: true, next: percent ?? number.next };
}

/** "báo cáo tôi": the chair speaks of himself. */
function chairPiece(reading: Reading, at: number): Piece | null {
  const me = anyPhraseAt(reading.tokens, at, ME);
  const said = REPORTING.some((phrase) => phraseAt(reading.tokens, at - phrase.split(' ').length, phrase) === at);
  return me !== null && said ? { text: reading.chairTitle, spaced: true, next: me } : null;
}

function unitPiece(reading: Reading, at: number): Piece | null {
  const unit = reading.heard ? unitAt(reading, at) : null;
  if (!unit || unit.generic || isGroup(unit)) {
    return null;
  }
  return { text: unit.name, spaced: true, next: unit.end };
}

/** Words that open a sentence and may be moved behind its verb. */
const SMALL_INSIDE = new Set(['từ', 'kể']);

function piece(reading: Reading, at: number): Piece {
  const token = reading.tokens[at];
  const special =
    chairPiece(reading, at) ?? unitPiece(reading, at) ?? (reading.heard ? numberPiece(reading, at) : null);
  return (
    special ?? {
      text: SMALL_INSIDE.has(token?.lower ?? '') ? (token?.lower ?? '') : (token?.text ?? ''),
      spaced: token?.spaced ?? true,
      next: at + 1,
    }
  );
}

const BREAKS_HEARD = [
  'rồi báo cáo',
  'xong báo cáo',
  'xong rồi báo cáo',
  'rồi gửi',
  'xong gửi',
  'xong trình',
  'rồi trình',
];

/** Words a speaker adds that are no part of the action; "xong" between two actions becomes a comma. */
function dropAt(reading: Reading, at: number, isEdge: boolean): Piece | null {
  const joined = anyPhraseAt(reading.tokens, at, BREAKS_HEARD);
  if (joined !== null) {
    const words = wordAt(reading.tokens, joined - 2) === 'báo' ? 2 : 1;
    return { text: ',', spaced: false, next: joined - words };
  }
  const next = anyPhraseAt(reading.tokens, at, DROPPED);
  if (next === null || (ONLY_AT_EDGE.has(wordAt(reading.tokens, at)) && !isEdge && next === at + 1)) {
    return null;
  }
  return { text: '', spaced: true, next };
}

interface Placed extends Piece {
  /** Touches the piece before it in the source. */
  readonly glued: boolean;
}

function piecesOf(reading: Reading, at: readonly number[]): Placed[] {
  const pieces: Placed[] = [];
  let expected = -1;
  let written = false;
  for (let index = 0; index < at.length; ) {
    const position = at[index] ?? 0;
    const part: Piece = dropAt(reading, position, !written) ?? piece(reading, position);
    pieces.push({ ...part, glued: !part.spaced && position === expected });
    written = written || part.text !== '';
    expected = part.next;
    index = nextIndex(at, index + 1, part.next);
  }
  return pieces;
}

function nextIndex(at: readonly number[], from: number, position: number): number {
  let index = from;
  while (index < at.length && (at[index] ?? 0) < position && (at[index] ?? 0) >= (at[from - 1] ?? 0)) {
    index += 1;
  }
  return index;
}

function render(reading: Reading, at: readonly number[]): string {
  return piecesOf(reading, at)
    .filter(({ text }) => text !== '')
    .reduce((text, part) => `${text}${part.glued || /^[,;.:%)]/.test(part.text) ? '' : ' '}${part.text}`, '');
}

const EDGE = /^[\s,;:.…–-]+|[\s,;:.…–-]+$/gu;

/** Alone they say nothing. */
const CONJUNCTIONS = new Set(['và', 'mà', 'thì', 'là', 'nên', 'để', 'như', 'nhưng', 'vậy']);

function withoutTail(text: string): string {
  const trimmed = text
    .replace(EDGE, '')
    .replace(/\(\s*\)/g, '')
    .replace(/\(\s*$/, '')
    .trim();
  const lowered = trimmed.toLocaleLowerCase('vi');
  if (/ lần nữa$/u.test(lowered) || OWN_END.test(lowered)) {
    return trimmed;
  }
  const tail = TAILS.find(
    (phrase) => lowered === phrase || lowered.endsWith(` ${phrase}`) || lowered.endsWith(`,${phrase}`),
  );
  if (CONJUNCTIONS.has(lowered)) {
    return '';
  }
  return tail === undefined || lowered === tail ? trimmed : withoutTail(trimmed.slice(0, -tail.length));
}

function decapitalise(text: string): string {
  const [first = ''] = text.split(/\s/);
  const isName = first.length > 1 && first === first.toLocaleUpperCase('vi');
  return isName ? text : text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}

/** The tokens as the text of an action: fillers out, "tôi" named, heard names and numbers written, no loose ends. */
export function actionText(reading: Reading, at: readonly number[]): string {
  const text = render(reading, at)
    .replace(/\s+/g, ' ')
    .replace(/\s*,(?:\s*,)+/g, ',')
    .replace(/\s+([,;.:])/g, '$1');
  const whole = withoutTail(text.replace(PURPOSE, '').replace(WARNING, ''));
  return decapitalise(whole.replace(/\s+([,;])/g, '$1').replace(/,\s*(?:xong|hoàn thành)\s*,/giu, ','));
}

/** To whom a result goes: after báo cáo, trình, gửi. */
export function reportTo(reading: Reading, at: readonly number[]): string | null {
  for (const position of at) {
    const unit = unitAt(reading, position);
    const isMe = chairPiece(reading, position) !== null;
    const to = ['về', 'cho', 'lên', 'tới', 'đến'].includes(wordAt(reading.tokens, position - 1))
      ? position - 1
      : position;
    const said = REPORTING.some((phrase) => phraseAt(reading.tokens, to - phrase.split(' ').length, phrase) === to);
    if (isMe) {
      return reading.chairTitle;
    }
    if (unit && said && !unit.generic) {
      return unit.name;
    }
  }
  return null;
}
