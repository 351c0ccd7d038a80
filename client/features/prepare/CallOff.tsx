import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useMeeting, useMyId } from '#client/realtime/index.ts';
import { AskingButton } from '#client/ui/AskingButton.tsx';

/** Who may cancel: the chair and the co-chairs; the others who prepare may postpone. */
const CANCELS = ['chair', 'co_chair'];

/** Cancels a meeting that has not begun, with the reason that everyone will read. */
export function CallOff({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('prepare');
  const me = useMyId();
  const { run, pending } = useCommand('meeting.cancel');
  const mayCancel = useMeeting((state) => CANCELS.includes((me && state.shared.people.byId[me]?.role) || ''));
  const [reason, setReason] = useState('');
  const cancel = async (): Promise<void> => {
    if (await run({ reason: reason.trim() })) {
      onDone();
    }
  };
  return mayCancel ? (
    <details>
      <summary className="strong">{t('callOff.title')}</summary>
      <div className="col g2">
        <Textarea
          label={t('callOff.reason')}
          value={reason}
          autosize
          minRows={2}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <AskingButton
          label={t('callOff.cancel')}
          title={t('callOff.cancelTitle')}
          waiting={reason.trim() === ''}
          pending={pending}
          onConfirm={cancel}
        >
          {t('callOff.cancelText')}
        </AskingButton>
      </div>
    </details>
  ) : null;
}
