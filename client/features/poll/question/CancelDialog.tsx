import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';

type Props = { pollId: string; opened: boolean; onClose: () => void };

/** Cancels a vote for good, with the reason that goes on record; voting again is a new vote (POLL-19). */
export function CancelDialog({ pollId, opened, onClose }: Props) {
  const { t } = useTranslation('poll');
  const [reason, setReason] = useState('');
  const { run, pending } = useCommand('poll.cancel');
  const cancel = async (): Promise<void> => {
    if (await run({ pollId, reason: reason.trim() })) {
      setReason('');
      onClose();
    }
  };
  return (
    <Dialog opened={opened} title={t('cancel.title')} closeLabel={t('common:close')} onClose={onClose}>
      <p className="sub">{t('cancel.text')}</p>
      <TextInput
        data-autofocus
        label={t('cancel.reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button variant="danger" full waiting={!reason.trim()} pending={pending} onClick={() => void cancel()}>
        {t('card.cancel')}
      </Button>
    </Dialog>
  );
}
