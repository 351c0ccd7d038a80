import { Popover } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fullName, sortByName } from '#client/i18n/names.ts';
import { useMeeting } from '#client/realtime/index.ts';
import { Icon } from '#client/ui/Icon.tsx';
import classes from './Reader.module.css';

/** How many look at the same page, and who when it is tapped; nothing when nobody does. */
export function WithMe({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('papers');
  const people = useMeeting(({ shared }) => sortByName(ids.flatMap((id) => shared.people.byId[id] ?? [])));
  if (people.length === 0) {
    return null;
  }
  const label = t('withMe', { count: people.length });
  return (
    <Popover position="top" withArrow shadow="md">
      <Popover.Target>
        <button type="button" className={classes.withMe} aria-label={label} title={label}>
          <Icon name="people" size={20} />
          <span className="num">{people.length}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <p className="meta">{label}</p>
        <ul className={classes.people}>
          {people.map((person) => (
            <li key={person.participantId}>{fullName(person)}</li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
