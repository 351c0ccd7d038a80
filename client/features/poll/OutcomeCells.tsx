import { useTranslation } from 'react-i18next';
import { type MemberCell, MemberCells, ShareBar } from '#client/ui/MemberCells.tsx';
import { outcomeRuns } from './outcome.ts';
import type { PollOutcome } from './types.ts';

/** One cell a member, or the weights in proportion, with the line that had to be reached; read aloud as one sentence. */
export function OutcomeCells({ outcome, size }: { outcome: PollOutcome; size: 'normal' | 'room' }) {
  const { t } = useTranslation('poll');
  const { agree, against, abstain, silent, absent, required, total, weighted } = outcome;
  const runs = outcomeRuns(outcome);
  const away = weighted ? Math.max(0, total - agree - against - abstain) : absent + silent;
  const words = {
    size,
    label: t(weighted ? 'outcomeWeights' : 'outcomeCells', { agree, against, abstain, absent: away }),
    threshold: { count: required, label: t('threshold', { count: required }) },
  };
  if (weighted) {
    return <ShareBar runs={runs} {...words} />;
  }
  const cells = runs.flatMap(({ kind, count }) => Array<MemberCell>(Math.max(0, count)).fill(kind));
  return <MemberCells cells={cells} {...words} />;
}
