import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '#client/i18n/format.ts';
import { fullName, initials } from '#client/i18n/names.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Button } from '#client/ui/Button.tsx';
import type { Participant } from '#protocol/people.ts';
import { AbsentDialog } from './AbsentDialog.tsx';
import classes from './AttendanceSheet.module.css';
import { standingOf } from './selectors.ts';

/** How somebody stands now; who hasn't come yet, with the answer to the invitation. */
function useStandingWords(person: Participant): string {
  const { t } = useTranslation('attendance');
  const standing = useMeeting((state) => standingOf(state, person.participantId));
  const presence = useMeeting((state) => state.shared.attendance.byId[person.participantId]);
  const reply = useMeeting((state) => state.shared.people.replies[person.participantId]);
  if (presence?.state === 'present') {
    return t(`standing.${standing}`, { time: formatTime(presence.sinceAt) });
  }
  if (presence?.state === 'left') {
    return t('standing.left', { time: formatTime(presence.atTime) });
  }
  if (presence === undefined && reply !== undefined) {
    return t(reply.attending ? `replied.${reply.mode}` : 'replied.away');
  }
  return [t(`standing.${standing}`), presence?.reason].filter(Boolean).join(': ');
}

function Actions({ person }: { person: Participant }) {
  const { t } = useTranslation('attendance');
  const { participantId } = person;
  const present = useMeeting((state) => state.shared.attendance.byId[participantId]?.state === 'present');
  const mode = useMeeting((state) => state.shared.people.replies[participantId]?.mode ?? 'on_site');
  const checkIn = useCommand('attendance.checkIn');
  const leave = useCommand('attendance.leave');
  const [absent, setAbsent] = useState(false);
  if (present) {
    return (
      <Button variant="quiet" pending={leave.pending} onClick={() => void leave.run({ participantId, reason: '' })}>
        {t('markLeft')}
      </Button>
    );
  }
  return (
    <>
      <Button variant="quiet" onClick={() => setAbsent(true)}>
        {t('markAbsent')}
      </Button>
      <Button
        pending={checkIn.pending}
        onClick={() => void checkIn.run({ participantId, mode, method: mode === 'remote' ? 'remote' : 'list' })}
      >
        {t('markPresent')}
      </Button>
      <AbsentDialog person={person} opened={absent} onClose={() => setAbsent(false)} />
    </>
  );
}

/** One person of the attendance list: role, unit, how he stands, and what those who run the meeting may mark. */
export function AttendanceRow({ person, mayMark }: { person: Participant; mayMark: boolean }) {
  const { t } = useTranslation('attendance');
  const words = useStandingWords(person);
  const present = useMeeting((state) => state.shared.attendance.byId[person.participantId]?.state === 'present');
  return (
    <li className={classes.row}>
      <Avatar initials={initials(person.name)} size="s" active={present} />
      <div className={classes.who}>
        <div className="strong">{fullName(person)}</div>
        <div className="meta">
          {[t(`role.${person.role}`), person.unit || person.title].filter(Boolean).join(' · ')}
        </div>
        <div className={present ? 'meta inkAccent' : 'meta'}>{words}</div>
      </div>
      {mayMark ? <Actions person={person} /> : null}
    </li>
  );
}
