import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client/lib/api.ts';
import { reportRefusal, useMeeting, useSession } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';

/** Makes the draft now; it comes by itself while the meeting goes on. */
export function RedraftButton() {
  const { t } = useTranslation('minutes');
  const { store } = useSession();
  const opened = useMeeting((state) => state.shared.meeting.openedAt !== null);
  const [pending, setPending] = useState(false);
  const draft = (): void => {
    setPending(true);
    api
      .post(`/api/meetings/${store.meetingId}/minutes/draft`)
      .catch(reportRefusal)
      .finally(() => setPending(false));
  };
  return opened ? (
    <Button pending={pending} onClick={draft}>
      {t('draftNow')}
    </Button>
  ) : null;
}
