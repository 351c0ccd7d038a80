import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';
import type { MeetingDetails } from '#protocol/meeting.ts';
import { CallOff } from './CallOff.tsx';
import { MeetingFields } from './MeetingFields.tsx';
import { detailsOf, formOf, isComplete } from './meetingForm.ts';

function Form({ details, onClose }: { details: MeetingDetails; onClose: () => void }) {
  const { t } = useTranslation('prepare');
  const [form, setForm] = useState(() => formOf(details));
  const { run, pending } = useCommand('meeting.edit');
  const save = async (): Promise<void> => {
    if (await run(detailsOf(form))) {
      onClose();
    }
  };
  return (
    <>
      <MeetingFields form={form} set={(change) => setForm((now) => ({ ...now, ...change }))} />
      <Button variant="primary" full waiting={!isComplete(form)} pending={pending} onClick={() => void save()}>
        {t('common:save')}
      </Button>
      <CallOff onDone={onClose} />
    </>
  );
}

/** Changes the details of a meeting in preparation. */
export function MeetingDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('prepare');
  const details = useMeeting((state) => state.shared.meeting.details);
  return (
    <Dialog opened={opened} title={t('editMeeting')} closeLabel={t('common:close')} size="lg" onClose={onClose}>
      {opened && details ? <Form details={details} onClose={onClose} /> : null}
    </Dialog>
  );
}
