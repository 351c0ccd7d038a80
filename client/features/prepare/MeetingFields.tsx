import { NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { When } from '#client/features/schedule/index.ts';
import { MeetingFormat, MeetingKind } from '#protocol/meeting.ts';
import type { MeetingForm } from './meetingForm.ts';

type Props = { form: MeetingForm; set: (change: Partial<MeetingForm>) => void };

/** What a meeting is: title, kind, when, where, how many members the body has. */
export function MeetingFields({ form, set }: Props) {
  const { t } = useTranslation('prepare');
  return (
    <>
      <TextInput
        label={t('meeting.title')}
        data-autofocus
        maxLength={300}
        value={form.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <TextInput
        label={t('meeting.agency')}
        maxLength={200}
        value={form.agencyName}
        onChange={(event) => set({ agencyName: event.currentTarget.value })}
      />
      <Select
        label={t('meeting.kind')}
        data={MeetingKind.options.map((value) => ({ value, label: t(`meetingKind.${value}`) }))}
        value={form.kind}
        allowDeselect={false}
        onChange={(value) => set({ kind: MeetingKind.parse(value) })}
      />
      <Select
        label={t('meeting.format')}
        data={MeetingFormat.options.map((value) => ({ value, label: t(`format.${value}`) }))}
        value={form.format}
        allowDeselect={false}
        onChange={(value) => set({ format: MeetingFormat.parse(value) })}
      />
      <When form={form} set={set} />
      <TextInput
        label={t('meeting.place')}
        maxLength={300}
        value={form.place}
        onChange={(event) => set({ place: event.currentTarget.value })}
      />
      <NumberInput
        label={t('meeting.totalMembers')}
        description={t('meeting.totalMembersHint')}
        min={1}
        max={2000}
        value={form.totalMembers}
        onChange={(value) => set({ totalMembers: Number(value) || 0 })}
      />
    </>
  );
}
