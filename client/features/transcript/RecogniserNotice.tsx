import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client/lib/api.ts';
import { useMeetingView } from '#client/realtime/index.ts';
import { Banner } from '#client/ui/Banner.tsx';
import type { RecogniserStatus } from '#protocol/speech.ts';

const LOOK_EVERY_MS = 15_000;

/** Says that words are not being written, why, and what to do; the recording goes on meanwhile. Nothing when all is well. */
export function RecogniserNotice() {
  const { t } = useTranslation('transcript');
  const { state } = useMeetingView();
  const { meetingId } = state;
  const [status, setStatus] = useState<RecogniserStatus | null>(null);
  useEffect(() => {
    let gone = false;
    const look = async (): Promise<void> => {
      const answer = await api
        .get<{ status: RecogniserStatus }>(`/api/meetings/${encodeURIComponent(meetingId)}/speech/status`)
        .catch(() => null);
      if (!gone) {
        setStatus(answer?.status ?? null);
      }
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [meetingId]);
  if (status?.state !== 'unavailable') {
    return null;
  }
  return (
    <Banner icon="warning" title={t('notWriting')}>
      {t(`fault.${status.fault}`)} {t('soundGoesOn')}
    </Banner>
  );
}
