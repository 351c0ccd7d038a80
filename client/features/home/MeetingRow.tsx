import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatDay, formatTime } from '#client/i18n/format.ts';
import { Chip, type Tone } from '#client/ui/Chip.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import type { MeetingSummary } from '#protocol/http.ts';
import classes from './Home.module.css';
import { isRunning } from './sortMeetings.ts';

function toneOf(meeting: MeetingSummary): Tone {
  if (isRunning(meeting)) {
    return 'accent';
  }
  return meeting.status === 'postponed' || meeting.status === 'cancelled' ? 'warn' : 'neutral';
}

/** Where a tap leads: stewards prepare a meeting that isn't open yet, everybody else goes to the room. */
export function pathOf(meeting: MeetingSummary): string {
  const prepares = meeting.role === 'secretary' && (meeting.status === 'draft' || meeting.status === 'invited');
  return `/${prepares ? 'chuan-bi' : 'hop'}/${meeting.meetingId}`;
}

/** One meeting of a list: when, what, where, in which state. */
export function MeetingRow({ meeting }: { meeting: MeetingSummary }) {
  const { t } = useTranslation('home');
  const start = meeting.scheduledStartAt;
  return (
    <li>
      <Link className={classes.row} to={pathOf(meeting)}>
        <span className={classes.when}>
          <b className="num">{start === null ? '' : formatTime(start)}</b>
          <span className="meta num">{start === null ? '' : formatDay(start)}</span>
        </span>
        <span className="grow">
          <span className={classes.rowTitle}>{meeting.title}</span>
          <span className={classes.place}>{meeting.place}</span>
        </span>
        <Chip tone={toneOf(meeting)}>{t(`room:status.${meeting.status}`)}</Chip>
        <Icon name="right" size={20} />
      </Link>
    </li>
  );
}
