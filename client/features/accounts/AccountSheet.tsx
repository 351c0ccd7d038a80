import { PasswordInput, Switch } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { api } from '#client/lib/api.ts';
import { useSaving } from '#client/realtime/index.ts';
import { AskingButton } from '#client/ui/AskingButton.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { AccountChange, ManagedAccount } from '#protocol/http.ts';
import classes from './Accounts.module.css';

type Change = z.input<typeof AccountChange>;

function NewPassword({ account, send }: { account: ManagedAccount; send: (change: Change) => Promise<boolean> }) {
  const { t } = useTranslation('accounts');
  const [password, setPassword] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await send({ password })) {
      setPassword('');
    }
  };
  return (
    <form className={classes.stack} onSubmit={(event) => void submit(event)}>
      <PasswordInput
        autoComplete="new-password"
        label={t('newPassword')}
        description={t(account.secondFactor ? 'passwordRuleWithFactor' : 'passwordRule')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" waiting={password === ''}>
        {t('setPassword')}
      </Button>
    </form>
  );
}

type Props = { account: ManagedAccount | null; close: () => void; changed: () => void };

/** What an admin may do with somebody's account. Closing it ends its sessions at once. */
export function AccountSheet({ account, close, changed }: Props) {
  const { t } = useTranslation('accounts');
  const { save, pending } = useSaving();
  const send = async (change: Change): Promise<boolean> => {
    const done = await save(() => api.patch(`/api/accounts/${account?.accountId}`, change), t('saved'));
    if (done) {
      changed();
    }
    return done;
  };
  return (
    <Sheet opened={account !== null} title={account?.name ?? ''} closeLabel={t('common:close')} onClose={close}>
      {account === null ? null : (
        <div className={classes.stack}>
          <p className="sub">{[account.title, account.unitName, account.signInName].filter(Boolean).join(' · ')}</p>
          <Switch
            label={t('headsLabel')}
            description={t('headsHelp')}
            checked={account.headsUnit}
            disabled={pending || account.unitName === ''}
            onChange={(event) => void send({ headsUnit: event.currentTarget.checked })}
          />
          <NewPassword key={account.accountId} account={account} send={send} />
          {account.secondFactor ? (
            <AskingButton
              label={t('takeFactor')}
              title={t('takeFactorQuestion', { name: account.name })}
              pending={pending}
              onConfirm={() => send({ withoutSecondFactor: true })}
            >
              {t('takeFactorExplain')}
            </AskingButton>
          ) : null}
          {account.disabled ? (
            <Button pending={pending} onClick={() => void send({ disabled: false })}>
              {t('openAgain')}
            </Button>
          ) : (
            <AskingButton
              label={t('closeAccount')}
              title={t('closeQuestion', { name: account.name })}
              pending={pending}
              onConfirm={() => send({ disabled: true })}
            >
              {t('closeExplain')}
            </AskingButton>
          )}
        </div>
      )}
    </Sheet>
  );
}
