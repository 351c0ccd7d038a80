import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';
import { History } from './History.tsx';

/** Opens the history of the minutes. */
export function HistoryButton() {
  const { t } = useTranslation('minutes');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button icon="clock" iconSize={20} onClick={() => setOpened(true)}>
        {t('history.open')}
      </Button>
      <Dialog
        opened={opened}
        title={t('history.title')}
        closeLabel={t('history.close')}
        size="xl"
        onClose={() => setOpened(false)}
      >
        {opened ? <History onRestored={() => setOpened(false)} /> : null}
      </Dialog>
    </>
  );
}
