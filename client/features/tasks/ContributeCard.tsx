import { useTranslation } from 'react-i18next';
import { WordsForm } from '#client/ui/WordsForm.tsx';
import classes from './Tasks.module.css';
import type { Act } from './useTasks.ts';

/** What a coordinating unit adds. */
export function ContributeCard({ act, pending }: { act: Act; pending: boolean }) {
  const { t } = useTranslation('tasks');
  return (
    <section className={classes.card} aria-label={t('contribute')}>
      <h2 className="strong">{t('contribute')}</h2>
      <WordsForm
        label={t('contributeWords')}
        submit={t('sendContribute')}
        maxLength={4000}
        variant="secondary"
        pending={pending}
        onSend={(text) => act({ kind: 'contribute', text })}
      />
    </section>
  );
}
