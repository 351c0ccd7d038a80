import { useTranslation } from 'react-i18next';
import { formatTime } from '#client/i18n/format.ts';
import { useMeeting } from '#client/realtime/index.ts';
import { Card } from '#client/ui/Card.tsx';
import { reachable } from '#client/ui/reachable.ts';
import type { MeetingState } from '#domain/state.ts';
import type { Participant } from '#protocol/people.ts';
import classes from './Arrivals.module.css';
import { AttendanceRow } from './AttendanceRow.tsx';
import { attendanceList, standingOf } from './selectors.ts';

/** Who hasn't come and wasn't excused, in the order of the attendance list. */
const missing = (state: MeetingState): Participant[] =>
  attendanceList(state).filter(({ participantId }) => standingOf(state, participantId) === 'unseen');

/** In the place of the floor until the meeting is opened: when it begins, and whom it still waits for. */
export function Arrivals() {
  const { t } = useTranslation('attendance');
  const { status, details } = useMeeting((state) => state.shared.meeting);
  const people = useMeeting(missing);
  const checking = status === 'checkin_open';
  return (
    <Card className={classes.panel} aria-label={t('arrivals')}>
      <div className={classes.head}>
        <span className="meta">{t(checking ? 'checking' : 'notChecking')}</span>
        <h2 className="h2">
          {details === null ? null : t('beginsAt', { time: formatTime(details.scheduledStartAt) })}
        </h2>
      </div>
      <div className="scroll grow" {...reachable}>
        <h3 className={classes.heading}>
          {people.length === 0 ? t('allHere') : t('stillMissing', { count: people.length })}
        </h3>
        <ul className={classes.list}>
          {people.map((person) => (
            <AttendanceRow key={person.participantId} person={person} mayMark={checking} />
          ))}
        </ul>
      </div>
    </Card>
  );
}
