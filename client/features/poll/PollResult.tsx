import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatShare } from '#client/i18n/format.ts';
import { sortByName } from '#client/i18n/names.ts';
import { keepTogether } from '#client/i18n/text.ts';
import { Card } from '#client/ui/Card.tsx';
import { Chip } from '#client/ui/Chip.tsx';
import { cx } from '#client/ui/cx.ts';
import type { GlyphName } from '#client/ui/glyphs.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import { reachable } from '#client/ui/reachable.ts';
import { OutcomeCells } from './OutcomeCells.tsx';
import { COUNTED } from './outcome.ts';
import classes from './PollResult.module.css';
import type { PollOutcome, Voter } from './types.ts';

function Sentence({ outcome }: { outcome: PollOutcome }) {
  const { t } = useTranslation('poll');
  const figures = { agree: outcome.agree, total: outcome.total, required: outcome.required };
  if (outcome.candidates.length > 0 || outcome.form === 'acclamation') {
    return outcome.statement ? <p className={classes.sentence}>{outcome.statement}</p> : null;
  }
  return (
    <p className={classes.sentence}>
      {t('sentence.before', figures)} <b>{formatShare(outcome.agree, outcome.total)}</b>{' '}
      {t(outcome.good ? 'sentence.passed' : 'sentence.failed', figures)}
    </p>
  );
}

function Verdict({ outcome }: { outcome: PollOutcome }) {
  const { t } = useTranslation('poll');
  return (
    <>
      <div className={cx(classes.verdict, outcome.good ? 'inkAgree' : 'inkAgainst')}>
        <Icon name={outcome.good ? 'check' : 'cross'} size={40} />
        <h2>{t(`outcome.${outcome.outcome}`)}</h2>
      </div>
      <p className="title">{keepTogether(outcome.question)}</p>
      <Sentence outcome={outcome} />
    </>
  );
}

function Candidates({ outcome }: { outcome: PollOutcome }) {
  const { t } = useTranslation('poll');
  return (
    <ol className={classes.candidates}>
      {outcome.candidates.map((candidate) => (
        <li key={candidate.label}>
          <span className="grow">{candidate.label}</span>
          {candidate.elected ? (
            <Chip tone="ok" icon="check">
              {t('elected')}
            </Chip>
          ) : null}
          <b className="num">{`${candidate.votes}/${outcome.total}`}</b>
        </li>
      ))}
    </ol>
  );
}

function Bar({ outcome }: { outcome: PollOutcome }) {
  const { t } = useTranslation('poll');
  const shown = COUNTED.filter((kind) => kind !== 'silent' || outcome.silent > 0);
  return (
    <div className={classes.bar}>
      <OutcomeCells outcome={outcome} size="normal" />
      <div className={classes.legend}>
        {shown.map((kind) => (
          <div key={kind}>
            <b className="num">{outcome[kind]}</b>
            <span>
              <i className={classes[kind]} />
              {t(`counted.${kind}`)}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

const COLUMNS: readonly { kind: 'agree' | 'against' | 'abstain' | 'absent'; icon: GlyphName | null; ink: string }[] = [
  { kind: 'agree', icon: 'check', ink: 'inkAgree' },
  { kind: 'against', icon: 'cross', ink: 'inkAgainst' },
  { kind: 'abstain', icon: 'minus', ink: 'inkNeutral' },
  { kind: 'absent', icon: null, ink: 'ink2' },
];

function Name({ voter }: { voter: Voter }) {
  const { t } = useTranslation('poll');
  return (
    <li className={voter.mine ? classes.mine : undefined}>
      {voter.remote ? t('nameRemote', { name: voter.name }) : voter.name}
      {voter.mine ? <Chip small>{t('yourBallot')}</Chip> : null}
    </li>
  );
}

function Names({ names }: { names: NonNullable<PollOutcome['names']> }) {
  const { t } = useTranslation('poll');
  return (
    <div className={classes.names} {...reachable}>
      {COLUMNS.filter(({ kind }) => names[kind].length > 0).map(({ kind, icon, ink }) => (
        <section key={kind}>
          <h3 className={ink}>
            {icon ? <Icon name={icon} size={20} /> : null}
            {t('nameHead', { word: t(`counted.${kind}`), count: names[kind].length })}
          </h3>
          <ul>
            {sortByName(names[kind]).map((voter) => (
              <Name key={voter.participantId} voter={voter} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Screen 2b: did it pass, by what count, and how each voted. A secret ballot has no name column; `aside` takes its place. */
export function PollResult({ outcome, aside }: { outcome: PollOutcome; aside?: ReactNode }) {
  const { t } = useTranslation('poll');
  return (
    <main className={classes.wrap} {...reachable}>
      <Card className={classes.result}>
        <div className={classes.main}>
          <div className="row wrap">
            <Chip tone="accent" icon="ballot">
              {t(`form.${outcome.form}`)}
            </Chip>
            <span className="meta">
              {t(outcome.code ? 'itemAndCode' : 'item', { number: outcome.itemNumber, code: outcome.code })}
            </span>
          </div>
          <Verdict outcome={outcome} />
          {outcome.candidates.length > 0 ? <Candidates outcome={outcome} /> : <Bar outcome={outcome} />}
        </div>
        {outcome.names === null ? aside : <Names names={outcome.names} />}
      </Card>
    </main>
  );
}
