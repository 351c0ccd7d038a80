import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '#client/i18n/format.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import classes from '../Transcript.module.css';
import { importedTracks } from '../transcriptView.ts';

/** What was brought into the transcript from elsewhere, each with a way to take it back out. */
export function ImportedTracks() {
  const { t } = useTranslation('transcript');
  const tracks = useMeeting(importedTracks);
  const [asking, setAsking] = useState<string | null>(null);
  const { run, pending } = useCommand('speech.withdrawImport');
  const withdraw = async (): Promise<void> => {
    if (asking !== null && (await run({ trackId: asking }))) {
      setAsking(null);
    }
  };
  return (
    <>
      <ul className={classes.jobs} aria-label={t('brought.title')}>
        {tracks.map(({ trackId, origin, count, open, fromAt, untilAt }) => (
          <li key={trackId} className={classes.job}>
            <span className="strong">{t(`brought.${origin}`)}</span>
            <span className="meta">
              {t('brought.turns', { count, from: formatTime(fromAt), until: formatTime(untilAt) })}{' '}
              {open > 0 ? t('brought.open', { count: open }) : ''}
            </span>
            <Button variant="quiet" onClick={() => setAsking(trackId)}>
              {t('brought.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        danger
        opened={asking !== null}
        title={t('brought.withdrawTitle')}
        confirmLabel={t('brought.withdraw')}
        cancelLabel={t('cancel')}
        pending={pending}
        onClose={() => setAsking(null)}
        onConfirm={() => void withdraw()}
      >
        {t('brought.withdrawExplain')}
      </ConfirmDialog>
    </>
  );
}
