import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fittingOptions, peopleOptions } from '#client/i18n/peopleOptions.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import type { TranscriptSegment } from '#domain/speech.ts';
import { namedTogether } from './transcriptView.ts';

type Props = { segment: TranscriptSegment; onDone: () => void };

/** As many as one correction may name. */
const MOST_AT_ONCE = 500;

/** Naming who spoke, once for all turns that an uploaded transcript gives to the same name: type a few letters, arrows, Enter; Escape leaves it as it was. */
export function SpeakerChoice({ segment, onDone }: Props) {
  const { t } = useTranslation('transcript');
  const people = useMeeting((state) => state.shared.people.byId);
  const segmentIds = useMeeting((state) => namedTogether(state, segment));
  const command = useCommand('speech.correctSpeaker');
  const choose = async (chosen: string | null): Promise<void> => {
    if (chosen !== null && (await command.run({ segmentIds: segmentIds.slice(0, MOST_AT_ONCE), speakerId: chosen }))) {
      onDone();
    }
  };
  return (
    <Select
      aria-label={t('chooseSpeaker')}
      placeholder={t('chooseSpeaker')}
      description={
        segmentIds.length > 1 ? t('forAllTurns', { count: segmentIds.length, name: segment.writtenName }) : undefined
      }
      data={peopleOptions(people)}
      searchable
      selectFirstOptionOnChange
      filter={fittingOptions}
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
