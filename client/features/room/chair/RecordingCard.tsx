import { useTranslation } from 'react-i18next';
import { useMeeting } from '#client/realtime/index.ts';
import { Card } from '#client/ui/Card.tsx';
import { RecordingDot } from '#client/ui/Chip.tsx';
import { isRecording } from '../recording.ts';

/** Whether the meeting is recorded, and since when. */
export function RecordingCard() {
  const { t } = useTranslation('room');
  const on = useMeeting(isRecording);
  return (
    <Card padded aria-label={t('recording.title')}>
      <div className="row">
        {on ? <RecordingDot /> : null}
        <div className="grow">
          <div className="strong">{t(on ? 'recording.on' : 'recording.off')}</div>
          <div className="meta">{t(on ? 'recording.announced' : 'recording.needs')}</div>
        </div>
      </div>
    </Card>
  );
}
