import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTimeSeconds } from '#client/i18n/format.ts';
import { usePhone } from '#client/lib/useMedia.ts';
import { useMeeting, useMyId, useServerNow } from '#client/realtime/index.ts';
import { Banner } from '#client/ui/Banner.tsx';
import { Button } from '#client/ui/Button.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import { type Balloting, hadVote } from '#domain/poll/roll.ts';
import type { Rejection } from '#protocol/envelope.ts';
import { BallotReceived } from './BallotReceived.tsx';
import { outcomeOf } from './outcome.ts';
import { PhoneVote } from './PhoneVote.tsx';
import classes from './PollResult.module.css';
import { PollResult } from './PollResult.tsx';
import { ReserveDialog } from './ReserveDialog.tsx';
import { SecretIds } from './SecretIds.tsx';
import { SecretSheet } from './SecretSheet.tsx';
import { latestPoll, noVoteOf, openBallot, openPollView } from './selectors.ts';
import { useCodeChecked, useOpenBallot } from './useBallot.ts';
import { useSecretBallot } from './useSecretBallot.ts';
import { VoteSheet } from './VoteSheet.tsx';

export type MemberVoteProps = {
  /** Back to the paper; the vote stays open until it is closed. */
  onLeave: () => void;
  onPaper: (paperId: string, page: number | null) => void;
  /** Pictures stand beside it: the narrow form, as on a phone. */
  narrow?: boolean;
};

function TooLate({ rejection, onLeave }: { rejection: Rejection; onLeave: () => void }) {
  const { t } = useTranslation('poll');
  const now = useServerNow(3_600_000);
  const closed = rejection.details.closedAt;
  const time = typeof closed === 'string' ? formatTimeSeconds(closed) : '';
  return (
    <StateCard
      icon="clock"
      tone="bad"
      title={t('late.title')}
      actions={<Button onClick={onLeave}>{t('backToPaper')}</Button>}
    >
      {t('late.text', { time, now: formatTimeSeconds(now) })}
    </StateCard>
  );
}

function OpenVote({ poll, onLeave, onPaper, narrow = false }: MemberVoteProps & { poll: Balloting }) {
  const { t } = useTranslation('poll');
  const phone = usePhone();
  const me = useMyId();
  const view = useMeeting((state) => openPollView(state, poll, me));
  const noVote = useMeeting((state) => noVoteOf(state, poll, me));
  const checked = useCodeChecked(poll.context, poll.code);
  const { ballot, late, choose } = useOpenBallot(poll);
  if (late !== null) {
    return <TooLate rejection={late} onLeave={onLeave} />;
  }
  const Sheet = phone || narrow ? PhoneVote : VoteSheet;
  return (
    <>
      {checked === 'wrong' ? <Banner tone="bad" icon="warning" title={t('wrongCode')} /> : null}
      <Sheet
        poll={view}
        ballot={ballot}
        noVote={noVote}
        checked={checked === 'right'}
        onChoose={choose}
        onPaper={onPaper}
      />
    </>
  );
}

function SecretVote({ poll, onLeave, onPaper }: MemberVoteProps & { poll: Balloting }) {
  const me = useMyId();
  const view = useMeeting((state) => openPollView(state, poll, me));
  const noVote = useMeeting((state) => noVoteOf(state, poll, me));
  const checked = useCodeChecked(poll.context, poll.code);
  const secret = useSecretBallot(poll);
  if (secret.ballotId !== null) {
    return <BallotReceived poll={view} ballotId={secret.ballotId} onBack={onLeave} />;
  }
  return (
    <SecretSheet
      poll={view}
      noVote={noVote}
      state={secret.state}
      checked={checked === 'right'}
      onCast={secret.cast}
      onPaper={onPaper}
    />
  );
}

function Result({ pollId, onLeave }: { pollId: string; onLeave: () => void }) {
  const { t } = useTranslation('poll');
  const me = useMyId();
  const [reserving, setReserving] = useState(false);
  const outcome = useMeeting((state) => {
    const poll = state.shared.polls.byId[pollId];
    return poll === undefined ? null : outcomeOf(state, poll, me);
  });
  const votes = useMeeting((state) => {
    const poll = state.shared.polls.byId[pollId];
    return me !== null && poll !== undefined && hadVote(state, poll, me);
  });
  if (outcome === null) {
    return <StateCard icon="ballot" title={t('big.counting')} />;
  }
  return (
    <>
      <PollResult outcome={outcome} aside={outcome.form === 'secret' ? <SecretIds outcome={outcome} /> : null} />
      <footer className={classes.dock}>
        <div className="grow">
          <div className="strong">{t('reserved')}</div>
          <div className="meta">{t('reservedNote')}</div>
        </div>
        {votes ? (
          <Button icon="note" onClick={() => setReserving(true)}>
            {t('sendReserved')}
          </Button>
        ) : null}
        <Button variant="primary" onClick={onLeave}>
          {t('backToPaper')}
        </Button>
      </footer>
      <ReserveDialog pollId={pollId} opened={reserving} onClose={() => setReserving(false)} />
    </>
  );
}

/** The vote on a member's screen: to be cast, being counted, or its result. */
export function MemberVote(props: MemberVoteProps) {
  const poll = useMeeting(openBallot);
  const latest = useMeeting(latestPoll);
  if (poll !== null) {
    return poll.form === 'secret' ? (
      <SecretVote {...props} key={poll.pollId} poll={poll} />
    ) : (
      <OpenVote {...props} key={poll.pollId} poll={poll} />
    );
  }
  return latest === null ? null : <Result pollId={latest.pollId} onLeave={props.onLeave} />;
}
