import { TextInput } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '#client/i18n/format.ts';
import { api } from '#client/lib/api.ts';
import { reportRefusal } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import classes from '../Tasks.module.css';

function useFeed() {
  const [since, setSince] = useState<string | null | undefined>(undefined);
  const [address, setAddress] = useState<string | null>(null);
  const look = useCallback(async (): Promise<void> => {
    setSince((await api.get<{ since: string | null }>('/api/calendar-feed')).since);
  }, []);
  useEffect(() => {
    look().catch(reportRefusal);
  }, [look]);
  const make = async (): Promise<void> => {
    const { path } = await api.post<{ path: string }>('/api/calendar-feed');
    setAddress(new URL(path, location.origin).href);
    await look();
  };
  const end = async (): Promise<void> => {
    await api.delete('/api/calendar-feed');
    setAddress(null);
    await look();
  };
  return { since, address, make: () => void make().catch(reportRefusal), end: () => void end().catch(reportRefusal) };
}

/** Meetings and due days in one's own calendar program, by a secret address that can be ended. */
export function CalendarCard() {
  const { t } = useTranslation('tasks');
  const { since, address, make, end } = useFeed();
  if (since === undefined) {
    return null;
  }
  return (
    <section className={classes.card} aria-label={t('calendar.title')}>
      <h3 className="strong">{t('calendar.title')}</h3>
      <p className="sub">{since === null ? t('calendar.explain') : t('calendar.since', { day: formatDay(since) })}</p>
      {address === null ? null : (
        <>
          <TextInput
            label={t('calendar.address')}
            description={t('calendar.secret')}
            value={address}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button icon="link" onClick={() => void navigator.clipboard?.writeText(address)}>
            {t('calendar.copy')}
          </Button>
        </>
      )}
      <div className={classes.bar}>
        <Button variant={since === null ? 'primary' : 'secondary'} onClick={make}>
          {t(since === null ? 'calendar.make' : 'calendar.renew')}
        </Button>
        {since === null ? null : (
          <Button variant="danger" onClick={end}>
            {t('calendar.end')}
          </Button>
        )}
      </div>
    </section>
  );
}
