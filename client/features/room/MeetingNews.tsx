import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentItem } from '#client/features/agenda/index.ts';
import { useMeeting } from '#client/realtime/index.ts';
import { LiveRegion } from '#client/ui/LiveRegion.tsx';

/** Tells screen readers, politely, what item is dealt with now and in which state the meeting stands. */
export function MeetingNews() {
  const { t } = useTranslation('room');
  const item = useMeeting(currentItem);
  const status = useMeeting((state) => state.shared.meeting.status);
  const [message, setMessage] = useState('');
  const title = item?.title ?? null;
  const number = item?.number ?? null;
  useEffect(() => {
    setMessage(title === null ? '' : t('nowAtItem', { number, title }));
  }, [number, title, t]);
  return (
    <>
      <LiveRegion message={message} />
      <LiveRegion message={t(`status.${status}`)} />
    </>
  );
}
