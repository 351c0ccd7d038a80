import { useTranslation } from 'react-i18next';
import { useCommand } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';

const MINUTES = [5, 10, 15, 30] as const;

/** Asks how long the recess takes; the end shows on every screen. */
export function RecessDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('room');
  const { run, pending } = useCommand('meeting.recess');
  const start = async (minutes: number | null): Promise<void> => {
    if (await run({ minutes })) {
      onClose();
    }
  };
  return (
    <Dialog opened={opened} title={t('recess.title')} closeLabel={t('common:close')} onClose={onClose}>
      <p className="sub">{t('recess.text')}</p>
      <div className="row wrap">
        {MINUTES.map((minutes) => (
          <Button key={minutes} pending={pending} onClick={() => void start(minutes)}>
            {t('recess.minutes', { count: minutes })}
          </Button>
        ))}
        <Button pending={pending} onClick={() => void start(null)}>
          {t('recess.open')}
        </Button>
      </div>
    </Dialog>
  );
}
