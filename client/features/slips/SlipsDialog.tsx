import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';
import { SlipEntryItem } from './SlipEntryItem.tsx';
import { SlipForm } from './SlipForm.tsx';
import { useActs } from './useActs.ts';

/** Opinion slips of the meeting for those who run it: written, submitted, approved, sent, closed, counted, decided, reported. */
export function SlipsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('slips');
  const entries = useMeeting((state) => Object.values(state.stewards.slips));
  const acts = useActs();
  const [writing, setWriting] = useState(false);
  return (
    <Dialog opened={opened} title={t('all')} closeLabel={t('common:close')} size="xl" onClose={onClose}>
      {entries.length === 0 ? <p className="sub">{t('none')}</p> : null}
      <ul>
        {entries.map((entry) => (
          <SlipEntryItem key={entry.slipId} entry={entry} acts={acts[entry.status] ?? []} />
        ))}
      </ul>
      {writing ? (
        <SlipForm entry={null} onDone={() => setWriting(false)} />
      ) : (
        <Button onClick={() => setWriting(true)}>{t('new')}</Button>
      )}
    </Dialog>
  );
}
