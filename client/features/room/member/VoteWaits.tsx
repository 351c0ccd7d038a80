import { useTranslation } from 'react-i18next';
import type { useVoteOnScreen } from '#client/features/poll/index.ts';
import { Banner } from '#client/ui/Banner.tsx';
import { Button } from '#client/ui/Button.tsx';

/** The way back to an open vote that one has left for the paper. Nothing else. */
export function VoteWaits({ vote }: { vote: ReturnType<typeof useVoteOnScreen> }) {
  const { t } = useTranslation('room');
  return vote.waiting ? (
    <Banner
      tone="accent"
      icon="ballot"
      title={t('voteWaits')}
      action={<Button onClick={vote.back}>{t('toVote')}</Button>}
    />
  ) : null;
}
