import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { formatDay, formatTime } from '#client/i18n/format.ts';
import { deskOf } from '#client/lib/meetingAccess.ts';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { Banner } from '#client/ui/Banner.tsx';
import type { MeetingSlice } from '#domain/meeting.ts';
import { isPrivate } from './recording.ts';

function words(meeting: MeetingSlice): { key: string; values: Record<string, string> } | null {
  const time = (at: string | null | undefined): string => (at ? formatTime(at) : '');
  switch (meeting.status) {
    case 'recess':
      return {
        key: meeting.recess?.untilAt ? 'recessUntil' : 'recessSince',
        values: { since: time(meeting.recess?.sinceAt), until: time(meeting.recess?.untilAt) },
      };
    case 'closed':
      return { key: 'closedAt', values: { time: time(meeting.closedAt) } };
    case 'postponed': {
      const { postponedTo: to, endReason } = meeting;
      const values = { reason: endReason ?? '', time: time(to), day: to ? formatDay(to) : '' };
      return { key: to ? 'postponedTo' : 'postponed', values };
    }
    case 'cancelled':
      return { key: meeting.status, values: { reason: meeting.endReason ?? '' } };
    default:
      return null;
  }
}

/** Where a meeting that is over goes on: its minutes, and the way through it once more. */
function Afterwards({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('room');
  const me = useMyId();
  const writes = useMeeting((state) => me !== null && deskOf(state, me) === 'secretary');
  return (
    <span className="row wrap">
      {writes ? null : <Link to={`/hop/${meetingId}/bien-ban`}>{t('minutes:page.open')}</Link>}
      <Link to={`/hop/${meetingId}/xem-lai`}>{t('replay:open')}</Link>
    </span>
  );
}

/** What is special about the meeting now: recess, closed, postponed, cancelled, a private item. Nothing otherwise. */
export function StatusBanner() {
  const { t } = useTranslation('room');
  const meeting = useMeeting((state) => state.shared.meeting);
  const secret = useMeeting(isPrivate);
  const { meetingId = '' } = useParams();
  const said = words(meeting);
  if (secret) {
    return (
      <Banner tone="accent" icon="lock" title={t('media:link.private')}>
        {t('media:link.privateHelp')}
      </Banner>
    );
  }
  return said === null ? null : (
    <Banner
      tone="accent"
      icon="clock"
      title={t(`banner.${said.key}`, said.values)}
      action={meeting.status === 'closed' ? <Afterwards meetingId={meetingId} /> : null}
    />
  );
}
