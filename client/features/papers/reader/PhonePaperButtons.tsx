import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/ui/IconButton.tsx';
import { SearchSheet } from '../search/SearchSheet.tsx';
import { PaperListSheet } from './PaperList.tsx';
import { useReading } from './useReading.ts';

/** The two paper buttons of the phone's dock: the list of papers, and the search in them. */
export function PhonePaperButtons({ itemId }: { itemId: string | null }) {
  const { t } = useTranslation('papers');
  const reading = useReading(itemId);
  const [open, setOpen] = useState<'list' | 'search' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      <IconButton
        edged
        icon="file"
        label={t('papersCount', { count: reading.papers.length })}
        onClick={() => setOpen('list')}
      />
      <IconButton edged icon="search" label={t('searchTitle')} onClick={() => setOpen('search')} />
      <PaperListSheet opened={open === 'list'} close={close} reading={reading} />
      <SearchSheet opened={open === 'search'} close={close} />
    </>
  );
}
