import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameInSentence } from '#client/i18n/names.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';
import type { Participant } from '#protocol/people.ts';

type Props = { readonly person: Participant; readonly opened: boolean; readonly onClose: () => void };

/** Records who stays away: with the reason, which the reply to the invitation may have given already, or without one (ATTEND-3). */
export function AbsentDialog({ person, opened, onClose }: Props) {
  const { t } = useTranslation('attendance');
  const { participantId } = person;
  const replied = useMeeting((state) => state.shared.people.replies[participantId]?.reason ?? '');
  const [written, setWritten] = useState<string | null>(null);
  const reason = written ?? replied;
  const { run, pending } = useCommand('attendance.markAbsent');
  const mark = async (excused: boolean): Promise<void> => {
    if (await run({ participantId, excused, reason: excused ? reason.trim() : '' })) {
      onClose();
    }
  };
  return (
    <Dialog
      opened={opened}
      title={t('absent.title', { name: nameInSentence(person) })}
      closeLabel={t('common:close')}
      onClose={onClose}
    >
      <Textarea
        label={t('absent.reason')}
        data-autofocus
        autosize
        minRows={2}
        maxLength={300}
        value={reason}
        onChange={(event) => setWritten(event.currentTarget.value)}
      />
      <Button variant="primary" full waiting={!reason.trim()} pending={pending} onClick={() => void mark(true)}>
        {t('absent.excused')}
      </Button>
      <Button full pending={pending} onClick={() => void mark(false)}>
        {t('absent.unexcused')}
      </Button>
    </Dialog>
  );
}
