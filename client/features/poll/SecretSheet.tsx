import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '#client/lib/useMedia.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { ChoiceList } from './ChoiceList.tsx';
import classes from './Secret.module.css';
import { Protection, SecretFacts } from './SecretSide.tsx';
import type { Choice, NoVote, OpenPoll } from './types.ts';
import { VoteHead } from './VoteHead.tsx';
import { NoVoteNote } from './VoteSheet.tsx';

type Props = {
  poll: OpenPoll;
  noVote: NoVote | null;
  /** `notSent`: the token is kept, the choice isn't; choose again while the vote is open. */
  state: 'ready' | 'preparing' | 'casting' | 'notSent';
  onCast: (choice: Choice) => void;
  onPaper?: (paperId: string, page: number | null) => void;
};

function Cast({
  chosen,
  state,
  onCast,
}: {
  chosen: Choice | null;
  state: Props['state'];
  onCast: (choice: Choice) => void;
}) {
  const { t } = useTranslation('poll');
  return (
    <div className={classes.cast}>
      <p className="sub grow">
        <b className={classes.strongText}>{t('castOnce')}</b> {t(state === 'notSent' ? 'castAgain' : 'castSilent')}
      </p>
      <Button
        variant={chosen === null ? 'secondary' : 'primary'}
        size="big"
        waiting={chosen === null || state === 'preparing'}
        pending={state === 'casting'}
        aria-label={chosen === null ? t('castWaitingLabel') : t('castLabel', { choice: t(`choice.${chosen}`) })}
        onClick={() => chosen !== null && onCast(chosen)}
      >
        {t(chosen === null ? 'castWaiting' : 'castButton')}
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
export function SecretSheet({ poll, noVote, state, onCast, onPaper }: Props) {
  const phone = usePhone();
  const [chosen, setChosen] = useState<Choice | null>(null);
  return (
    <main className={classes.wrap}>
      <Card className={classes.ask}>
        <VoteHead poll={poll} onPaper={onPaper} />
        <div className={classes.answers}>
          {noVote === null ? (
            <ChoiceList
              compact
              chosen={chosen}
              disabled={state === 'preparing' || state === 'casting'}
              onChoose={setChosen}
            />
          ) : (
            <NoVoteNote reason={noVote} />
          )}
        </div>
        {noVote === null ? <Cast chosen={chosen} state={state} onCast={onCast} /> : null}
      </Card>
      <aside className={classes.side}>
        <SecretFacts poll={poll} />
        {phone ? <PhoneProtection /> : <Protection />}
      </aside>
    </main>
  );
}
