import { Autocomplete, PasswordInput, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client/lib/api.ts';
import { useSaving } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { NewAccount } from '#protocol/http.ts';
import classes from './Accounts.module.css';

const NOTHING = { name: '', honorific: '', title: '', unitName: '', signInName: '', password: '' };
const HONORIFICS = ['Ông', 'Bà', 'Đồng chí'];
const ROLES = ['member', 'organiser', 'unit_admin', 'display'] as const;

type Given = typeof NOTHING & { organisationRole: (typeof ROLES)[number] };
type FieldsProps = { given: Given; set: (change: Partial<Given>) => void; units: readonly string[] };

function Fields({ given, set, units }: FieldsProps) {
  const { t } = useTranslation('accounts');
  const text = (field: 'name' | 'title' | 'signInName') => ({
    label: t(`field.${field}`),
    value: given[field],
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  });
  return (
    <>
      <TextInput {...text('name')} autoComplete="off" data-autofocus />
      <Autocomplete
        label={t('field.honorific')}
        data={HONORIFICS}
        value={given.honorific}
        onChange={(honorific) => set({ honorific })}
      />
      <TextInput {...text('title')} autoComplete="off" />
      <Autocomplete
        label={t('field.unitName')}
        data={[...units]}
        value={given.unitName}
        onChange={(unitName) => set({ unitName })}
      />
      <TextInput {...text('signInName')} autoComplete="off" autoCapitalize="none" description={t('signInNameHelp')} />
      <PasswordInput
        autoComplete="new-password"
        label={t('firstPassword')}
        description={t('passwordRule')}
        value={given.password}
        onChange={(event) => set({ password: event.currentTarget.value })}
      />
      <Select
        label={t('roleLabel')}
        description={t(`roleHelp.${given.organisationRole}`)}
        data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        allowDeselect={false}
        value={given.organisationRole}
        onChange={(organisationRole) => set({ organisationRole: organisationRole ?? 'member' })}
      />
    </>
  );
}

type Props = { units: readonly string[]; done: () => void };

/** Makes an account for somebody of the agency. */
export function NewAccountSheet({ units, done }: Props) {
  const { t } = useTranslation('accounts');
  const [opened, setOpened] = useState(false);
  const [given, setGiven] = useState<Given>({ ...NOTHING, organisationRole: 'member' });
  const { save, pending } = useSaving();
  const account = NewAccount.safeParse(given);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await save(() => api.post('/api/accounts', account.data), t('made', { name: given.name }))) {
      setGiven({ ...NOTHING, organisationRole: 'member' });
      setOpened(false);
      done();
    }
  };
  return (
    <>
      <Button variant="primary" icon="plus" onClick={() => setOpened(true)}>
        {t('add')}
      </Button>
      <Sheet opened={opened} title={t('add')} closeLabel={t('common:close')} onClose={() => setOpened(false)}>
        <form className={classes.stack} onSubmit={(event) => void send(event)}>
          <Fields given={given} units={units} set={(change) => setGiven((before) => ({ ...before, ...change }))} />
          <Button type="submit" variant="primary" waiting={!account.success} pending={pending}>
            {t('make')}
          </Button>
        </form>
      </Sheet>
    </>
  );
}
