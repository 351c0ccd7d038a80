import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';

type Props = { pollId: string; opened: boolean; onClose: () => void };

/** Writes a reserved opinion: put on record while the decision is followed (BR-V5). */
export function ReserveDialog({ pollId, opened, onClose }: Props) {
  const { t } = useTranslation('poll');
  const [text, setText] = useState('');
  const { run, pending } = useCommand('poll.reserveOpinion');
  const send = async (): Promise<void> => {
    if (await run({ pollId, text })) {
      onClose();
    }
  };
  return (
    <Dialog opened={opened} title={t('reserved')} closeLabel={t('common:close')} size="lg" onClose={onClose}>
      <p className="sub">{t('reservedNote')}</p>
      <Textarea
        aria-label={t('reserved')}
        data-autofocus
        autosize
        minRows={4}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button variant="primary" full waiting={!text.trim()} pending={pending} onClick={() => void send()}>
        {t('sendReserved')}
      </Button>
    </Dialog>
  );
}
