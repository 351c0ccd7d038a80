import { useTranslation } from 'react-i18next';
import { Banner } from '#client/ui/Banner.tsx';
import { Chip } from '#client/ui/Chip.tsx';
import classes from './PollResult.module.css';
import type { PollOutcome } from './types.ts';

function Reserved({ reserved }: Pick<PollOutcome, 'reserved'>) {
  const { t } = useTranslation('poll');
  return (
    <section className={classes.reserved} aria-label={t('reserved')}>
      <h3 className="strong">{t('reserved')}</h3>
      {reserved.map(({ name, text, mine }) => (
        <p key={name}>
          <b>{name}</b> {mine ? <Chip small>{t('yours')}</Chip> : null} {text}
        </p>
      ))}
    </section>
  );
}

/** What else a result sheet has to say: how voters were proved, the box, known weaknesses, equal votes, reserved opinions. */
export function ResultNotes({ outcome }: { outcome: PollOutcome }) {
  const { t } = useTranslation('poll');
  const { box, auth, warnings, tied, reserved, form } = outcome;
  return (
    <>
      {form === 'acclamation' ? (
        <p className="meta">{t('acclaimed', { present: outcome.present, total: outcome.members })}</p>
      ) : null}
      <p className="meta num">
        {[box === null ? null : t('box', box), auth === null ? null : t(`auth.${auth}`)].filter(Boolean).join(' ')}
      </p>
      {warnings.length > 0 ? (
        <Banner icon="warning" title={warnings.map((warning) => t(`warnings.${warning}`)).join(' ')} />
      ) : null}
      {tied.length > 0 ? <Banner icon="info" title={t('tied', { names: tied.join(', ') })} /> : null}
      {reserved.length > 0 ? <Reserved reserved={reserved} /> : null}
    </>
  );
}
