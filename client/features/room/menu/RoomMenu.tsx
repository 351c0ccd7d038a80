import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KindItems } from '#client/features/floor/index.ts';
import { useReady } from '#client/features/poll/index.ts';
import { ServiceChip, useCallState } from '#client/features/service/index.ts';
import { usePhone } from '#client/lib/useMedia.ts';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { IconButton } from '#client/ui/IconButton.tsx';
import { Entry } from './Entries.tsx';
import { StewardEntries } from './StewardEntries.tsx';
import { ChairEntry } from './TakeChair.tsx';
import { useParts } from './useParts.tsx';

/** Says that one has read enough to vote on the current item (POLL-23). */
function ReadyEntry() {
  const { t } = useTranslation('room');
  const { state, say } = useReady();
  return state === 'none' ? null : (
    <Entry icon={state === 'ready' ? 'check' : 'ballot'} disabled={state === 'ready'} onClick={say}>
      {t(`menu.${state}`)}
    </Entry>
  );
}

/** What an attendee needs besides paper, floor and vote: written questions, service, the room, who is here. */
export function RoomMenu() {
  const { t } = useTranslation('room');
  const phone = usePhone();
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
          {phone ? <KindItems /> : null}
          {phone ? <Menu.Divider /> : null}
          <ReadyEntry />
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
  const { show, parts } = useParts();
  return (
    <>
      <Menu position="bottom-end" width={280} shadow="md">
        <Menu.Target>
          <IconButton icon="more" label={t('common:moreActions')} />
        </Menu.Target>
        <Menu.Dropdown>
          <StewardEntries show={show} />
          <Entry icon="bell" onClick={() => show('service')}>
            {t('menu.service')}
          </Entry>
          <Entry icon="seat" onClick={() => show('seats')}>
            {t('menu.seats')}
          </Entry>
          <ChairEntry onTake={() => show('takeChair')} />
        </Menu.Dropdown>
      </Menu>
      {parts}
    </>
  );
}
