import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '#client/i18n/format.ts';
import { fullName, initials, matches } from '#client/i18n/names.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { Participant } from '#protocol/people.ts';
import { AbsentDialog } from './AbsentDialog.tsx';
import classes from './AttendanceSheet.module.css';
import { attendanceList, standingOf } from './selectors.ts';

function useStandingWords(person: Participant): string {
  const { t } = useTranslation('attendance');
  const standing = useMeeting((state) => standingOf(state, person.participantId));
  const presence = useMeeting((state) => state.shared.attendance.byId[person.participantId]);
  if (presence?.state === 'present') {
    return t(`standing.${standing}`, { time: formatTime(presence.sinceAt) });
  }
  return presence?.state === 'left'
    ? t('standing.left', { time: formatTime(presence.atTime) })
    : t(`standing.${standing}`);
}

function Actions({ person }: { person: Participant }) {
  const { t } = useTranslation('attendance');
  const present = useMeeting((state) => state.shared.attendance.byId[person.participantId]?.state === 'present');
  const checkIn = useCommand('attendance.checkIn');
  const leave = useCommand('attendance.leave');
  const [asking, setAsking] = useState(false);
  const { participantId } = person;
  if (present) {
    return (
      <Button variant="quiet" pending={leave.pending} onClick={() => void leave.run({ participantId, reason: '' })}>
        {t('markLeft')}
      </Button>
    );
  }
  return (
    <>
      <Button variant="quiet" onClick={() => setAsking(true)}>
        {t('markAbsent')}
      </Button>
      <AbsentDialog person={person} opened={asking} onClose={() => setAsking(false)} />
      <Button
        pending={checkIn.pending}
        onClick={() => void checkIn.run({ participantId, mode: 'on_site', method: 'list' })}
      >
        {t('markPresent')}
      </Button>
    </>
  );
}

function Row({ person, mayMark }: { person: Participant; mayMark: boolean }) {
  const { t } = useTranslation('attendance');
  const words = useStandingWords(person);
  const present = useMeeting((state) => state.shared.attendance.byId[person.participantId]?.state === 'present');
  return (
    <li className={classes.row}>
      <Avatar initials={initials(person.name)} size="s" active={present} />
      <div className="grow">
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

type Props = { opened: boolean; mayMark: boolean; onClose: () => void };

/** The attendance list with search; those who run the meeting mark people present, gone or absent. */
export function AttendanceSheet({ opened, mayMark, onClose }: Props) {
  const { t } = useTranslation('attendance');
  const [query, setQuery] = useState('');
  const people = useMeeting(attendanceList).filter((person) =>
    matches(`${person.name} ${person.unit} ${person.title}`, query),
  );
  return (
    <Sheet opened={opened} title={t('listTitle')} closeLabel={t('common:close')} size="34rem" onClose={onClose}>
      <TextInput
        aria-label={t('search')}
        placeholder={t('search')}
        value={query}
        leftSection={<Icon name="search" size={20} />}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <ul className={classes.list}>
        {people.map((person) => (
          <Row key={person.participantId} person={person} mayMark={mayMark} />
        ))}
      </ul>
      {people.length === 0 ? <p className="meta">{t('noneFound')}</p> : null}
    </Sheet>
  );
}
