import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rejectionOf } from '#client/lib/rejection.ts';
import { reportRefusal, useCommand, useSend } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { showBlock } from '../showBlock.ts';

/** The chair approves, or sends back with a reason. A refusal leads to the paragraph that stands in the way. */
export function Approve() {
  const { t } = useTranslation('minutes');
  const [asking, setAsking] = useState(false);
  const send = useSend();
  const [pending, setPending] = useState(false);
  const back = useCommand('minutes.sendBack');
  const [reason, setReason] = useState('');
  const approve = (): void => {
    setPending(true);
    send('minutes.approve', {})
      .catch((error: unknown) => {
        showBlock(rejectionOf(error).details.first);
        reportRefusal(error);
      })
      .finally(() => setPending(false));
  };
  return (
    <>
      <TextInput
        aria-label={t('step.reason')}
        placeholder={t('step.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button
        icon="undo"
        waiting={reason.trim() === ''}
        pending={back.pending}
        onClick={() => void back.run({ reason })}
      >
        {t('step.sendBack')}
      </Button>
      <Button variant="primary" icon="check" pending={pending} onClick={() => setAsking(true)}>
        {t('step.approve')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('step.approveTitle')}
        confirmLabel={t('step.approve')}
        cancelLabel={t('cancel')}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          approve();
        }}
      >
        {t('step.approveExplain')}
      </ConfirmDialog>
    </>
  );
}
