import { Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '#client/i18n/format.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';
import { WordsForm } from '#client/ui/WordsForm.tsx';
import type { MeetingDetails } from '#protocol/meeting.ts';
import { isWhenComplete, scheduleOf } from './times.ts';
import { When } from './When.tsx';

function Form({ details, onDone }: { details: MeetingDetails; onDone: () => void }) {
  const { t } = useTranslation('prepare');
  const [known, setKnown] = useState(true);
  const [when, setWhen] = useState(() => ({
    day: '',
    from: formatTime(details.scheduledStartAt),
    to: formatTime(details.scheduledEndAt),
  }));
  const { run, pending } = useCommand('meeting.postpone');
  const postpone = async (reason: string): Promise<boolean> => {
    const postponed = await run({ reason, to: known ? scheduleOf(when) : null });
    if (postponed) {
      onDone();
    }
    return postponed;
  };
  return (
    <WordsForm
      label={t('postpone.reason')}
      submit={t('postpone.do')}
      variant="primary"
      maxLength={500}
      waiting={known && !isWhenComplete(when)}
      pending={pending}
      onSend={postpone}
    >
      <Switch
        size="lg"
        label={t('postpone.known')}
        checked={known}
        onChange={(event) => setKnown(event.currentTarget.checked)}
      />
      {known ? <When form={when} set={(change) => setWhen((now) => ({ ...now, ...change }))} /> : null}
      <p className="meta">{t('postpone.told')}</p>
    </WordsForm>
  );
}

/** Postpones a meeting that hasn't begun: the reason, and the new time when it is known (MEETING-13). */
export function PostponeDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('prepare');
  const details = useMeeting((state) => state.shared.meeting.details);
  return (
    <Dialog opened={opened} title={t('postpone.title')} closeLabel={t('common:close')} size="lg" onClose={onClose}>
      {opened && details ? <Form details={details} onDone={onClose} /> : null}
    </Dialog>
  );
}
