import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { AccountMenu, signOut, useSessionView } from '#client/features/account/index.ts';
import { formatTime } from '#client/i18n/format.ts';
import { fullName } from '#client/i18n/names.ts';
import { useServerNow } from '#client/realtime/index.ts';
import { nextTextSize, setAppearance, useAppearance } from '#client/styles/appearance.ts';
import { Button } from '#client/ui/Button.tsx';
import { Rail, RailButton, type RailEntry } from '#client/ui/Rail.tsx';
import { Skeleton } from '#client/ui/Skeleton.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import type { AccountSummary } from '#protocol/http.ts';
import classes from './Frame.module.css';
import { KeptMeetings } from './KeptMeetings.tsx';

function Clock() {
  return <time className={`num ${classes.clock}`}>{formatTime(useServerNow())}</time>;
}

/** Who manages the accounts of an agency. */
const ADMINS: ReadonlySet<string> = new Set(['unit_admin', 'system_admin']);

function Navigation({ account }: { account: AccountSummary }) {
  const { t } = useTranslation('frame');
  const { text } = useAppearance();
  const entries: RailEntry[] = [
    { to: '/', icon: 'home', label: t('today') },
    { to: '/lich-hop', icon: 'calendar', label: t('meetings') },
    { to: '/nhiem-vu', icon: 'task', label: t('tasks') },
    { to: '/tim-kiem', icon: 'search', label: t('search') },
    ...(ADMINS.has(account.organisationRole)
      ? [{ to: '/quan-tri', icon: 'people', label: t('accounts') } as const]
      : []),
  ];
  return (
    <Rail
      label={t('navigation')}
      entries={entries}
      foot={
        <RailButton
          icon="largeText"
          label={t('common:largeText')}
          onClick={() => setAppearance({ text: nextTextSize(text) })}
        />
      }
    />
  );
}

type Props = {
  title: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  children: (account: AccountSummary) => ReactNode;
};

function Page({ title, note, actions, account, children }: Props & { account: AccountSummary }) {
  const navigate = useNavigate();
  return (
    <div className={classes.frame}>
      <Navigation account={account} />
      <main className={classes.page}>
        <header className={classes.head}>
          <h1 className="h2">{title}</h1>
          {note ? <span className="sub">{note}</span> : null}
          <span className="grow" />
          {actions}
          <Clock />
          <AccountMenu
            name={fullName(account)}
            onAccount={() => void navigate('/tai-khoan')}
            onSignOut={() => void signOut()}
          />
        </header>
        {children(account)}
      </main>
    </div>
  );
}

/** Every page outside of a meeting: navigation, title, account. Visitors without an account are led to where they belong. */
export function AppFrame(props: Props) {
  const { t } = useTranslation();
  const known = useSessionView();
  const location = useLocation();
  if (known.state === 'loading') {
    return <Skeleton label={t('loading')} />;
  }
  if (known.state === 'failed') {
    return (
      <main className={classes.alone}>
        <StateCard
          icon="networkOff"
          tone="warn"
          title={t('errors:code.unavailable')}
          actions={<Button onClick={() => window.location.reload()}>{t('tryAgain')}</Button>}
        >
          <KeptMeetings />
        </StateCard>
      </main>
    );
  }
  const { session } = known;
  if (session.kind === 'account') {
    return <Page {...props} account={session.account} />;
  }
  if (session.kind === 'seat') {
    return <Navigate replace to={`/hop/${session.meetingId}`} />;
  }
  const [first] = session.kind === 'screen' ? session.meetingIds : [];
  return (
    <Navigate replace to={first ? `/man-hinh/${first}` : `/dang-nhap?ve=${encodeURIComponent(location.pathname)}`} />
  );
}
