import type { OptionsFilter } from '@mantine/core';
import type { Participant } from '#protocol/people.ts';
import { compareNames, matches } from './names.ts';

/** The people of a meeting to choose from, by name, each with the unit. */
export function peopleOptions(people: Readonly<Record<string, Participant>>): { value: string; label: string }[] {
  return Object.values(people)
    .sort((one, other) => compareNames(one.name, other.name))
    .map(({ participantId, name, unit }) => ({ value: participantId, label: unit ? `${name} (${unit})` : name }));
}

/** Filter of a searchable choice: names are found with or without tones. */
export const fittingOptions: OptionsFilter = ({ options, search }) =>
  options.filter((option) => 'label' in option && matches(option.label, search.trim()));
