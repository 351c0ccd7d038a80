import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#client/ui/Card.tsx';
import { CountdownRing } from '#client/ui/CountdownRing.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import { LiveRegion } from '#client/ui/LiveRegion.tsx';
import classes from './Secret.module.css';
import type { OpenPoll } from './types.ts';
import { announcedSecond, totalSeconds, useSecondsLeft } from './useSecondsLeft.ts';
import { usePassLabel, usePassWords } from './VoteSheet.tsx';

/** Time, turnout, rule and code of a secret ballot. Turnout only: nobody sees counts before the close. */
export function SecretFacts({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('poll');
  const passes = usePassWords(poll);
  const left = useSecondsLeft(poll);
  const spoken = announcedSecond(left);
  return (
    <Card className={classes.facts}>
      {left === null ? null : (
        <CountdownRing size="small" secondsLeft={left} totalSeconds={totalSeconds(poll)} unit={t('seconds')} />
      )}
      <dl className={classes.list}>
        <div>
          <dt>{t('cast')}</dt>
          <dd>{`${poll.received}/${poll.voters}`}</dd>
        </div>
        <div>
          <dt>{usePassLabel(poll)}</dt>
          <dd>{poll.required === null ? passes : t('from', { required: poll.required, total: poll.total })}</dd>
        </div>
        <div>
          <dt>{t('code')}</dt>
          <dd>{poll.code}</dd>
        </div>
      </dl>
      <LiveRegion message={spoken === null ? '' : t('secondsSpoken', { count: spoken })} />
    </Card>
  );
}

const KEPT = ['link', 'box', 'counts'] as const;
const OPEN = ['turnout', 'screen', 'network', 'unanimous'] as const;

/** What a secret ballot protects and what it can't, in words before anybody casts. */
export function Protection() {
  const { t } = useTranslation('poll');
  return (
    <Card className={classes.say}>
      <h3 className="strong">{t('protection.title')}</h3>
      <h4>{t('protection.kept')}</h4>
      <ul className={classes.kept}>
        {KEPT.map((key) => (
          <li key={key}>
            <Icon name="lock" size={20} />
            <span>{t(`protection.keptList.${key}`)}</span>
          </li>
        ))}
      </ul>
      <h4>{t('protection.open')}</h4>
      <ul>
        {OPEN.map((key) => (
          <li key={key}>
            <Icon name="eye" size={20} />
            <span>{t(`protection.openList.${key}`)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const STEPS = ['open', 'count', 'list'] as const;

/** The course of a secret ballot, the present step marked, and what to do when the own id is missing. */
export function SecretCourse({
  at,
  closes,
  action,
}: {
  at: (typeof STEPS)[number];
  closes: string | null;
  action: ReactNode;
}) {
  const { t } = useTranslation('poll');
  return (
    <Card className={classes.course}>
      <h3 className="strong">{t('course.title')}</h3>
      <ol>
        {STEPS.map((step, index) => (
          <li key={step} aria-current={step === at ? 'step' : undefined}>
            <span className={classes.step}>{index + 1}</span>
            <div>
              <div className="strong">{t(`course.${step}.title`)}</div>
              <div className="meta">
                {step === 'open' && closes !== null
                  ? t('course.open.until', { time: closes })
                  : t(`course.${step}.text`)}
              </div>
            </div>
          </li>
        ))}
      </ol>
      <hr />
      <div className={classes.missing}>
        <Icon name="info" />
        <div>
          <div className="strong">{t('course.missing.title')}</div>
          <p className="meta">{t('course.missing.text')}</p>
        </div>
      </div>
      {action}
    </Card>
  );
}
