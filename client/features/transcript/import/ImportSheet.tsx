import { Switch } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { rejectionOf } from '#client/lib/rejection.ts';
import { useMeetingView } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { ClockInput } from '#client/ui/ClockInput.tsx';
import { DayInput } from '#client/ui/DayInput.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { showToast } from '#client/ui/toasts.tsx';
import type { SpeechUpload } from '#protocol/speechFiles.ts';
import classes from '../Transcript.module.css';
import { ImportedTracks } from './ImportedTracks.tsx';
import { UploadJobs } from './UploadJobs.tsx';
import { cancelUpload, listUploads, uploadRecording, uploadTranscript } from './uploadRecording.ts';

const TRANSCRIPTS = /\.(txt|srt|vtt|docx|json)$/i;
const ACCEPTED = 'audio/*,video/mp4,.wav,.mp3,.m4a,.ogg,.opus,.mp4,.aac,.wma,.amr,.txt,.srt,.vtt,.docx,.json';
const LOOK_EVERY_MS = 2_000;

function useUploads(meetingId: string, opened: boolean) {
  const [uploads, setUploads] = useState<readonly SpeechUpload[]>([]);
  const look = useCallback(async () => {
    setUploads(await listUploads(meetingId).catch(() => []));
  }, [meetingId]);
  useEffect(() => {
    if (!opened) {
      return;
    }
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [look, opened]);
  return { uploads, look };
}

/** The moment that a day and a time of it name on this device's clock; null until both are there. */
function instantOf({ day, time }: { day: string; time: string }): string | null {
  return day === '' || time === '' ? null : new Date(`${day}T${time}`).toISOString();
}

type Place = { readonly startedAt: string | null; readonly speakers: 'floor' | 'open' };

/** Sends a dropped or chosen file the right way: a transcript is read at once, a recording is listened to by the workers. */
function useImport(meetingId: string, look: () => Promise<void>) {
  const { t } = useTranslation('transcript');
  const [busy, setBusy] = useState(false);
  const take = async (file: File, place: Place): Promise<void> => {
    setBusy(true);
    try {
      if (TRANSCRIPTS.test(file.name)) {
        const { segments, open } = await uploadTranscript(meetingId, file, place);
        const nameless = open > 0 ? ` ${t('importedOpen', { count: open })}` : '';
        showToast({ message: `${t('imported', { count: segments })}${nameless}` });
      } else {
        await uploadRecording(meetingId, file, place, () => void look());
      }
    } catch (error) {
      const reason = rejectionMessage(rejectionOf(error));
      showToast({ tone: 'bad', message: t('importRefused', { name: file.name, reason }) });
    } finally {
      setBusy(false);
      await look();
    }
  };
  return { take, busy };
}

/** Recordings and transcripts from elsewhere: choose or drop a file, say when it began, see how far it is. */
export function ImportSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('transcript');
  const { meetingId } = useMeetingView().state;
  const { uploads, look } = useUploads(meetingId, opened);
  const { take, busy } = useImport(meetingId, look);
  const [began, setBegan] = useState({ day: '', time: '' });
  const startedAt = instantOf(began);
  const [fromFloor, setFromFloor] = useState(false);
  const input = useRef<HTMLInputElement | null>(null);
  const place: Place = {
    startedAt,
    speakers: fromFloor ? 'floor' : 'open',
  };
  const takeAll = (files: FileList | null): void => {
    for (const file of files ?? []) {
      void take(file, place);
    }
  };
  return (
    <Sheet opened={opened} onClose={onClose} title={t('import')} closeLabel={t('cancel')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button inside does the same. */}
      <div
        className={classes.drop}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          takeAll(event.dataTransfer.files);
        }}
      >
        <p className="sub">{t('importHelp')}</p>
        <p className="sub">{t('beganHelp')}</p>
        <div className="row g2 wrap">
          <DayInput label={t('beganDay')} value={began.day} onChange={(day) => setBegan({ ...began, day })} />
          <ClockInput
            withSeconds
            label={t('beganTime')}
            value={began.time}
            onChange={(time) => setBegan({ ...began, time })}
          />
        </div>
        <Switch
          label={t('speakersFromFloor')}
          checked={fromFloor}
          disabled={startedAt === null}
          onChange={(event) => setFromFloor(event.currentTarget.checked)}
        />
        <input
          ref={input}
          type="file"
          accept={ACCEPTED}
          multiple
          hidden
          onChange={(event) => takeAll(event.target.files)}
        />
        <Button variant="primary" icon="upload" pending={busy} onClick={() => input.current?.click()}>
          {t('chooseFile')}
        </Button>
        <UploadJobs uploads={uploads} onCancel={(uploadId) => void cancelUpload(meetingId, uploadId).then(look)} />
        <ImportedTracks />
      </div>
    </Sheet>
  );
}
