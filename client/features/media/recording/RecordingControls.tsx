import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '#client/i18n/format.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { RecordingDot } from '#client/ui/Chip.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import classes from './Recording.module.css';

/** Announces, then starts: the announcement is logged before a single sound is written. */
function StartRecording() {
  const { t } = useTranslation('media');
  const announce = useCommand('recording.announce');
  const start = useCommand('recording.start');
  const [asked, setAsked] = useState(false);
  const announced = useMeeting((state) => state.shared.recording.announcement !== null);
  const inSession = useMeeting((state) => state.shared.meeting.status === 'in_session');
  const begin = async (): Promise<void> => {
    const told = announced || (await announce.run({ form: 'spoken_and_shown', text: t('recording.announcementText') }));
    if (told && (await start.run({}))) {
      setAsked(false);
    }
  };
  return (
    <>
      <Button full waiting={!inSession} onClick={() => (announced ? void begin() : setAsked(true))}>
        {t(announced ? 'recording.resume' : 'recording.start')}
      </Button>
      <ConfirmDialog
        opened={asked}
        title={t('recording.announceTitle')}
        confirmLabel={t('recording.announceAndStart')}
        cancelLabel={t('common:cancel')}
        pending={announce.pending || start.pending}
        onConfirm={() => void begin()}
        onClose={() => setAsked(false)}
      >
        {t('recording.announcementText')}
      </ConfirmDialog>
    </>
  );
}

function RunningRecording() {
  const { t } = useTranslation('media');
  const pause = useCommand('recording.pause');
  const stop = useCommand('recording.stop');
  return (
    <div className={classes.acts}>
      <Button icon="pause" pending={pause.pending} onClick={() => void pause.run({ reason: '' })}>
        {t('recording.pause')}
      </Button>
      <Button icon="stop" pending={stop.pending} onClick={() => void stop.run({ reason: '' })}>
        {t('recording.stop')}
      </Button>
    </div>
  );
}

/** One act for a classified item: recording, transcript, remote picture, caching and notices end together. */
function PrivacySwitch() {
  const { t } = useTranslation('media');
  const enter = useCommand('privacy.enter');
  const leave = useCommand('privacy.leave');
  const [asked, setAsked] = useState(false);
  const secret = useMeeting((state) => state.shared.recording.private);
  const inSession = useMeeting((state) => state.shared.meeting.status === 'in_session');
  if (secret !== null) {
    return (
      <Button full icon="lock" pending={leave.pending} onClick={() => void leave.run({})}>
        {t('private.leave')}
      </Button>
    );
  }
  return (
    <>
      <Button variant="quiet" full icon="lock" waiting={!inSession} onClick={() => setAsked(true)}>
        {t('private.enter')}
      </Button>
      <ConfirmDialog
        opened={asked}
        title={t('private.title')}
        confirmLabel={t('private.confirm')}
        cancelLabel={t('common:cancel')}
        pending={enter.pending}
        onConfirm={() => void enter.run({}).then((done) => setAsked(!done))}
        onClose={() => setAsked(false)}
      >
        {t('private.help')}
      </ConfirmDialog>
    </>
  );
}

/** Whether the meeting is recorded, and everything that may be done about it by whoever runs it. */
export function RecordingControls() {
  const { t } = useTranslation('media');
  const recording = useMeeting((state) => state.shared.recording);
  const since = recording.stretches.at(-1)?.fromAt;
  const gaps = recording.gaps.length;
  return (
    <Card padded aria-label={t('recording.title')}>
      <div className="row g2">
        {recording.status === 'recording' ? <RecordingDot /> : null}
        <div className="grow">
          <div className="strong">{t(recording.private ? 'private.on' : `recording.${recording.status}`)}</div>
          <div className="meta">
            {recording.status === 'recording' && since
              ? t('recording.since', { time: formatTime(since) })
              : t('recording.needs')}
          </div>
          {gaps > 0 ? <div className="meta inkWarn">{t('recording.gaps', { count: gaps })}</div> : null}
        </div>
      </div>
      <div className={classes.choices}>
        {recording.private ? null : recording.status === 'recording' ? <RunningRecording /> : <StartRecording />}
        <PrivacySwitch />
      </div>
    </Card>
  );
}
