import { PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppFrame } from '#client/features/frame/index.ts';
import { fullName } from '#client/i18n/names.ts';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { api } from '#client/lib/api.ts';
import { useAddress } from '#client/lib/useAddress.ts';
import { useSaving } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Skeleton } from '#client/ui/Skeleton.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import type { OwnProfile } from '#protocol/http.ts';
import classes from './Accounts.module.css';
import { SecondFactorCard } from './SecondFactorCard.tsx';

type CardProps = { profile: OwnProfile; changed: (profile: OwnProfile) => void };

function Own({ profile, changed }: CardProps) {
  const { t } = useTranslation('accounts');
  const [email, setEmail] = useState(profile.email ?? '');
  const { save, pending } = useSaving();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const given = { email: email.trim() === '' ? null : email.trim() };
    void save(async () => changed(await api.patch<OwnProfile>('/api/profile', given)), t('saved'));
  };
  const facts = {
    name: fullName(profile),
    title: profile.title,
    unitName: profile.unitName,
    signInName: profile.signInName,
  };
  return (
    <section className={classes.card} aria-label={t('own')}>
      <h2 className="title">{t('own')}</h2>
      <dl className={classes.facts}>
        {(['name', 'title', 'unitName', 'signInName'] as const).map((fact) =>
          facts[fact] === '' ? null : (
            <div key={fact} style={{ display: 'contents' }}>
              <dt>{t(`field.${fact}`)}</dt>
              <dd>{facts[fact]}</dd>
            </div>
          ),
        )}
      </dl>
      <form className={classes.stack} onSubmit={send}>
        <TextInput
          type="email"
          autoComplete="email"
          label={t('field.email')}
          description={t('emailHelp')}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Button type="submit" waiting={email.trim() === (profile.email ?? '')} pending={pending}>
          {t('common:save')}
        </Button>
      </form>
    </section>
  );
}

function Password({ profile }: Pick<CardProps, 'profile'>) {
  const { t } = useTranslation('accounts');
  const [given, setGiven] = useState({ current: '', next: '', again: '' });
  const { save, pending } = useSaving();
  const differs = given.again !== '' && given.again !== given.next;
  const ready = given.current !== '' && given.next !== '' && given.again === given.next;
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { current, next } = given;
    if (await save(() => api.post('/api/profile/password', { current, next }), t('passwordChanged'))) {
      setGiven({ current: '', next: '', again: '' });
    }
  };
  return (
    <section className={classes.card} aria-label={t('password')}>
      <h2 className="title">{t('password')}</h2>
      <p className="sub">{t(profile.secondFactor ? 'passwordRuleWithFactor' : 'passwordRule')}</p>
      <form className={classes.stack} onSubmit={(event) => void send(event)}>
        {(['current', 'next', 'again'] as const).map((field) => (
          <PasswordInput
            key={field}
            autoComplete={field === 'current' ? 'current-password' : 'new-password'}
            label={t(`field.${field}`)}
            error={field === 'again' && differs ? t('differs') : undefined}
            value={given[field]}
            onChange={(event) => setGiven({ ...given, [field]: event.currentTarget.value })}
          />
        ))}
        <Button type="submit" waiting={!ready} pending={pending}>
          {t('changePassword')}
        </Button>
      </form>
    </section>
  );
}

function Cards() {
  const { t } = useTranslation('accounts');
  const [loaded, reload, set] = useAddress<OwnProfile>('/api/profile');
  if (loaded.state === 'loading') {
    return <Skeleton label={t('common:loading')} />;
  }
  if (loaded.state === 'failed') {
    return <StateCard icon="networkOff" tone="warn" title={rejectionMessage(loaded.rejection)} />;
  }
  const profile = loaded.value;
  return (
    <div className={classes.page}>
      <Own profile={profile} changed={set} />
      <Password profile={profile} />
      <SecondFactorCard on={profile.secondFactor} changed={reload} />
    </div>
  );
}

/** `/tai-khoan`: the own account: where notices are sent to, the password, the second factor. */
export function ProfilePage() {
  const { t } = useTranslation('accounts');
  return <AppFrame title={t('profile')}>{() => <Cards />}</AppFrame>;
}
