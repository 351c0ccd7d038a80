import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWaitingCount } from '#client/features/questions/index.ts';
import { ServiceChip, useCallState } from '#client/features/service/index.ts';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { IconButton } from '#client/ui/IconButton.tsx';
import { Entry } from './Entries.tsx';
import { useParts } from './useParts.tsx';

/** What an attendee needs besides paper, floor and vote: written questions, service, the room, who is here. */
export function RoomMenu() {
  const { t } = useTranslation('room');
  const me = useMyId();
  const asks = useMeeting((state) => me !== null && state.shared.people.byId[me]?.role !== 'technician');
  const { show, parts } = useParts();
  const called = useCallState();
  return (
    <>
      <ServiceChip />
      <Menu position="bottom-end" width={280} shadow="md">
        <Menu.Target>
          <IconButton icon="more" label={t('common:moreActions')} />
        </Menu.Target>
        <Menu.Dropdown>
          {asks ? (
            <Entry icon="message" onClick={() => show('ask')}>
              {t('menu.ask')}
            </Entry>
          ) : null}
          <Entry icon="bell" onClick={() => show('service')}>
            {called ?? t('menu.service')}
          </Entry>
          <Entry icon="seat" onClick={() => show('seats')}>
            {t('menu.seats')}
          </Entry>
          <Entry icon="people" onClick={() => show('attendance')}>
            {t('menu.attendance')}
          </Entry>
        </Menu.Dropdown>
      </Menu>
      {parts}
    </>
  );
}

/** The same for the secretary's desk, with what was sent there. */
export function DeskMenu() {
  const { t } = useTranslation('room');
  const waiting = useWaitingCount();
  const { show, parts } = useParts();
  return (
    <>
      <Menu position="bottom-end" width={280} shadow="md">
        <Menu.Target>
          <IconButton icon="more" label={t('common:moreActions')} />
        </Menu.Target>
        <Menu.Dropdown>
          <Entry icon="people" onClick={() => show('attendance')}>
            {t('menu.attendance')}
          </Entry>
          <Entry icon="message" onClick={() => show('questions')}>
            {t(waiting > 0 ? 'menu.questionsWaiting' : 'menu.questions', { count: waiting })}
          </Entry>
          <Entry icon="hand" onClick={() => show('report')}>
            {t('menu.report')}
          </Entry>
          <Entry icon="bell" onClick={() => show('service')}>
            {t('menu.service')}
          </Entry>
          <Entry icon="seat" onClick={() => show('seats')}>
            {t('menu.seats')}
          </Entry>
        </Menu.Dropdown>
      </Menu>
      {parts}
    </>
  );
}
