import { useTranslation } from 'react-i18next';
import { useSession } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { reportCsv } from './reportCsv.ts';

/** Hands the figures out as a file for spreadsheets. */
export function DownloadReport() {
  const { t } = useTranslation('report');
  const { store } = useSession();
  const save = (): void => {
    const file = new Blob([reportCsv(store.get().state, t)], { type: 'text/csv;charset=utf-8' });
    const address = URL.createObjectURL(file);
    const link = Object.assign(document.createElement('a'), { href: address, download: `${t('fileName')}.csv` });
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <Button icon="download" onClick={save}>
      {t('download')}
    </Button>
  );
}
