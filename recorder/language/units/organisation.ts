import { BODY_ROWS } from '../lexicon/bodies.ts';
import { HEAD_ROWS, type Head } from '../lexicon/heads.ts';
import { PhraseTable } from '../text/phrases.ts';
import { anyPhraseAt, type Token, wordAt } from '../text/tokens.ts';
import { readCollectiveNouns } from './collective.ts';
import { isNoBody } from './exclusions.ts';
import { spellings } from './field.ts';
import { readPlace } from './places.ts';
import { type UnitSpan, unitSpan } from './span.ts';
import { readTail, type TailReading } from './tails.ts';

const HEADS = new PhraseTable(
  [...HEAD_ROWS, ...BODY_ROWS].flatMap(([text, unitClass, tail, ...aliases]) => {
    const head: Head = { text, unitClass, tail };
    return [text, ...aliases].flatMap(spellings).map((form) => [form, head] as const);
  }),
);

function skipArticle(tokens: readonly Token[], at: number): number {
  const lone = ['lãnh đạo', 'tập thể', 'phía', 'bên', 'đại diện'];
  return anyPhraseAt(tokens, at, lone) ?? at;
}

/** "Sở Tài chính tỉnh Lạc Giang", "Trung tâm … thuộc Sở …": said to be clear, not part of the name. */
function skipOwner(tokens: readonly Token[], at: number, head: Head): number {
  if (head.text === 'Sở' && ['tỉnh', 'thành'].includes(wordAt(tokens, at))) {
    return readPlace(tokens, at)?.next ?? at;
  }
  if (wordAt(tokens, at) !== 'thuộc' && wordAt(tokens, at) !== 'trực') {
    return at;
  }
  const from = wordAt(tokens, at) === 'trực' ? at + 2 : at + 1;
  return readOrganisation(tokens, from)?.end ?? at;
}

function joined(head: string, tail: TailReading): string {
  return tail.name === '' ? head : `${head} ${tail.name}`;
}

/** "Ban QLDA": the abbreviation says of what the board is. */
function writtenHead(tokens: readonly Token[], end: number, head: Head): string {
  return /qlda$/u.test(wordAt(tokens, end - 1)) ? `${head.text} dự án` : head.text;
}

const WITH_CLASS: Readonly<Record<string, UnitSpan['unitClass']>> = { 'Bộ Công an': 'ministry' };

function bareTail(next: number): TailReading {
  return { name: '', next, corrected: false, collective: false };
}

const ABBREVIATED = new Set(['ca', 'tt', 'bv']);

/** The head of a name; "ca" and "tt" are abbreviations only in capitals ("số ca mắc"). */
function headAt(tokens: readonly Token[], at: number): ReturnType<typeof HEADS.at> {
  const hit = HEADS.at(tokens, at);
  const plainWord = hit?.end === at + 1 && ABBREVIATED.has(tokens[at]?.text ?? '');
  return plainWord ? null : hit;
}

/** A body named in full, abbreviated or mis-heard. Null where none stands. */
export function readOrganisation(tokens: readonly Token[], at: number): UnitSpan | null {
  const start = skipArticle(tokens, at);
  if (isNoBody(tokens, start)) {
    return null;
  }
  const hit = headAt(tokens, start);
  const group = hit ? collectiveHead(tokens, hit.end, hit.value) : null;
  if (!hit || group) {
    return group ? { ...group, start: at } : null;
  }
  return named(tokens, at, hit.end, hit.value);
}

function named(tokens: readonly Token[], start: number, at: number, kind: Head): UnitSpan | null {
  const head = writtenHead(tokens, at, kind);
  const tail = readTail(tokens, at, kind) ?? (head === kind.text ? null : bareTail(at));
  if (!tail) {
    return null;
  }
  const name = joined(head, tail);
  return unitSpan({
    start,
    end: skipOwner(tokens, tail.next, kind),
    name,
    unitClass: WITH_CLASS[name] ?? kind.unitClass,
    collective: tail.collective,
    flags: tail.corrected ? ['asr_error_corrected'] : [],
  });
}

/** "UBND các xã, phường", "Giám đốc các sở" */
function collectiveHead(tokens: readonly Token[], at: number, head: Head): UnitSpan | null {
  const nouns = head.tail === 'place' && head.text !== 'Thanh tra' ? readCollectiveNouns(tokens, at) : null;
  if (!nouns || readPlace(tokens, at)?.next !== nouns.next) {
    return null;
  }
  return unitSpan({
    start: at,
    end: nouns.next,
    name: `${head.text} ${nouns.name}`,
    unitClass: head.unitClass,
    collective: true,
  });
}
