import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { rejectionOf } from '#client/lib/rejection.ts';
import { reportMissingBallot } from '#client/lib/secretBallot.ts';
import { useMyId } from '#client/realtime/index.ts';
import { Banner } from '#client/ui/Banner.tsx';
import { Button } from '#client/ui/Button.tsx';
import { showToast } from '#client/ui/toasts.tsx';
import classes from './PollResult.module.css';
import { loadSecret } from './secretStore.ts';
import type { PollOutcome } from './types.ts';

function Missing({ pollId, ballotId }: { pollId: string; ballotId: string }) {
  const { t } = useTranslation('poll');
  const [told, setTold] = useState(false);
  const report = async (): Promise<void> => {
    try {
      await reportMissingBallot(pollId, ballotId);
      setTold(true);
    } catch (error) {
      showToast({ message: rejectionMessage(rejectionOf(error)), tone: 'bad' });
    }
  };
  return (
    <Banner
      icon="warning"
      title={t('ids.missing')}
      action={told ? null : <Button onClick={() => void report()}>{t('ids.report')}</Button>}
    >
      {t(told ? 'ids.reported' : 'ids.reportNote')}
    </Banner>
  );
}

/** In place of names after a secret ballot: the shuffled ids of all ballots, and whether the own one is among them. */
export function SecretIds({ outcome }: { outcome: PollOutcome }) {
  const { t } = useTranslation('poll');
  const me = useMyId();
  const kept = me === null ? null : loadSecret(outcome.pollId, me);
  const own = kept?.stage === 'cast' ? kept.ballotId : null;
  const found = own !== null && outcome.ballotIds.includes(own);
  return (
    <div className={classes.aside}>
      <h3 className="strong">{t('ids.title', { count: outcome.ballotIds.length })}</h3>
      <p className="meta">{t('ids.note')}</p>
      {found ? <Banner tone="accent" icon="check" title={t('ids.found')} /> : null}
      {own !== null && !found ? <Missing pollId={outcome.pollId} ballotId={own} /> : null}
      <ul className={classes.ids}>
        {outcome.ballotIds.map((id) => (
          <li key={id} className={id === own ? classes.found : undefined}>
            {id}
          </li>
        ))}
      </ul>
    </div>
  );
}
