import { Checkbox, FileButton, MultiSelect, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullName, sortByName } from '#client/i18n/names.ts';
import { fileUrl } from '#client/lib/paperAddresses.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { orderedItems } from '#domain/agenda.ts';
import type { StewardPaper } from '#domain/papers.ts';
import { type PaperDetails, PaperRole } from '#protocol/paper.ts';
import { PaperActs } from './PaperActs.tsx';
import classes from './PapersPanel.module.css';

type FieldsProps = { details: PaperDetails; set: (change: Partial<PaperDetails>) => void; locked: boolean };

function CoverFields({ details, set, locked }: FieldsProps) {
  const { t } = useTranslation('papers');
  return (
    <>
      <TextInput
        label={t('field.title')}
        value={details.title}
        maxLength={300}
        readOnly={locked}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <TextInput
        label={t('field.number')}
        value={details.number}
        maxLength={60}
        readOnly={locked}
        onChange={(event) => set({ number: event.currentTarget.value })}
      />
      <TextInput
        label={t('field.kind')}
        value={details.kind}
        maxLength={80}
        readOnly={locked}
        onChange={(event) => set({ kind: event.currentTarget.value })}
      />
      <TextInput
        label={t('field.unit')}
        value={details.unit}
        maxLength={200}
        readOnly={locked}
        onChange={(event) => set({ unit: event.currentTarget.value })}
      />
    </>
  );
}

function PlaceFields({ details, set, locked }: FieldsProps) {
  const { t } = useTranslation('papers');
  const items = useMeeting((state) =>
    orderedItems(state.shared.agenda).map(({ itemId, title }, index) => ({
      value: itemId,
      label: `${index + 1}. ${title}`,
    })),
  );
  const people = useMeeting((state) =>
    sortByName(Object.values(state.shared.people.byId)).map((person) => ({
      value: person.participantId,
      label: fullName(person),
    })),
  );
  return (
    <>
      <Select
        label={t('field.item')}
        data={items}
        value={details.itemId}
        clearable
        disabled={locked}
        onChange={(itemId) => set({ itemId })}
      />
      <Select
        label={t('field.role')}
        data={PaperRole.options.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        value={details.role}
        disabled={locked}
        allowDeselect={false}
        onChange={(role) => set({ role: PaperRole.parse(role) })}
      />
      <MultiSelect
        label={t('field.readers')}
        description={t('field.readersHint')}
        data={people}
        value={[...(details.readerIds ?? [])]}
        disabled={locked}
        searchable
        onChange={(ids) => set({ readerIds: ids.length === 0 ? null : ids })}
      />
      <Checkbox
        label={t('field.recallAtClose')}
        checked={details.recallAtClose}
        disabled={locked}
        onChange={(event) => set({ recallAtClose: event.currentTarget.checked })}
      />
    </>
  );
}

type Props = { paper: StewardPaper; close: () => void; addVersion: (file: File) => void };

/** One paper as the stewards handle it: cover, place, readers, versions, approval. */
export function PaperSheet({ paper, close, addVersion }: Props) {
  const { t } = useTranslation('papers');
  const [details, setDetails] = useState(paper.details);
  const { run, pending } = useCommand('paper.edit');
  const locked = paper.status === 'released';
  const set = (change: Partial<PaperDetails>): void => setDetails((before) => ({ ...before, ...change }));
  const changed = JSON.stringify(details) !== JSON.stringify(paper.details);
  const version = paper.versions.at(-1);
  return (
    <Sheet opened onClose={close} title={paper.details.number || paper.details.title} closeLabel={t('close')}>
      <div className={classes.fields}>
        {paper.reason ? <p className={classes.fault}>{t('returnedBecause', { reason: paper.reason })}</p> : null}
        <CoverFields details={details} set={set} locked={locked} />
        <PlaceFields details={details} set={set} locked={locked} />
      </div>
      <div className={classes.acts}>
        <Button
          variant="primary"
          pending={pending}
          waiting={!changed || details.title.trim() === ''}
          onClick={() => void run({ paperId: paper.paperId, changes: details })}
        >
          {t('save')}
        </Button>
        <FileButton accept=".pdf,.docx,.xlsx,.pptx" onChange={(file) => file && addVersion(file)}>
          {(given) => (
            <Button icon="upload" {...given}>
              {t('newVersionUpload')}
            </Button>
          )}
        </FileButton>
        {version === undefined ? null : (
          <a href={fileUrl(version.versionId)} target="_blank" rel="noreferrer" style={{ alignSelf: 'center' }}>
            {t('openFile', { version: version.number, count: version.pages })}
          </a>
        )}
      </div>
      <PaperActs paper={paper} changed={changed} />
    </Sheet>
  );
}
