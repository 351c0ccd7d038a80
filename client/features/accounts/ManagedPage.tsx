import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppFrame } from '#client/features/frame/index.ts';
import { fullName, matches } from '#client/i18n/names.ts';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { useAddress } from '#client/lib/useAddress.ts';
import { Chip } from '#client/ui/Chip.tsx';
import { Skeleton } from '#client/ui/Skeleton.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import type { ManagedAccount } from '#protocol/http.ts';
import { AccountSheet } from './AccountSheet.tsx';
import classes from './Accounts.module.css';
import { NewAccountSheet } from './NewAccountSheet.tsx';

function Marks({ account }: { account: ManagedAccount }) {
  const { t } = useTranslation('accounts');
  return (
    <span className={classes.marks}>
      {account.headsUnit ? <Chip tone="accent">{t('heads')}</Chip> : null}
      {account.organisationRole === 'member' ? null : <Chip>{t(`role.${account.organisationRole}`)}</Chip>}
      {account.disabled ? <Chip tone="bad">{t('closed')}</Chip> : null}
    </span>
  );
}

function Row({ account, open }: { account: ManagedAccount; open: () => void }) {
  const who = (
    <>
      <span>
        <b>{fullName(account)}</b>
        <span className="meta">{[account.title, account.signInName].filter(Boolean).join(' · ')}</span>
      </span>
      <Marks account={account} />
    </>
  );
  return account.mayChange ? (
    <button type="button" className={classes.row} onClick={open}>
      {who}
    </button>
  ) : (
    <div className={classes.row}>{who}</div>
  );
}

type ListProps = { accounts: readonly ManagedAccount[]; open: (accountId: string) => void };

function List({ accounts, open }: ListProps) {
  const { t } = useTranslation('accounts');
  if (accounts.length === 0) {
    return <StateCard compact icon="people" title={t('nobodyFits')} />;
  }
  return [...Map.groupBy(accounts, ({ unitName }) => unitName)].map(([unitName, people]) => (
    <section key={unitName} aria-label={unitName || t('noUnit')}>
      <h2 className={classes.unit}>{unitName || t('noUnit')}</h2>
      <div className={classes.list}>
        {people.map((account) => (
          <Row key={account.accountId} account={account} open={() => open(account.accountId)} />
        ))}
      </div>
    </section>
  ));
}

function Managed() {
  const { t } = useTranslation('accounts');
  const [loaded, reload] = useAddress<{ accounts: ManagedAccount[] }>('/api/accounts/managed');
  const [query, setQuery] = useState('');
  const [openId, setOpenId] = useState<string | null>(null);
  if (loaded.state === 'loading') {
    return <Skeleton label={t('common:loading')} />;
  }
  if (loaded.state === 'failed') {
    return <StateCard icon="lock" tone="warn" title={rejectionMessage(loaded.rejection)} />;
  }
  const { accounts } = loaded.value;
  const words = ({ name, title, unitName, signInName }: ManagedAccount) =>
    [name, title, unitName, signInName].join(' ');
  return (
    <>
      <div className={classes.tools}>
        <TextInput
          className={classes.find ?? ''}
          aria-label={t('find')}
          placeholder={t('find')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <NewAccountSheet units={[...new Set(accounts.map(({ unitName }) => unitName))].filter(Boolean)} done={reload} />
      </div>
      <List accounts={accounts.filter((account) => matches(words(account), query.trim()))} open={setOpenId} />
      <AccountSheet
        account={accounts.find(({ accountId }) => accountId === openId) ?? null}
        close={() => setOpenId(null)}
        changed={reload}
      />
    </>
  );
}

/** `/quan-tri`: the accounts of the agency, for its admins: who may sign in, who answers for a unit. */
export function ManagedPage() {
  const { t } = useTranslation('accounts');
  return <AppFrame title={t('managed')}>{() => <Managed />}</AppFrame>;
}
