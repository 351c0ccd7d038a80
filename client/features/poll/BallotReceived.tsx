import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTimeSeconds } from '#client/i18n/format.ts';
import { keepTogether } from '#client/i18n/text.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { Chip } from '#client/ui/Chip.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import classes from './Secret.module.css';
import { SecretCourse, SecretFacts } from './SecretSide.tsx';
import type { OpenPoll } from './types.ts';

function BallotId({ ballotId }: { ballotId: string }) {
  const { t } = useTranslation('poll');
  const [hidden, setHidden] = useState(false);
  return (
    <div className={classes.id}>
      <div className="grow">
        <span className="meta">{t('ballotId')}</span>
        <b className={classes.idText}>{hidden ? '•••• •••• ••••' : ballotId}</b>
      </div>
      <Button icon="eye" aria-pressed={hidden} onClick={() => setHidden(!hidden)}>
        {t(hidden ? 'showId' : 'hideId')}
      </Button>
      <p className={classes.idNote}>{t('ballotIdNote')}</p>
    </div>
  );
}

type Props = { poll: OpenPoll; ballotId: string; onBack: () => void };

/** Screen 11b: the ballot is in the box. Never green or red, no time, no order, no choice. */
export function BallotReceived({ poll, ballotId, onBack }: Props) {
  const { t } = useTranslation('poll');
  const closes = poll.closesAtMs === null ? null : formatTimeSeconds(poll.closesAtMs);
  return (
    <main className={classes.wrap}>
      <Card className={classes.ask}>
        <div className="row">
          <Chip tone="accent" icon="ballot">
            {t('secret')}
          </Chip>
          <span className="meta">{t('item', { number: poll.itemNumber })}</span>
        </div>
        <div className={classes.got} role="status">
          <span className={classes.tick}>
            <Icon name="ballot" size={32} />
          </span>
          <div>
            <h2 className="h1">{t('receivedTitle')}</h2>
            <p className="sub">{t('receivedText')}</p>
          </div>
        </div>
        <p className="title">{keepTogether(poll.question)}</p>
        <BallotId ballotId={ballotId} />
        <div className={classes.two}>
          <div>
            <h3 className="strong">{t('proves.title')}</h3>
            <p className="sub">{t('proves.text')}</p>
          </div>
          <div>
            <h3 className="strong">{t('provesNot.title')}</h3>
            <p className="sub">{t('provesNot.text')}</p>
          </div>
        </div>
        <hr />
        <p className="sub">{t('notKept')}</p>
      </Card>
      <aside className={classes.side}>
        <SecretFacts poll={poll} />
        <SecretCourse
          at="open"
          closes={closes}
          action={
            <Button full className={classes.back} onClick={onBack}>
              {t('backToPaper')}
            </Button>
          }
        />
      </aside>
    </main>
  );
}
