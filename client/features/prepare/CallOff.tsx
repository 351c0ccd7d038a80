import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useMeeting, useMyId } from '#client/realtime/index.ts';
import { AskingButton } from '#client/ui/AskingButton.tsx';

/** Who may cancel: the chair and the co-chairs; the others who prepare may postpone. */
const CANCELS = ['chair', 'co_chair'];

/** Postpones or cancels a meeting that has not begun, with the reason that everyone will read. */
export function CallOff({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('prepare');
  const me = useMyId();
  const postpone = useCommand('meeting.postpone');
  const cancel = useCommand('meeting.cancel');
  const postponed = useMeeting((state) => state.shared.meeting.status === 'postponed');
  const mayCancel = useMeeting((state) => CANCELS.includes((me && state.shared.people.byId[me]?.role) || ''));
  const [reason, setReason] = useState('');
  const waiting = reason.trim() === '';
  const act = async (command: typeof postpone | typeof cancel): Promise<void> => {
    if (await command.run({ reason: reason.trim() })) {
      onDone();
    }
  };
  return postponed && !mayCancel ? null : (
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
        <div className="row g2 wrap">
          {postponed ? null : (
            <AskingButton
              label={t('callOff.postpone')}
              title={t('callOff.postponeTitle')}
              waiting={waiting}
              pending={postpone.pending}
              onConfirm={() => act(postpone)}
            >
              {t('callOff.postponeText')}
            </AskingButton>
          )}
          {mayCancel ? (
            <AskingButton
              label={t('callOff.cancel')}
              title={t('callOff.cancelTitle')}
              waiting={waiting}
              pending={cancel.pending}
              onConfirm={() => act(cancel)}
            >
              {t('callOff.cancelText')}
            </AskingButton>
          ) : null}
        </div>
      </div>
    </details>
  );
}
