import { PasswordInput, PinInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { setSession, useSessionView } from '#client/features/account/index.ts';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { api } from '#client/lib/api.ts';
import { rejectionOf } from '#client/lib/rejection.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import type { Rejection } from '#protocol/envelope.ts';
import type { SessionView } from '#protocol/http.ts';
import classes from './Auth.module.css';
import { DoorFrame } from './DoorFrame.tsx';

/** Where to go after signing in: a path of this site only. */
export function safeTarget(wanted: string | null): string {
  return wanted?.startsWith('/') && !wanted.startsWith('//') ? wanted : '/';
}

function useSignIn(): {
  asked: 'password' | 'otp';
  rejection: Rejection | null;
  pending: boolean;
  submit: (signInName: string, password: string, otp: string) => Promise<void>;
} {
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const [asked, setAsked] = useState<'password' | 'otp'>('password');
  const [rejection, setRejection] = useState<Rejection | null>(null);
  const [pending, setPending] = useState(false);
  const refuse = (refused: Rejection): void => {
    const wantsOtp = refused.rule === 'AUTH-5';
    if (wantsOtp) {
      setAsked('otp');
    }
    setRejection(wantsOtp && asked === 'password' ? null : refused);
  };
  const submit = async (signInName: string, password: string, otp: string): Promise<void> => {
    setPending(true);
    try {
      const body = { signInName, password, ...(asked === 'otp' ? { otp } : {}) };
      setSession(await api.post<SessionView>('/api/session', body));
      await navigate(safeTarget(query.get('ve')), { replace: true });
    } catch (error) {
      refuse(rejectionOf(error));
    } finally {
      setPending(false);
    }
  };
  return { asked, rejection, pending, submit };
}

function SecondFactor({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('auth');
  return (
    <div className="col">
      <span className="strong" id="otp-label">
        {t('otp')}
      </span>
      <span className="meta">{t('otpHint')}</span>
      <PinInput
        length={6}
        type="number"
        oneTimeCode
        autoFocus
        size="lg"
        value={value}
        aria-labelledby="otp-label"
        onChange={onChange}
      />
    </div>
  );
}

function SignInForm() {
  const { t } = useTranslation('auth');
  const [signInName, setName] = useState('');
  const [password, setPassword] = useState('');
  const [otp, setOtp] = useState('');
  const { asked, rejection, pending, submit } = useSignIn();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void submit(signInName, password, otp);
  };
  return (
    <form onSubmit={send} className="col g2">
      <TextInput
        label={t('name')}
        autoComplete="username"
        autoCapitalize="none"
        required
        withAsterisk={false}
        value={signInName}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {asked === 'otp' ? <SecondFactor value={otp} onChange={setOtp} /> : null}
      <p role="alert" className="inkAgainst">
        {rejection ? rejectionMessage(rejection) : ''}
      </p>
      <Button type="submit" variant="primary" size="big" full pending={pending}>
        {t('signIn')}
      </Button>
    </form>
  );
}

/** `/dang-nhap`: sign in by password, with the second factor where the account has one. */
export function SignInPage() {
  const { t } = useTranslation('auth');
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const known = useSessionView();
  const session = known.state === 'known' ? known.session : null;
  if (session?.kind === 'account') {
    return <Navigate replace to={safeTarget(query.get('ve'))} />;
  }
  const singleSignOn = session?.kind === 'none' && session.singleSignOn;
  return (
    <DoorFrame>
      <section>
        <h1 className={classes.title}>{t('welcome')}</h1>
        <p className={classes.lead}>{t('lead')}</p>
      </section>
      <Card className={classes.card}>
        <h2 className="title">{t('signInTitle')}</h2>
        <SignInForm />
        {singleSignOn ? (
          <a className={classes.link} href="/api/sso/start">
            {t('singleSignOn')}
          </a>
        ) : null}
        <hr />
        <Button full icon="keypad" onClick={() => void navigate('/vao-hop')}>
          {t('haveCode')}
        </Button>
      </Card>
    </DoorFrame>
  );
}
