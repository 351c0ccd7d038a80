import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '#client/i18n/format.ts';
import { Banner } from '#client/ui/Banner.tsx';
import { Button } from '#client/ui/Button.tsx';
import classes from './ConnectionBanner.module.css';
import { useLink, useMeetingView, useSession } from './session.tsx';
import type { LinkState } from './wire.ts';

const PATIENCE_MS = 1500;

/** The moment since which the line is lost, once it is lost for longer than a blink; null otherwise. */
export function useLostSince(): number | null {
  const link = useLink();
  const [since, setSince] = useState<number | null>(null);
  const lostAt = lostMoment(link);
  useEffect(() => {
    if (lostAt === null) {
      setSince(null);
      return;
    }
    const timer = setTimeout(() => setSince(lostAt), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [lostAt]);
  return since;
}

function lostMoment(link: LinkState): number | null {
  return link.kind === 'lost' ? link.sinceMs : null;
}

/** Says since when the line is lost and what still works; the screen below stays as it is and heals by itself. */
export function ConnectionBanner() {
  const { t } = useTranslation('connection');
  const { wire } = useSession();
  const since = useLostSince();
  const { asOfMs } = useMeetingView();
  if (since === null) {
    return null;
  }
  const title = asOfMs === null ? t('lostSince', { time: formatTime(since) }) : t('asOf', { time: formatTime(asOfMs) });
  return (
    <div className={classes.place} role="status">
      <Banner icon="networkOff" title={title} action={<Button onClick={wire.retryNow}>{t('retryNow')}</Button>}>
        {t('stillWorks')}
      </Banner>
    </div>
  );
}
