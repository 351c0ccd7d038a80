import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '#client/ui/Button.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import classes from './Frame.module.css';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <main className={classes.alone}>
      <StateCard
        icon="search"
        title={t('notFoundTitle')}
        actions={<Button onClick={() => void navigate('/')}>{t('toHome')}</Button>}
      >
        {t('notFoundText')}
      </StateCard>
    </main>
  );
}

/** A page that failed: what is safe, and the one way on. */
export function CrashPage() {
  const { t } = useTranslation();
  return (
    <main className={classes.alone}>
      <StateCard
        icon="warning"
        tone="bad"
        title={t('crashTitle')}
        actions={<Button onClick={() => location.reload()}>{t('reload')}</Button>}
      >
        {t('crashText')}
      </StateCard>
    </main>
  );
}
