import type { OptionsFilter } from '@mantine/core';
import { matches } from './names.ts';

/** Filter of a searchable choice: names are found with or without tones. */
export const fittingOptions: OptionsFilter = ({ options, search }) =>
  options.filter((option) => 'label' in option && matches(option.label, search.trim()));
