import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '#client/i18n/format.ts';
import { api } from '#client/lib/api.ts';
import { type PushReach, pushReach, turnPushOff, turnPushOn } from '#client/lib/pushDevice.ts';
import { reportRefusal } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Chip } from '#client/ui/Chip.tsx';
import type { PushState } from '#protocol/push.ts';
import classes from '../Tasks.module.css';

type Known = { readonly reach: PushReach; readonly push: PushState };

function usePush() {
  const [known, setKnown] = useState<Known | null>(null);
  const [pending, setPending] = useState(false);
  const [failed, setFailed] = useState(false);
  const look = useCallback(async (): Promise<void> => {
    const [reach, push] = await Promise.all([pushReach(), api.get<PushState>('/api/push')]);
    setKnown({ reach, push });
  }, []);
  useEffect(() => {
    look().catch(reportRefusal);
  }, [look]);
  const change = async (work: () => Promise<unknown>): Promise<void> => {
    setPending(true);
    setFailed(false);
    try {
      await work();
      await look();
    } catch {
      setFailed(true);
    } finally {
      setPending(false);
    }
  };
  return { known, pending, failed, change };
}

function Devices({ push, take }: { push: PushState; take: (deviceId: string) => void }) {
  const { t } = useTranslation('tasks');
  return (
    <ul className={classes.facts}>
      {push.devices.map(({ deviceId, name, since }) => (
        <li key={deviceId} className={classes.device}>
          <span>
            {name} <span className="meta">{t('push.since', { day: formatDay(since) })}</span>
          </span>
          <Button variant="quiet" onClick={() => take(deviceId)}>
            {t('push.takeOut')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Reminders as messages of this device, also while the product is closed: on, off, or why not. */
export function PushCard() {
  const { t } = useTranslation('tasks');
  const { known, pending, failed, change } = usePush();
  if (known === null) {
    return null;
  }
  const { reach, push } = known;
  return (
    <section className={classes.card} aria-label={t('push.title')}>
      <div className={classes.bar}>
        <h3 className="strong grow">{t('push.title')}</h3>
        <Chip tone={reach === 'on' ? 'ok' : 'neutral'}>{t(reach === 'on' ? 'push.isOn' : 'push.isOff')}</Chip>
      </div>
      <p className="sub">{t(`push.explain.${reach}`)}</p>
      {reach === 'off' ? (
        <Button variant="primary" pending={pending} onClick={() => void change(() => turnPushOn(push))}>
          {t('push.turnOn')}
        </Button>
      ) : null}
      {reach === 'on' ? (
        <Button pending={pending} onClick={() => void change(turnPushOff)}>
          {t('push.turnOff')}
        </Button>
      ) : null}
      {failed ? (
        <p className="inkWarn" role="alert">
          {t('push.failed')}
        </p>
      ) : null}
      {push.devices.length === 0 ? null : (
        <Devices push={push} take={(id) => void change(() => api.delete(`/api/push/devices/${id}`))} />
      )}
    </section>
  );
}
