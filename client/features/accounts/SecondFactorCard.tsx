import { PasswordInput, TextInput } from '@mantine/core';
import QRCode from 'qrcode';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client/lib/api.ts';
import { useSaving } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Chip } from '#client/ui/Chip.tsx';
import classes from './Accounts.module.css';

type Begun = { readonly secret: string; readonly picture: string };

async function begin(): Promise<Begun> {
  const { secret, uri } = await api.post<{ secret: string; uri: string }>('/api/profile/second-factor');
  return { secret, picture: await QRCode.toDataURL(uri, { margin: 0, width: 384 }) };
}

type FormProps = { changed: () => void };

function TurnOn({ changed }: FormProps) {
  const { t } = useTranslation('accounts');
  const [begun, setBegun] = useState<Begun | null>(null);
  const [code, setCode] = useState('');
  const { save, pending } = useSaving();
  const confirm = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const given = { secret: begun?.secret, code };
    if (await save(() => api.post('/api/profile/second-factor/confirm', given), t('factor.turnedOn'))) {
      changed();
    }
  };
  if (begun === null) {
    const start = async () => setBegun(await begin());
    return (
      <Button icon="shield" pending={pending} onClick={() => void save(start)}>
        {t('factor.turnOn')}
      </Button>
    );
  }
  return (
    <form className={classes.stack} onSubmit={(event) => void confirm(event)}>
      <p>{t('factor.scan')}</p>
      <img className={classes.code} src={begun.picture} alt={t('factor.picture')} />
      <p className={classes.secret}>{t('factor.byHand', { secret: begun.secret })}</p>
      <TextInput
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        label={t('factor.code')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value.replace(/\D/g, ''))}
      />
      <Button type="submit" variant="primary" waiting={code.length < 6} pending={pending}>
        {t('factor.confirm')}
      </Button>
    </form>
  );
}

function TurnOff({ changed }: FormProps) {
  const { t } = useTranslation('accounts');
  const [password, setPassword] = useState('');
  const { save, pending } = useSaving();
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await save(() => api.delete('/api/profile/second-factor', { password }), t('factor.turnedOff'))) {
      changed();
    }
  };
  return (
    <form className={classes.stack} onSubmit={(event) => void send(event)}>
      <PasswordInput
        autoComplete="current-password"
        label={t('field.current')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" variant="danger" waiting={password === ''} pending={pending}>
        {t('factor.turnOff')}
      </Button>
    </form>
  );
}

/** A second proof at sign-in: the six digits of an authenticator app (RFC 6238). Turning it off asks for the password. */
export function SecondFactorCard({ on, changed }: { on: boolean; changed: () => void }) {
  const { t } = useTranslation('accounts');
  return (
    <section className={classes.card} aria-label={t('factor.title')}>
      <div className="row">
        <h2 className="title grow">{t('factor.title')}</h2>
        <Chip tone={on ? 'ok' : 'neutral'} icon={on ? 'check' : 'minus'}>
          {t(on ? 'factor.on' : 'factor.off')}
        </Chip>
      </div>
      <p className="sub">{t('factor.explain')}</p>
      {on ? <TurnOff changed={changed} /> : <TurnOn changed={changed} />}
    </section>
  );
}
