import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matches } from '#client/i18n/names.ts';
import { useMeeting } from '#client/realtime/index.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { AttendanceRow } from './AttendanceRow.tsx';
import classes from './AttendanceSheet.module.css';
import { attendanceList } from './selectors.ts';

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
          <AttendanceRow key={person.participantId} person={person} mayMark={mayMark} />
        ))}
      </ul>
      {people.length === 0 ? <p className="meta">{t('noneFound')}</p> : null}
    </Sheet>
  );
}
