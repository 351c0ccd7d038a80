import { PhraseTable } from '../text/phrases.ts';
import { BODY_ROWS, KNOWN_NAMES } from './bodies.ts';
import { COMMON_WORDS } from './common.ts';
import * as cues from './cues.ts';
import { FIELDS } from './fields.ts';
import { DETERMINERS, NOUNS, QUALIFIERS } from './groups.ts';
import { HEAD_ROWS } from './heads.ts';
import { HELP, LEAD_MARKS, WITH } from './parts.ts';
import { SPOKEN_TIMES, WORK_WORDS } from './spoken.ts';
import { TITLES } from './titles.ts';
import { ASKING, DECIDE, MOVE_DUE, OPENERS, OWN_WORDS, TRIGGERS } from './triggers.ts';
import { ACTION_VERBS, ADVERB_TABLE } from './verbs.ts';

const SECTION_HEADS = ['sở', 'bộ', 'phòng', 'vụ', 'cục', 'chi cục', 'ban', 'khoa', 'tổ', 'bên', 'ngành'];
const CUES = Object.values(cues).filter((table) => table instanceof PhraseTable);

function plain(phrase: string): string {
  return phrase
    .toLocaleLowerCase('vi')
    .replace(/[-–,&:]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Every phrase the parser knows, lower case with tones, words joined by one space; the likelier ones first. */
export function vocabulary(): string[] {
  const tables = [ACTION_VERBS, ADVERB_TABLE, TRIGGERS, ASKING, DECIDE, MOVE_DUE, OPENERS, OWN_WORDS, ...CUES];
  const bodies = [...HEAD_ROWS, ...BODY_ROWS].flatMap(([name, , , ...aliases]) => [name, ...aliases]);
  const fields = FIELDS.flatMap((names) => names.filter((name) => name.includes(' ') || name.length > 4));
  const subjects = FIELDS.flatMap((names) => names.filter((name) => !/&/u.test(name) && name.length > 2));
  const sections = SECTION_HEADS.flatMap((head) => subjects.map((field) => `${head} ${field}`));
  const words = [
    ...SPOKEN_TIMES,
    ...WORK_WORDS,
    ...tables.flatMap((table) => [...table.phrases()]),
    ...[...WITH, ...HELP, ...LEAD_MARKS],
    ...[...bodies, ...TITLES, ...fields, ...sections, ...KNOWN_NAMES, ...NOUNS, ...DETERMINERS, ...QUALIFIERS],
    ...COMMON_WORDS,
  ];
  const abbreviated = words.filter((word) => word.includes('&')).map((word) => word.toLocaleLowerCase('vi'));
  return [...new Set([...words.map(plain), ...abbreviated])].filter((phrase) => phrase !== '');
}
