import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/ui/IconButton.tsx';
import { ImportSheet } from './ImportSheet.tsx';

/** Opens the import of recordings and transcripts. */
export function ImportButton() {
  const { t } = useTranslation('transcript');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <IconButton icon="upload" label={t('import')} onClick={() => setOpened(true)} />
      <ImportSheet opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}
