import { useTranslation } from 'react-i18next';
import { useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { currentVoteStep } from './usePoll.ts';

/** The vote of the current item for those who run the meeting. */
export function PollCard() {
  const { t } = useTranslation('poll');
  const vote = useMeeting(currentVoteStep);
  return (
    <Card padded aria-label={t('card.title')}>
      <h3 className="strong">{t('card.title')}</h3>
      {vote === null ? <p className="sub">{t('card.none')}</p> : <p>{vote.question}</p>}
      {vote === null ? null : (
        <Button full icon="ballot">
          {t('card.openVote')}
        </Button>
      )}
    </Card>
  );
}
