import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { ProgressBar } from '#client/ui/ProgressBar.tsx';
import type { SpeechUpload } from '#protocol/speechFiles.ts';
import classes from '../Transcript.module.css';

type Props = { uploads: readonly SpeechUpload[]; onCancel: (uploadId: string) => void };

function shareOf({ state, received, bytes, doneMs, durationMs }: SpeechUpload): number {
  if (state === 'receiving') {
    return received / bytes;
  }
  return durationMs ? doneMs / durationMs : 0;
}

/** Recordings on their way to a transcript: how far, what went wrong, and a way to stop each. */
export function UploadJobs({ uploads, onCancel }: Props) {
  const { t } = useTranslation('transcript');
  return (
    <ul className={classes.jobs}>
      {uploads
        .filter(({ state }) => state !== 'cancelled')
        .map((upload) => {
          const percent = Math.round(shareOf(upload) * 100);
          const running = ['receiving', 'waiting', 'working'].includes(upload.state);
          return (
            <li key={upload.uploadId} className={classes.job}>
              <span className="strong">{upload.fileName}</span>
              <span className="meta">
                {t(`upload.${upload.state}`, { percent })} {upload.problem ? t(`problem.${upload.problem}`) : ''}
              </span>
              {running ? (
                <ProgressBar fraction={shareOf(upload)} label={t(`upload.${upload.state}`, { percent })} />
              ) : null}
              {running ? (
                <Button variant="quiet" onClick={() => onCancel(upload.uploadId)}>
                  {t('upload.stop')}
                </Button>
              ) : null}
            </li>
          );
        })}
    </ul>
  );
}
