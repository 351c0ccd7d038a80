import type { Participant } from '#protocol/people.ts';
import { foldTones } from './text.ts';

const ADDRESS = /^(ong|ba|dong chi|d\/c|anh|chi|thay|co|gs|pgs|ts|ths)\.?\s+/u;

function plain(text: string): string {
  const folded = foldTones(text.replace(/\([^)]*\)/gu, ' '))
    .replace(/\s+/gu, ' ')
    .trim();
  return folded.replace(ADDRESS, '').replace(ADDRESS, '');
}

/**
 * The participant that a name in an uploaded transcript stands for: full name, alias or title, without tones and forms of
 * address. Null when nobody or more than one fits: a name is never guessed.
 */
export function participantNamed(people: readonly Participant[], written: string): Participant | null {
  const wanted = plain(written);
  const known = (person: Participant): string[] => [person.name, ...person.aliases, person.title].filter(Boolean);
  const fitting = people.filter((person) => known(person).some((name) => plain(name) === wanted));
  const [only] = fitting;
  return fitting.length === 1 && only ? only : null;
}
