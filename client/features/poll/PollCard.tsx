import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Away, quorum } from '#client/features/attendance/index.ts';
import { useMeeting, useServerNow } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { Chip } from '#client/ui/Chip.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { OwnVote } from './OwnVote.tsx';
import classes from './PollCard.module.css';
import { CancelDialog } from './question/CancelDialog.tsx';
import { QuestionDialog } from './question/QuestionDialog.tsx';
import { currentOpenPoll, currentVoteStep, draftOf, revotable, type VoteStep } from './selectors.ts';
import { type PollActions, usePollActions } from './usePollActions.ts';

function OpenFigures() {
  const { t } = useTranslation('poll');
  const poll = useMeeting(currentOpenPoll);
  const now = useServerNow();
  if (poll === null) {
    return null;
  }
  const left = poll.closesAtMs === null ? null : Math.max(0, Math.ceil((poll.closesAtMs - now) / 1000));
  return (
    <>
      <div className="row base">
        <b className={classes.figure}>{`${poll.received}/${poll.voters}`}</b>
        <span className="meta">{t('receivedLabel')}</span>
      </div>
      <div className={classes.facts}>
        <span className="meta">{t('code')}</span>
        <span className="strong">{poll.code}</span>
        {left === null ? null : <span className="meta num">{t('secondsShort', { count: left })}</span>}
      </div>
      <Away />
    </>
  );
}

function DraftFigures({ step }: { step: VoteStep }) {
  const { t } = useTranslation('poll');
  const draft = useMeeting(draftOf);
  const count = useMeeting(quorum);
  const ready = useMeeting(({ shared: { agenda, polls } }) => polls.ready[agenda.currentItemId ?? '']?.length ?? 0);
  if (step.status !== 'draft' || draft === null || count === null) {
    return null;
  }
  if (!count.met) {
    return (
      <p className="meta inkAgainst">
        {t('card.noQuorum', { present: count.present, total: count.total, required: count.required })}
      </p>
    );
  }
  const { seconds } = draft.details;
  const said = ready > 0 ? t('card.ready', { count: ready, present: count.present }) : null;
  return (
    <>
      <p className="meta">
        {[seconds === null ? t('closedByChair') : t('card.time', { count: seconds }), said].filter(Boolean).join(' · ')}
      </p>
      <Away />
    </>
  );
}

/** The numbers between closing and publication, for those who run the meeting alone. */
function ClosedFigures({ step }: { step: VoteStep }) {
  const { t } = useTranslation('poll');
  const result = useMeeting((state) => state.stewards.polls.tallied[step.pollId]);
  if (result === undefined || (step.status !== 'closed' && step.status !== 'tie')) {
    return null;
  }
  const { agree, disagree: against, neutral: abstain, outcome } = result;
  return (
    <p>
      {t('card.tally', { agree, against, abstain })} <b>{t(`outcome.${outcome}`)}</b>
    </p>
  );
}

type ButtonsProps = { step: VoteStep; actions: PollActions; onEdit: () => void };

function Buttons({ step, actions, onEdit }: ButtonsProps) {
  const { t } = useTranslation('poll');
  const { pollId } = step;
  const { pending } = actions;
  switch (step.status) {
    case 'draft':
      return (
        <div className="row">
          <Button className="grow" icon="ballot" pending={pending} onClick={() => actions.open(pollId)}>
            {t('card.openVote')}
          </Button>
          <IconButton edged icon="pen" label={t('card.edit')} onClick={onEdit} />
        </div>
      );
    case 'open':
      return (
        <>
          <Button full icon="stop" pending={pending} onClick={() => actions.close(pollId)}>
            {t('card.closeVote')}
          </Button>
          <Button full variant="quiet" pending={pending} onClick={() => actions.extend(pollId, 30)}>
            {t('card.extend')}
          </Button>
        </>
      );
    case 'closed':
      return (
        <Button full icon="people" pending={pending} onClick={() => actions.publish(pollId)}>
          {t('card.publish')}
        </Button>
      );
    case 'tie':
      return (
        <>
          <p className="meta inkWarn">{t('card.tie')}</p>
          <Button full icon="check" pending={pending} onClick={() => actions.decideTie(pollId, 'agree')}>
            {t('card.tieAgree')}
          </Button>
          <Button full icon="cross" pending={pending} onClick={() => actions.decideTie(pollId, 'disagree')}>
            {t('card.tieDisagree')}
          </Button>
        </>
      );
  }
}

/** The way out of a vote that went wrong: cancelled for good, with a reason. */
function Cancel({ pollId }: { pollId: string }) {
  const { t } = useTranslation('poll');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button full variant="quiet" onClick={() => setAsking(true)}>
        {t('card.cancel')}
      </Button>
      <CancelDialog pollId={pollId} opened={asking} onClose={() => setAsking(false)} />
    </>
  );
}

/** Votes again on the question that was decided or cancelled last: a new vote, linked to the old one. */
function Again({ actions }: { actions: PollActions }) {
  const { t } = useTranslation('poll');
  const old = useMeeting(revotable);
  return old === null ? null : (
    <Button full variant="quiet" pending={actions.pending} onClick={() => actions.revote(old.pollId)}>
      {t('card.revote')}
    </Button>
  );
}

/** The vote of the current item for those who run the meeting: write, open, watch, close, publish. */
export function PollCard() {
  const { t } = useTranslation('poll');
  const step = useMeeting(currentVoteStep);
  const item = useMeeting((state) => state.shared.agenda.currentItemId);
  const [editing, setEditing] = useState<'new' | 'edit' | null>(null);
  const actions = usePollActions();
  return (
    <Card padded className={classes.card} aria-label={t('card.title')}>
      <div className="row">
        <h3 className="strong grow">{t('card.title')}</h3>
        {step === null ? null : <Chip>{t(step.secret ? 'card.secretKind' : 'card.openKind')}</Chip>}
      </div>
      {step === null ? (
        <>
          <p className="sub">{t('card.none')}</p>
          <Button full waiting={item === null} onClick={() => setEditing('new')}>
            {t('card.prepare')}
          </Button>
          <OwnVote />
          <Again actions={actions} />
        </>
      ) : (
        <>
          <p>{step.question}</p>
          <OpenFigures />
          <DraftFigures step={step} />
          <ClosedFigures step={step} />
          {step.status === 'open' ? <OwnVote /> : null}
          <Buttons step={step} actions={actions} onEdit={() => setEditing('edit')} />
          {step.status === 'draft' ? null : <Cancel pollId={step.pollId} />}
        </>
      )}
      <QuestionDialog mode={editing} onClose={() => setEditing(null)} />
    </Card>
  );
}
