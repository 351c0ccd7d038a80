import { useTranslation } from 'react-i18next';
import { formatTime } from '#client/i18n/format.ts';
import { fullName, nameInSentence } from '#client/i18n/names.ts';
import { useMeeting } from '#client/realtime/index.ts';
import type { Participant } from '#protocol/people.ts';
import classes from './Away.module.css';
import { awayMembers } from './selectors.ts';

function AwayLine({ person }: { person: Participant }) {
  const { t } = useTranslation('attendance');
  const presence = useMeeting((state) => state.shared.attendance.byId[person.participantId]);
  const said = useMeeting((state) => state.shared.people.replies[person.participantId]);
  const substitute = useMeeting((state) =>
    Object.values(state.shared.people.byId).find(({ delegateFor }) => delegateFor === person.participantId),
  );
  const reason = presence?.state === 'absent' || presence?.state === 'left' ? presence.reason : '';
  const how =
    presence?.state === 'left'
      ? t('away.left', { time: formatTime(presence.atTime) })
      : t(presence?.state === 'absent' && presence.excused ? 'away.excused' : 'away.notHere');
  return (
    <li>
      <div className="strong">{fullName(person)}</div>
      <div className="meta">{[how, reason || said?.reason].filter(Boolean).join(': ')}</div>
      {substitute ? <div className="meta">{t('away.substitute', { name: nameInSentence(substitute) })}</div> : null}
    </li>
  );
}

/** Members who aren't here, why, and who sits in for them without a vote (AC-EC-09); nothing when all are here. */
export function Away() {
  const { t } = useTranslation('attendance');
  const away = useMeeting(awayMembers);
  return away.length === 0 ? null : (
    <details className={classes.away}>
      <summary>{t('away.title', { count: away.length })}</summary>
      <ul>
        {away.map((person) => (
          <AwayLine key={person.participantId} person={person} />
        ))}
      </ul>
    </details>
  );
}
