import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useMeeting } from '#client/realtime/index.ts';
import { IconButton } from '#client/ui/IconButton.tsx';
import { Entry, LinkEntry } from '../menu/Entries.tsx';
import { StewardEntries } from '../menu/StewardEntries.tsx';
import { ChairEntry } from '../menu/TakeChair.tsx';
import { useParts } from '../menu/useParts.tsx';
import { RecessDialog } from './RecessDialog.tsx';
import { useMoveOn } from './useMoveOn.tsx';
import { useOpening } from './useOpening.tsx';

function Places() {
  const { t } = useTranslation('room');
  const { meetingId = '' } = useParams();
  return (
    <>
      <LinkEntry icon="file" to={`/hop/${meetingId}/dai-bieu`}>
        {t('menu.papers')}
      </LinkEntry>
      <LinkEntry away icon="screen" to={`/man-hinh/${meetingId}`}>
        {t('menu.bigScreen')}
      </LinkEntry>
      <LinkEntry away icon="keypad" to={`/hop/${meetingId}/ma-vao`}>
        {t('menu.roomCode')}
      </LinkEntry>
    </>
  );
}

/** What a chair needs less often: attendance, questions, room map, slips, recess, the end of the meeting, the other screens. */
export function ChairMenu() {
  const { t } = useTranslation('room');
  const [pausing, setPausing] = useState(false);
  const { show, parts } = useParts();
  const running = useMeeting((state) => state.shared.meeting.status === 'in_session');
  const currentId = useMeeting((state) => state.shared.agenda.currentItemId);
  const moveOn = useMoveOn();
  const opening = useOpening();
  return (
    <>
      <Menu position="bottom-end" width={280} shadow="md">
        <Menu.Target>
          <IconButton icon="more" label={t('common:moreActions')} />
        </Menu.Target>
        <Menu.Dropdown>
          <StewardEntries show={show} />
          <Entry icon="seat" onClick={() => show('seats')}>
            {t('menu.seats')}
          </Entry>
          <Entry icon="bell" onClick={() => show('service')}>
            {t('menu.service')}
          </Entry>
          <ChairEntry onTake={() => show('takeChair')} />
          <Menu.Divider />
          <Places />
          <Menu.Divider />
          <Entry icon="pause" disabled={!running} onClick={() => setPausing(true)}>
            {t('menu.recess')}
          </Entry>
          <Entry
            icon="check"
            disabled={!running || currentId === null}
            onClick={() => currentId && moveOn.conclude(currentId)}
          >
            {t('menu.conclude')}
          </Entry>
          <Entry icon="stop" disabled={!running} onClick={opening.close}>
            {t('menu.close')}
          </Entry>
        </Menu.Dropdown>
      </Menu>
      <RecessDialog opened={pausing} onClose={() => setPausing(false)} />
      {parts}
      {moveOn.dialog}
      {opening.dialog}
    </>
  );
}
