import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullName } from '#client/i18n/names.ts';
import { newId } from '#client/lib/ids.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { AskingButton } from '#client/ui/AskingButton.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';
import type { Participant } from '#protocol/people.ts';
import { MeetingRole } from '#protocol/roles.ts';

type Changes = Pick<Participant, 'honorific' | 'name' | 'title' | 'unit' | 'role' | 'isMember' | 'weight'>;
const TEXTS = ['honorific', 'name', 'title', 'unit'] as const;

function Fields({ value, set }: { value: Changes; set: (change: Partial<Changes>) => void }) {
  const { t } = useTranslation('prepare');
  return (
    <>
      {TEXTS.map((field) => (
        <TextInput
          key={field}
          label={t(`person.${field}`)}
          value={value[field]}
          onChange={(event) => set({ [field]: event.currentTarget.value })}
        />
      ))}
      <Select
        label={t('person.role')}
        data={MeetingRole.options.map((role) => ({ value: role, label: t(`attendance:role.${role}`) }))}
        value={value.role}
        allowDeselect={false}
        onChange={(role) => set({ role: MeetingRole.parse(role) })}
      />
      <Checkbox
        label={t('person.isMember')}
        checked={value.isMember}
        onChange={(event) => set({ isMember: event.currentTarget.checked })}
      />
      {value.isMember ? (
        <NumberInput
          label={t('person.weight')}
          description={t('person.weightHint')}
          min={1}
          max={1000}
          allowDecimal={false}
          value={value.weight}
          onChange={(weight) => set({ weight: Number(weight) || 1 })}
        />
      ) : null}
    </>
  );
}

function Substitute({ person, onDone }: { person: Participant; onDone: () => void }) {
  const { t } = useTranslation('prepare');
  const [name, setName] = useState('');
  const { run, pending } = useCommand('people.delegate');
  const save = async (): Promise<void> => {
    const delegate: Participant = {
      participantId: newId(),
      accountId: null,
      honorific: '',
      name,
      title: '',
      unit: person.unit,
      role: 'delegate',
      isMember: false,
      weight: 1,
      delegateFor: person.participantId,
      aliases: [],
    };
    if (await run({ participantId: person.participantId, delegate })) {
      onDone();
    }
  };
  return (
    <div className="col">
      <TextInput
        label={t('person.substitute')}
        description={t('person.substituteHint')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button waiting={!name.trim()} pending={pending} onClick={() => void save()}>
        {t('person.addSubstitute')}
      </Button>
    </div>
  );
}

function Form({ person, onClose }: { person: Participant; onClose: () => void }) {
  const { t } = useTranslation('prepare');
  const { honorific, name, title, unit, role, isMember, weight, participantId } = person;
  const [value, setValue] = useState<Changes>({ honorific, name, title, unit, role, isMember, weight });
  const edit = useCommand('people.edit');
  const remove = useCommand('people.remove');
  const finish = async (work: Promise<boolean>): Promise<void> => {
    if (await work) {
      onClose();
    }
  };
  return (
    <>
      <Fields value={value} set={(change) => setValue((now) => ({ ...now, ...change }))} />
      <Button
        variant="primary"
        full
        waiting={!value.name.trim()}
        pending={edit.pending}
        onClick={() => void finish(edit.run({ participantId, changes: value }))}
      >
        {t('common:save')}
      </Button>
      {person.isMember ? <Substitute person={person} onDone={onClose} /> : null}
      <AskingButton
        full
        label={t('person.remove')}
        title={t('person.removeTitle', { name: fullName(person) })}
        pending={remove.pending}
        onConfirm={() => finish(remove.run({ participantId }))}
      >
        {t('person.removeText')}
      </AskingButton>
    </>
  );
}

/** Changes or removes one participant, or names who sits in for a member. */
export function PersonDialog({ participantId, onClose }: { participantId: string | null; onClose: () => void }) {
  const { t } = useTranslation('prepare');
  const person = useMeeting((state) => (participantId === null ? undefined : state.shared.people.byId[participantId]));
  return (
    <Dialog
      opened={person !== undefined}
      title={t('person.edit')}
      closeLabel={t('common:close')}
      size="lg"
      onClose={onClose}
    >
      {person ? <Form key={person.participantId} person={person} onClose={onClose} /> : null}
    </Dialog>
  );
}
