import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#client/i18n/format.ts';
import { sortByName } from '#client/i18n/names.ts';
import { keepTogether } from '#client/i18n/text.ts';
import { Card } from '#client/ui/Card.tsx';
import { Chip } from '#client/ui/Chip.tsx';
import { cx } from '#client/ui/cx.ts';
import type { GlyphName } from '#client/ui/glyphs.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import { reachable } from '#client/ui/reachable.ts';
import { OutcomeCells } from './OutcomeCells.tsx';
import { COUNTED, SIDES } from './outcome.ts';
import classes from './PollResult.module.css';
import { ResultNotes } from './ResultNotes.tsx';
import type { PollOutcome, Voter } from './types.ts';
import { useOutcomeWords } from './useOutcomeWords.ts';

function Sentence({ outcome }: { outcome: PollOutcome }) {
  const { t } = useTranslation('poll');
  const words = useOutcomeWords(outcome);
  if (outcome.candidates.length > 0 || outcome.form === 'acclamation') {
    const needs = outcome.candidates.length > 0 ? words.needs : '';
    const said = [outcome.statement, needs].filter(Boolean).join(' ');
    return said ? <p className={classes.sentence}>{said}</p> : null;
  }
  return (
    <>
      <p className={classes.sentence}>
        {words.counted}, <b>{words.shares}</b>. {words.needs}
      </p>
      {words.settled ? <p className={classes.sentence}>{words.settled}</p> : null}
      {outcome.countedBy ? <p className="meta">{t('countedBy', { name: outcome.countedBy })}</p> : null}
    </>
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
      <ResultNotes outcome={outcome} />
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

function Legend({ outcome }: { outcome: PollOutcome }) {
  const { t } = useTranslation('poll');
  const { weighted } = outcome;
  const kinds = weighted ? SIDES : COUNTED.filter((kind) => kind !== 'silent' || outcome.silent > 0);
  return (
    <div className={classes.legend}>
      {kinds.map((kind) => (
        <div key={kind}>
          <b className="num">{formatNumber(outcome[kind])}</b>
          <span>
            <i className={classes[kind]} />
            {t(`counted.${kind}`)}
          </span>
          {weighted && kind !== 'silent' && kind !== 'absent' ? (
            <span className="meta">{t('headsOf', { count: outcome.heads[kind] })}</span>
          ) : null}
        </div>
      ))}
    </div>
  );
}

function Bar({ outcome }: { outcome: PollOutcome }) {
  if (outcome.form === 'acclamation') {
    return null;
  }
  return (
    <div className={classes.bar}>
      <OutcomeCells outcome={outcome} size="normal" />
      <Legend outcome={outcome} />
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
      {voter.place === 'on_site' ? voter.name : t(`nameFrom.${voter.place}`, { name: voter.name })}
      {voter.weight === null ? null : <b className="num">{formatNumber(voter.weight)}</b>}
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
      <Card className={cx(classes.result, outcome.names === null && !aside && classes.single)}>
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
