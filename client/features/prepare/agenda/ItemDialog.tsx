import { NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { topItems } from '#client/features/agenda/index.ts';
import { fullName, sortByName } from '#client/i18n/names.ts';
import { newId } from '#client/lib/ids.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { AskingButton } from '#client/ui/AskingButton.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';
import { type AgendaItemDetails, AgendaItemKind } from '#protocol/agenda.ts';

const FRESH: AgendaItemDetails = {
  title: '',
  kind: 'report',
  plannedMinutes: 15,
  presenterId: null,
  unit: '',
  parentId: null,
  classified: false,
};

type FieldsProps = {
  details: AgendaItemDetails;
  set: (change: Partial<AgendaItemDetails>) => void;
  itemId: string | null;
};

function Choices({ details, set, itemId }: FieldsProps) {
  const { t } = useTranslation('prepare');
  const people = useMeeting((state) => sortByName(Object.values(state.shared.people.byId)));
  const parents = useMeeting(topItems).filter((item) => item.itemId !== itemId);
  return (
    <>
      <Select
        label={t('item.kind')}
        data={AgendaItemKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={details.kind}
        allowDeselect={false}
        onChange={(value) => set({ kind: AgendaItemKind.parse(value) })}
      />
      <Select
        label={t('item.presenter')}
        searchable
        clearable
        nothingFoundMessage={t('nobody')}
        data={people.map((person) => ({ value: person.participantId, label: fullName(person) }))}
        value={details.presenterId}
        onChange={(presenterId) => set({ presenterId })}
      />
      <Select
        label={t('item.parent')}
        clearable
        data={parents.map((item) => ({ value: item.itemId, label: `${item.number}. ${item.title}` }))}
        value={details.parentId}
        onChange={(parentId) => set({ parentId })}
      />
    </>
  );
}

function Fields({ details, set, itemId }: FieldsProps) {
  const { t } = useTranslation('prepare');
  return (
    <>
      <Textarea
        label={t('item.title')}
        data-autofocus
        autosize
        minRows={2}
        maxLength={500}
        value={details.title}
        onChange={(event) => set({ title: event.currentTarget.value.replace(/\n/g, ' ') })}
      />
      <Choices details={details} set={set} itemId={itemId} />
      <TextInput
        label={t('item.unit')}
        maxLength={200}
        value={details.unit}
        onChange={(event) => set({ unit: event.currentTarget.value })}
      />
      <NumberInput
        label={t('item.minutes')}
        min={0}
        max={600}
        value={details.plannedMinutes}
        onChange={(value) => set({ plannedMinutes: Number(value) || 0 })}
      />
      <Switch
        label={t('item.classified')}
        description={t('item.classifiedHint')}
        checked={details.classified}
        onChange={(event) => set({ classified: event.currentTarget.checked })}
      />
    </>
  );
}

function Form({
  itemId,
  initial,
  onClose,
}: {
  itemId: string | null;
  initial: AgendaItemDetails;
  onClose: () => void;
}) {
  const { t } = useTranslation('prepare');
  const [details, setDetails] = useState(initial);
  const add = useCommand('agenda.addItem');
  const edit = useCommand('agenda.editItem');
  const remove = useCommand('agenda.removeItem');
  const finish = async (work: Promise<boolean>): Promise<void> => {
    if (await work) {
      onClose();
    }
  };
  const save = (): Promise<boolean> =>
    itemId === null ? add.run({ itemId: newId(), details, beforeId: null }) : edit.run({ itemId, changes: details });
  return (
    <>
      <Fields details={details} set={(change) => setDetails((now) => ({ ...now, ...change }))} itemId={itemId} />
      <Button
        variant="primary"
        full
        waiting={!details.title.trim()}
        pending={add.pending || edit.pending}
        onClick={() => void finish(save())}
      >
        {t('common:save')}
      </Button>
      {itemId === null ? null : (
        <AskingButton
          full
          label={t('item.remove')}
          title={t('item.removeTitle')}
          pending={remove.pending}
          onConfirm={() => finish(remove.run({ itemId }))}
        >
          {details.title}
        </AskingButton>
      )}
    </>
  );
}

/** Adds an item to the programme, or changes or removes one. */
export function ItemDialog({ editing, onClose }: { editing: string | 'new' | null; onClose: () => void }) {
  const { t } = useTranslation('prepare');
  const item = useMeeting((state) =>
    editing === null || editing === 'new' ? undefined : state.shared.agenda.byId[editing],
  );
  const { title, kind, plannedMinutes, presenterId, unit, parentId, classified } = item ?? FRESH;
  return (
    <Dialog
      opened={editing !== null}
      title={t(item ? 'item.edit' : 'addItem')}
      closeLabel={t('common:close')}
      size="lg"
      onClose={onClose}
    >
      {editing === null ? null : (
        <Form
          key={editing}
          itemId={item?.itemId ?? null}
          initial={{ title, kind, plannedMinutes, presenterId, unit, parentId, classified }}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
