import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Away } from '#client/features/attendance/index.ts';
import { usePhone } from '#client/lib/useMedia.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { ChoiceList, useOptionLabel } from './ChoiceList.tsx';
import classes from './Secret.module.css';
import { Protection, SecretFacts } from './SecretSide.tsx';
import type { NoVote, OpenPoll } from './types.ts';
import type { SecretState } from './useSecretBallot.ts';
import { VoteHead } from './VoteHead.tsx';
import { NoVoteNote } from './VoteSheet.tsx';

type Props = {
  poll: OpenPoll;
  noVote: NoVote | null;
  /** `notSent`: the token is kept, the choice isn't; choose again while the vote is open. */
  state: SecretState;
  checked: boolean;
  onCast: (choices: readonly string[]) => void;
  onPaper?: (paperId: string, page: number | null) => void;
};

type CastProps = {
  poll: OpenPoll;
  chosen: readonly string[];
  state: SecretState;
  onCast: (choices: readonly string[]) => void;
};

function Cast({ poll, chosen, state, onCast }: CastProps) {
  const { t } = useTranslation('poll');
  const label = useOptionLabel();
  const words = poll.options.filter(({ optionId }) => chosen.includes(optionId)).map(label);
  const none = chosen.length === 0 && poll.method === 'decision';
  return (
    <div className={classes.cast}>
      <p className="sub grow">
        <b className={classes.strongText}>{t('castOnce')}</b> {t(state === 'notSent' ? 'castAgain' : 'castSilent')}
      </p>
      <Button
        variant={none ? 'secondary' : 'primary'}
        size="big"
        waiting={none}
        pending={state === 'casting'}
        aria-label={none ? t('castWaitingLabel') : t('castLabel', { choice: words.join(', ') })}
        onClick={() => onCast(chosen)}
      >
        {t(none ? 'castWaiting' : 'castButton')}
      </Button>
    </div>
  );
}

/** The protection as a fold on a phone: opened once, before the first choice. */
function PhoneProtection() {
  const { t } = useTranslation('poll');
  return (
    <details className={classes.fold}>
      <summary>{t('protection.title')}</summary>
      <Protection />
    </details>
  );
}

/** Screen 11: the secret ballot. A choice, then a second tap to cast; what is kept secret and what can't be is said beside it. */
export function SecretSheet({ poll, noVote, state, checked, onCast, onPaper }: Props) {
  const phone = usePhone();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return (
    <main className={classes.wrap}>
      <Card className={classes.ask}>
        <VoteHead poll={poll} onPaper={onPaper} />
        <Away />
        <div className={classes.answers}>
          {noVote === null ? (
            <ChoiceList
              compact
              poll={poll}
              chosen={chosen}
              disabled={!checked || state === 'casting'}
              onChoose={setChosen}
            />
          ) : (
            <NoVoteNote reason={noVote} />
          )}
        </div>
        {noVote === null ? <Cast poll={poll} chosen={chosen} state={state} onCast={onCast} /> : null}
      </Card>
      <aside className={classes.side}>
        <SecretFacts poll={poll} />
        {phone ? <PhoneProtection /> : <Protection />}
      </aside>
    </main>
  );
}
