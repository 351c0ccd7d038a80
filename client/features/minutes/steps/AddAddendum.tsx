import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';

/** Locked minutes never change: what was found later is added below them, by name. */
export function AddAddendum() {
  const { t } = useTranslation('minutes');
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const { run, pending } = useCommand('minutes.addAddendum');
  const add = async (): Promise<void> => {
    if (await run({ text })) {
      setText('');
      setOpened(false);
    }
  };
  return (
    <>
      <Button icon="plus" iconSize={20} onClick={() => setOpened(true)}>
        {t('addendumAdd')}
      </Button>
      <Dialog opened={opened} title={t('addendumAdd')} closeLabel={t('cancel')} onClose={() => setOpened(false)}>
        <p className="sub">{t('addendumHelp')}</p>
        <Textarea
          autosize
          minRows={4}
          data-autofocus
          aria-label={t('addendum')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <Button variant="primary" waiting={text.trim() === ''} pending={pending} onClick={() => void add()}>
            {t('addendumAdd')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
