import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { loadSession } from '#client/features/account/index.ts';
import { formatDuration, formatLongDay, formatTime } from '#client/i18n/format.ts';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { api } from '#client/lib/api.ts';
import { issueEntryCode, pinInGroups, type ShownCode } from '#client/lib/entryCode.ts';
import { rejectionOf } from '#client/lib/rejection.ts';
import { serverNow, useServerNow } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { Skeleton } from '#client/ui/Skeleton.tsx';
import type { MeetingSummary } from '#protocol/http.ts';
import classes from './Auth.module.css';
import { DoorFrame } from './DoorFrame.tsx';
import { EntrySteps } from './EntrySteps.tsx';

/** The room's code, renewed before it ends; the old one stays on the screen until the new one is there. */
function useRoomCode(meetingId: string): { shown: ShownCode | null; problem: string; renew: () => void } {
  const [shown, setShown] = useState<ShownCode | null>(null);
  const [problem, setProblem] = useState('');
  const renew = useCallback(async (): Promise<void> => {
    try {
      await loadSession();
      setShown(await issueEntryCode(meetingId, { kind: 'room' }));
      setProblem('');
    } catch (error) {
      setProblem(rejectionMessage(rejectionOf(error)));
    }
  }, [meetingId]);
  useEffect(() => {
    const wait = shown === null ? 0 : Math.max(1000, Date.parse(shown.code.renewAt) - serverNow());
    const timer = setTimeout(() => void renew(), wait);
    return () => clearTimeout(timer);
  }, [shown, renew]);
  return { shown, problem, renew: () => void renew() };
}

function useMeetingSummary(meetingId: string): MeetingSummary | null {
  const [meeting, setMeeting] = useState<MeetingSummary | null>(null);
  useEffect(() => {
    api.get<{ meetings: MeetingSummary[] }>('/api/meetings').then(
      ({ meetings }) => setMeeting(meetings.find((row) => row.meetingId === meetingId) ?? null),
      () => setMeeting(null),
    );
  }, [meetingId]);
  return meeting;
}

function CodeCard({ shown, problem, renew }: ReturnType<typeof useRoomCode>) {
  const { t } = useTranslation('auth');
  const now = useServerNow();
  if (shown === null) {
    return (
      <Card className={classes.card}>
        {problem ? <p role="alert">{problem}</p> : <Skeleton label={t('common:loading')} />}
      </Card>
    );
  }
  return (
    <Card className={classes.card}>
      <img className={classes.qr} src={shown.picture} alt={t('qrAlt')} />
      <div className="row">
        <span className="meta grow">
          {t('newCodeIn')}{' '}
          <b className="num">{formatDuration(Math.max(0, (Date.parse(shown.code.renewAt) - now) / 1000))}</b>
        </span>
        <span className="meta">{t('noPhone')}</span>
      </div>
      <p className={`num ${classes.pin}`}>{pinInGroups(shown.code)}</p>
      {problem ? <p role="alert">{problem}</p> : null}
      <Button full onClick={renew}>
        {t('newCodeNow')}
      </Button>
    </Card>
  );
}

/** Screen 9, `/hop/:meetingId/ma-vao`: the code at the door of the room; scanning it, or typing the number, lets one person in. */
export function RoomCodePage() {
  const { i18n } = useTranslation('auth');
  const { meetingId = '' } = useParams();
  const room = useRoomCode(meetingId);
  const meeting = useMeetingSummary(meetingId);
  const start = meeting?.scheduledStartAt;
  return (
    <DoorFrame note={meeting?.place}>
      <section>
        {start ? (
          <p className={classes.when}>{`${formatLongDay(start, i18n.language)}, ${formatTime(start)}`}</p>
        ) : null}
        <h1 className={classes.title}>{meeting?.title ?? ''}</h1>
        <p className={classes.lead}>{meeting?.place ?? ''}</p>
        <EntrySteps />
      </section>
      <CodeCard {...room} />
    </DoorFrame>
  );
}
