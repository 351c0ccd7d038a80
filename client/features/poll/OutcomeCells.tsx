import { useTranslation } from 'react-i18next';
import { MemberCells } from '#client/ui/MemberCells.tsx';
import { outcomeCells } from './outcome.ts';
import type { PollOutcome } from './types.ts';

/** One cell a member, with the line that had to be reached; read aloud as one sentence. */
export function OutcomeCells({ outcome, size }: { outcome: PollOutcome; size: 'normal' | 'room' }) {
  const { t } = useTranslation('poll');
  const { agree, against, abstain, silent, absent, required } = outcome;
  return (
    <MemberCells
      size={size}
      cells={outcomeCells(outcome)}
      label={t('outcomeCells', { agree, against, abstain, absent: absent + silent })}
      threshold={{ count: required, label: t('threshold', { count: required }) }}
    />
  );
}
