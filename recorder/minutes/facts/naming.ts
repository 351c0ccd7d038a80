import { calledBy } from '../people.ts';
import type { MeetingRecord } from '../record.ts';
import { searchable } from './facts.ts';
import { personTexts } from './texts.ts';

/** What a phrase that was said supports besides itself. */
type Naming = { readonly phrase: string; readonly supports: readonly string[] };

/** Words every block may use. */
const COMMON = 'Ông Bà Chủ tọa Thư ký UBND Ủy ban nhân dân HĐND Hội đồng nhân dân Biên bản Kết quả Phiếu số';

function namingsOf({ agency, people }: MeetingRecord): Naming[] {
  const units = Object.entries(agency.unitAliases).map(([alias, unit]) => ({ said: [alias], supports: [unit] }));
  const persons = people.map((person) => ({
    said: [...person.aliases, ...calledBy(person.name), person.name, person.title],
    supports: personTexts(person),
  }));
  const whole = agency.units.map((unit) => ({ said: [unit], supports: [unit] }));
  return [...units, ...persons, ...whole].flatMap(({ said, supports }) =>
    said.filter((name) => name !== '').map((name) => ({ phrase: searchable(name), supports })),
  );
}

const firstWord = (phrase: string, at: number): string => phrase.slice(at + 1, phrase.indexOf(' ', at + 1));

/**
 * A unit may be called by an alias, a person by the given name: whoever was meant is supported under the full name too. Phrases are
 * looked up by their first words, as a hall of hundreds has thousands of them.
 */
export function alsoNamed(record: MeetingRecord): (texts: readonly string[]) => string[] {
  const byFirstWord = Map.groupBy(namingsOf(record), ({ phrase }) => firstWord(phrase, 0));
  return (texts) => {
    const words = searchable(texts.join(' | '));
    const found = new Set<readonly string[]>();
    for (let at = 0; at < words.length - 1; at = words.indexOf(' ', at + 1)) {
      for (const { phrase, supports } of byFirstWord.get(firstWord(words, at)) ?? []) {
        if (words.startsWith(phrase, at)) {
          found.add(supports);
        }
      }
    }
    return [...[...found].flat(), COMMON];
  };
}
