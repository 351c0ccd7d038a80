import { type OptionsFilter, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { compareNames, matches } from '#client/i18n/names.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';

type Props = { segmentId: string; onDone: () => void };

/** Names are found with or without tones. */
const fitting: OptionsFilter = ({ options, search }) =>
  options.filter((option) => 'label' in option && matches(option.label, search.trim()));

/** Naming who spoke: type a few letters, arrows, Enter; Escape leaves it as it was. */
export function SpeakerChoice({ segmentId, onDone }: Props) {
  const { t } = useTranslation('transcript');
  const people = useMeeting((state) => state.shared.people.byId);
  const command = useCommand('speech.correctSpeaker');
  const options = Object.values(people)
    .sort((a, b) => compareNames(a.name, b.name))
    .map(({ participantId, name, unit }) => ({ value: participantId, label: unit ? `${name} (${unit})` : name }));
  const choose = async (chosen: string | null): Promise<void> => {
    if (chosen !== null && (await command.run({ segmentIds: [segmentId], speakerId: chosen }))) {
      onDone();
    }
  };
  return (
    <Select
      aria-label={t('chooseSpeaker')}
      placeholder={t('chooseSpeaker')}
      data={options}
      searchable
      selectFirstOptionOnChange
      filter={fitting}
      autoFocus
      defaultDropdownOpened
      nothingFoundMessage={t('nobodyFound')}
      onChange={(chosen) => void choose(chosen)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onDone();
        }
      }}
    />
  );
}
