import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quorum } from '#client/features/attendance/index.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';

type Opening = { open: () => void; close: () => void; pending: boolean; dialog: ReactNode };

/** Opening and closing the meeting: opening without quorum and closing are asked once more. */
export function useOpening(): Opening {
  const { t } = useTranslation('room');
  const [asking, setAsking] = useState<'open' | 'close' | null>(null);
  const count = useMeeting(quorum);
  const opening = useCommand('meeting.open');
  const closing = useCommand('meeting.close');
  const done = (): void => setAsking(null);
  const confirm = async (): Promise<void> => {
    await (asking === 'open' ? opening.run({ withoutQuorum: true }) : closing.run({}));
    done();
  };
  const figures = { present: count?.present ?? 0, total: count?.total ?? 0, required: count?.required ?? 0 };
  const kind = asking ?? 'close';
  return {
    open: () => (count?.met ? void opening.run({}) : setAsking('open')),
    close: () => setAsking('close'),
    pending: opening.pending || closing.pending,
    dialog: (
      <ConfirmDialog
        opened={asking !== null}
        title={t(`confirm.${kind}.title`, figures)}
        confirmLabel={t(`confirm.${kind}.yes`)}
        cancelLabel={t('common:cancel')}
        pending={opening.pending || closing.pending}
        onConfirm={() => void confirm()}
        onClose={done}
      >
        {t(`confirm.${kind}.text`, figures)}
      </ConfirmDialog>
    ),
  };
}
