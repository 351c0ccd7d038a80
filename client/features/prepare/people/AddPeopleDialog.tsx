import { Checkbox, Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullName, initials } from '#client/i18n/names.ts';
import { api } from '#client/lib/api.ts';
import { newId } from '#client/lib/ids.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import type { DirectoryEntry } from '#protocol/http.ts';
import type { Participant } from '#protocol/people.ts';
import { MeetingRole } from '#protocol/roles.ts';
import classes from './People.module.css';

const WAIT_MS = 250;

/** People of the own organisation whose name, title or unit matches; asked a moment after the last key. */
function useDirectory(query: string): readonly DirectoryEntry[] {
  const [found, setFound] = useState<readonly DirectoryEntry[]>([]);
  useEffect(() => {
    let alive = true;
    const timer = setTimeout(() => {
      api.get<{ accounts: DirectoryEntry[] }>(`/api/accounts?search=${encodeURIComponent(query)}`).then(
        ({ accounts }) => alive && setFound(accounts),
        () => alive && setFound([]),
      );
    }, WAIT_MS);
    return () => {
      alive = false;
      clearTimeout(timer);
    };
  }, [query]);
  return found;
}

type Part = { role: Participant['role']; isMember: boolean };
type Guest = { honorific: string; name: string; title: string; unit: string; accountId: string | null };

function participant(guest: Guest, { role, isMember }: Part): Participant {
  return { ...guest, participantId: newId(), role, isMember, weight: 1, delegateFor: null, aliases: [] };
}

function PartFields({ part, set }: { part: Part; set: (part: Part) => void }) {
  const { t } = useTranslation('prepare');
  return (
    <div className="row g2 wrap">
      <Select
        label={t('person.role')}
        data={MeetingRole.options.map((value) => ({ value, label: t(`attendance:role.${value}`) }))}
        value={part.role}
        allowDeselect={false}
        onChange={(value) => {
          const role = MeetingRole.parse(value);
          set({ role, isMember: role === 'member' || role === 'chair' || role === 'co_chair' });
        }}
      />
      <Checkbox
        label={t('person.isMember')}
        checked={part.isMember}
        onChange={(event) => set({ ...part, isMember: event.currentTarget.checked })}
      />
    </div>
  );
}

function GuestForm({ query, pending, onAdd }: { query: string; pending: boolean; onAdd: (guest: Guest) => void }) {
  const { t } = useTranslation('prepare');
  const [unit, setUnit] = useState('');
  const name = query.trim();
  return (
    <div className="col g2">
      <p className="sub">{t('guestHint')}</p>
      <TextInput label={t('person.unit')} value={unit} onChange={(event) => setUnit(event.currentTarget.value)} />
      <Button
        waiting={name === ''}
        pending={pending}
        onClick={() => onAdd({ honorific: '', name, title: '', unit, accountId: null })}
      >
        {t('addGuest', { name: name || '…' })}
      </Button>
    </div>
  );
}

function Search() {
  const { t } = useTranslation('prepare');
  const [query, setQuery] = useState('');
  const [part, setPart] = useState<Part>({ role: 'member', isMember: true });
  const { run, pending } = useCommand('people.add');
  const taken = useMeeting(
    (state) => new Set(Object.values(state.shared.people.byId).map(({ accountId }) => accountId)),
  );
  const found = useDirectory(query).filter(({ accountId }) => !taken.has(accountId));
  const add = (guest: Guest): void => void run({ people: [participant(guest, part)] });
  return (
    <>
      <PartFields part={part} set={setPart} />
      <TextInput
        data-autofocus
        label={t('attendance:search')}
        value={query}
        leftSection={<Icon name="search" size={20} />}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <ul className={classes.results}>
        {found.map(({ accountId, honorific, name, title, unitName }) => (
          <li key={accountId} className={classes.found}>
            <Avatar initials={initials(name)} size="s" />
            <span className="grow">
              <span className={classes.name}>{fullName({ honorific, name })}</span>
              <span className={classes.note}>{[title, unitName].filter(Boolean).join(' · ')}</span>
            </span>
            <Button pending={pending} onClick={() => add({ honorific, name, title, unit: unitName, accountId })}>
              {t('add')}
            </Button>
          </li>
        ))}
      </ul>
      <GuestForm query={query} pending={pending} onAdd={add} />
    </>
  );
}

/** Invites people: from the organisation's directory, or guests by name. */
export function AddPeopleDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('prepare');
  return (
    <Dialog opened={opened} title={t('addPeople')} closeLabel={t('common:close')} size="lg" onClose={onClose}>
      {opened ? <Search /> : null}
    </Dialog>
  );
}
