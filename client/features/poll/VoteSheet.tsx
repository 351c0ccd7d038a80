import { useTranslation } from 'react-i18next';
import { Away } from '#client/features/attendance/index.ts';
import { Banner } from '#client/ui/Banner.tsx';
import { Card } from '#client/ui/Card.tsx';
import { CountdownRing } from '#client/ui/CountdownRing.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import { LiveRegion } from '#client/ui/LiveRegion.tsx';
import { ChoiceList } from './ChoiceList.tsx';
import type { NoVote, OpenPoll, OwnBallot } from './types.ts';
import { announcedSecond, totalSeconds, useSecondsLeft } from './useSecondsLeft.ts';
import { VoteHead } from './VoteHead.tsx';
import classes from './VoteSheet.module.css';

export type SheetProps = {
  poll: OpenPoll;
  ballot: OwnBallot;
  /** Set when this person reads the question and does not vote. */
  noVote: NoVote | null;
  /** Until this device has checked the code of what is voted on, the choices wait. */
  checked: boolean;
  onChoose: (choices: readonly string[]) => void;
  onPaper?: (paperId: string, page: number | null) => void;
};

/** What became of the own ballot: a tick only after the server's receipt. */
function BallotNote({ ballot }: { ballot: OwnBallot }) {
  const { t } = useTranslation('poll');
  if (ballot.state === 'received') {
    return (
      <p className={classes.received} role="status">
        <Icon name="check" size={20} />
        {t('received')}
      </p>
    );
  }
  if (ballot.state === 'kept') {
    return (
      <p className={classes.kept} role="status">
        <Icon name="warning" size={20} />
        {t('kept')}
      </p>
    );
  }
  return <p className="sub">{t(ballot.state === 'sending' ? 'sending' : 'changeable')}</p>;
}

/** In place of the choices for those who may not vote: the reason in words. */
export function NoVoteNote({ reason }: { reason: NoVote }) {
  const { t } = useTranslation('poll');
  return (
    <Banner icon="lock" tone="accent" title={t(`noVote.${reason}.title`)}>
      {t(`noVote.${reason}.text`)}
    </Banner>
  );
}

/** The choices and what became of the own ballot; for those who may not vote, the reason instead. */
export function Answers({ poll, ballot, noVote, checked, onChoose }: SheetProps) {
  if (noVote !== null) {
    return (
      <div className={classes.answers}>
        <NoVoteNote reason={noVote} />
      </div>
    );
  }
  return (
    <>
      <div className={classes.answers}>
        <ChoiceList poll={poll} chosen={ballot.choices ?? []} disabled={!checked} onChoose={onChoose} />
      </div>
      <BallotNote ballot={ballot} />
    </>
  );
}

/** What the words of `usePassWords` are about. */
export function usePassLabel(poll: OpenPoll): string {
  const { t } = useTranslation('poll');
  return t(poll.method === 'election' ? 'eachBallot' : 'passesWhen');
}

/** When the question passes, or how many a ballot may name, in words. */
export function usePassWords(poll: OpenPoll): string {
  const { t } = useTranslation('poll');
  if (poll.method === 'election') {
    return t('seats', { count: poll.seats });
  }
  if (poll.required === null) {
    return t('byBallots');
  }
  return poll.weighted
    ? t('fromWeights', { required: poll.required, total: poll.votes })
    : t('fromVotes', { required: poll.required, total: poll.total });
}

function Facts({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('poll');
  const passes = usePassWords(poll);
  return (
    <Card className={classes.facts}>
      <dl className={classes.list}>
        <div>
          <dt>{t('receivedLabel')}</dt>
          <dd className="num">{t('ballots', { received: poll.received, voters: poll.voters })}</dd>
        </div>
        <div>
          <dt>{t('quorum')}</dt>
          <dd className="num">
            {t(poll.quorumMet ? 'quorumMet' : 'quorumMissing', { figure: `${poll.present}/${poll.total}` })}
          </dd>
        </div>
        <div>
          <dt>{usePassLabel(poll)}</dt>
          <dd className="num">{passes}</dd>
        </div>
        {poll.ownWeight === null ? null : (
          <div>
            <dt>{t('ownWeight')}</dt>
            <dd className="num">{poll.ownWeight}</dd>
          </div>
        )}
      </dl>
      <Away />
      <hr className={classes.rule} />
      <dl className={classes.list}>
        <div className={classes.codeRow}>
          <dt>{t('code')}</dt>
          <dd className={classes.code}>{poll.code}</dd>
        </div>
      </dl>
      <p className="meta">{t('codeNote')}</p>
    </Card>
  );
}

function Time({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('poll');
  const left = useSecondsLeft(poll);
  const spoken = announcedSecond(left);
  return (
    <Card className={classes.time}>
      {left === null ? (
        <p className="title">{t('closedByChair')}</p>
      ) : (
        <CountdownRing secondsLeft={left} totalSeconds={totalSeconds(poll)} unit={t('secondsLeft')} />
      )}
      <LiveRegion message={spoken === null ? '' : t('secondsSpoken', { count: spoken })} />
    </Card>
  );
}

/** Screen 2: an open vote on a tablet. */
export function VoteSheet(props: SheetProps) {
  const { t } = useTranslation('poll');
  const { poll, onPaper } = props;
  return (
    <main className={classes.wrap}>
      <Card className={classes.ask}>
        <VoteHead poll={poll} onPaper={onPaper} />
        <Answers {...props} />
      </Card>
      <aside className={classes.side}>
        <Time poll={poll} />
        <Facts poll={poll} />
        <Card tone="warn" className={classes.silence}>
          <Icon name="info" />
          <p>
            <b>{t('ifSilent')}</b> {t(`silence.${poll.silence}`)}
          </p>
        </Card>
      </aside>
    </main>
  );
}
