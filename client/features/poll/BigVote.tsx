import { useTranslation } from 'react-i18next';
import { formatNumber, formatTime, sentenceCase } from '#client/i18n/format.ts';
import { keepTogether } from '#client/i18n/text.ts';
import { useMeeting } from '#client/realtime/index.ts';
import { cx } from '#client/ui/cx.ts';
import type { GlyphName } from '#client/ui/glyphs.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import { type MemberCell, MemberCells } from '#client/ui/MemberCells.tsx';
import classes from './BigVote.module.css';
import { OutcomeCells } from './OutcomeCells.tsx';
import { currentOutcome, SIDES } from './outcome.ts';
import { currentOpenPoll, latestPoll } from './selectors.ts';
import type { OpenPoll, PollOutcome } from './types.ts';
import { useOutcomeWords } from './useOutcomeWords.ts';
import { useSecondsLeft } from './useSecondsLeft.ts';

function received(poll: OpenPoll): MemberCell[] {
  const cells: MemberCell[] = [];
  for (let index = 0; index < poll.total; index += 1) {
    cells.push(index < poll.received ? 'present' : index < poll.voters ? 'waiting' : 'absent');
  }
  return cells;
}

function Voting({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('poll');
  const left = useSecondsLeft(poll);
  const words = t('receivedOf', { received: poll.received, voters: poll.voters });
  return (
    <main className={classes.middle}>
      <p className={classes.lead}>{t(poll.secret ? 'secret' : 'open')}</p>
      <h1 className={classes.question}>{keepTogether(poll.question)}</h1>
      <div className={classes.figures}>
        {left === null ? null : (
          <div>
            <p>{sentenceCase(t('secondsLeft'))}</p>
            <b className={cx('num', left <= 10 && 'inkWarn')}>{left}</b>
          </div>
        )}
        <div>
          <p>{t('receivedLabel')}</p>
          <b className="num">{`${poll.received}/${poll.voters}`}</b>
        </div>
        <div>
          <p>{t('code')}</p>
          <b className="num">{poll.code}</b>
        </div>
      </div>
      <div className={classes.bar}>
        <MemberCells size="room" cells={received(poll)} label={words} />
      </div>
    </main>
  );
}

const SIGNS: Partial<Record<string, GlyphName>> = { agree: 'check', against: 'cross', abstain: 'minus' };
const INKS: Partial<Record<string, string>> = { agree: 'inkAgree', against: 'inkAgainst', absent: 'ink2' };

function Counts({ outcome }: { outcome: PollOutcome }) {
  const { t } = useTranslation('poll');
  const kinds = outcome.weighted ? SIDES : ([...SIDES, 'absent'] as const);
  return (
    <div className={classes.counts}>
      {kinds.map((kind) => {
        const sign = SIGNS[kind];
        return (
          <div key={kind} className={INKS[kind]}>
            <b className="num">{formatNumber(kind === 'absent' ? outcome.absent + outcome.silent : outcome[kind])}</b>
            <span>
              {sign ? <Icon name={sign} size={40} /> : null}
              {t(`counted.${kind === 'absent' && outcome.silent > 0 ? 'absentOrSilent' : kind}`)}
            </span>
            {outcome.weighted && kind !== 'absent' ? <span>{t('headsOf', { count: outcome.heads[kind] })}</span> : null}
          </div>
        );
      })}
    </div>
  );
}

function Elected({ outcome }: { outcome: PollOutcome }) {
  return (
    <ol className={classes.elected}>
      {outcome.candidates.slice(0, 6).map((candidate) => (
        <li key={candidate.label} className={candidate.elected ? 'inkAgree' : undefined}>
          <span className="grow">{candidate.label}</span>
          <b className="num">{`${formatNumber(candidate.votes)}/${formatNumber(outcome.total)}`}</b>
        </li>
      ))}
    </ol>
  );
}

function Verdict({ outcome }: { outcome: PollOutcome }) {
  const { t } = useTranslation('poll');
  const words = useOutcomeWords(outcome);
  const decision = outcome.candidates.length === 0 && outcome.form !== 'acclamation';
  return (
    <>
      <h1 className={classes.verdict}>
        <span className={outcome.good ? 'inkAgree' : 'inkAgainst'}>{t(`outcome.${outcome.outcome}`)}</span>
        {decision ? `: ${words.counted}` : null}
      </h1>
      {decision ? <p className={classes.shares}>{`${words.shares}. ${words.settled || words.needs}`}</p> : null}
      {outcome.candidates.length > 0 ? <p className={classes.shares}>{words.needs}</p> : null}
      {outcome.statement ? <p className={classes.shares}>{outcome.statement}</p> : null}
      {outcome.form === 'acclamation' ? (
        <p className={classes.shares}>{t('acclaimed', { present: outcome.present, total: outcome.members })}</p>
      ) : null}
    </>
  );
}

function Figures({ outcome }: { outcome: PollOutcome }) {
  if (outcome.candidates.length > 0) {
    return <Elected outcome={outcome} />;
  }
  return outcome.form === 'acclamation' ? null : (
    <div className={classes.bar}>
      <OutcomeCells outcome={outcome} size="room" />
      <Counts outcome={outcome} />
    </div>
  );
}

function Outcome({ outcome }: { outcome: PollOutcome }) {
  const { t } = useTranslation('poll');
  const [reserved] = outcome.reserved;
  return (
    <main className={classes.middle}>
      <p className={classes.lead}>{keepTogether(outcome.question)}</p>
      <Verdict outcome={outcome} />
      <Figures outcome={outcome} />
      {reserved ? (
        <p className={classes.reserved}>
          <span>{t('reserved')}</span> {`${reserved.name}: ${reserved.text}`}
        </p>
      ) : null}
    </main>
  );
}

/** Screen 5b and the vote before it: the whole room sees time, turnout and code, then what was decided. */
export function BigVote() {
  const { t } = useTranslation('poll');
  const open = useMeeting(currentOpenPoll);
  const outcome = useMeeting(currentOutcome);
  const latest = useMeeting(latestPoll);
  if (open !== null) {
    return <Voting poll={open} />;
  }
  if (outcome !== null) {
    return <Outcome outcome={outcome} />;
  }
  const cancelled = latest?.status === 'cancelled' && latest.cancelledAt !== null;
  return (
    <main className={classes.middle}>
      <p className={classes.lead}>{latest ? keepTogether(latest.question) : ''}</p>
      <h1 className={classes.verdict}>
        {cancelled ? t('big.cancelled', { time: formatTime(latest.cancelledAt) }) : t('big.counting')}
      </h1>
      {cancelled ? <p className={classes.shares}>{latest.cancelReason}</p> : null}
    </main>
  );
}
