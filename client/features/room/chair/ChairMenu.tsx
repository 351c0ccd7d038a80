import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { SeatMapDialog } from '#client/features/seats/index.ts';
import { useMeeting } from '#client/realtime/index.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import classes from './ChairMenu.module.css';
import { RecessDialog } from './RecessDialog.tsx';
import { useMoveOn } from './useMoveOn.tsx';
import { useOpening } from './useOpening.tsx';

/** What a chair needs less often: attendance, recess, the end of the meeting, the big screen. */
export function ChairMenu({ onAttendance }: { onAttendance: () => void }) {
  const { t } = useTranslation('room');
  const { meetingId = '' } = useParams();
  const [recess, setRecess] = useState(false);
  const status = useMeeting((state) => state.shared.meeting.status);
  const moveOn = useMoveOn();
  const [seats, setSeats] = useState(false);
  const currentId = useMeeting((state) => state.shared.agenda.currentItemId);
  const opening = useOpening();
  const running = status === 'in_session';
  return (
    <>
      <Menu position="bottom-end" width={280} shadow="md">
        <Menu.Target>
          <IconButton icon="more" label={t('common:moreActions')} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item className={classes.item} leftSection={<Icon name="people" size={20} />} onClick={onAttendance}>
            {t('menu.attendance')}
          </Menu.Item>
          <Menu.Item
            className={classes.item}
            leftSection={<Icon name="seat" size={20} />}
            onClick={() => setSeats(true)}
          >
            {t('menu.seats')}
          </Menu.Item>
          <Menu.Item
            className={classes.item}
            leftSection={<Icon name="keypad" size={20} />}
            component="a"
            href={`/hop/${meetingId}/ma-vao`}
            target="_blank"
          >
            {t('menu.roomCode')}
          </Menu.Item>
          <Menu.Item
            className={classes.item}
            leftSection={<Icon name="file" size={20} />}
            component="a"
            href={`/hop/${meetingId}/dai-bieu`}
          >
            {t('menu.papers')}
          </Menu.Item>
          <Menu.Item
            className={classes.item}
            disabled={!running}
            leftSection={<Icon name="pause" size={20} />}
            onClick={() => setRecess(true)}
          >
            {t('menu.recess')}
          </Menu.Item>
          <Menu.Item
            className={classes.item}
            disabled={!running || currentId === null}
            leftSection={<Icon name="check" size={20} />}
            onClick={() => currentId && moveOn.conclude(currentId)}
          >
            {t('menu.conclude')}
          </Menu.Item>
          <Menu.Item
            className={classes.item}
            leftSection={<Icon name="screen" size={20} />}
            component="a"
            href={`/man-hinh/${meetingId}`}
            target="_blank"
          >
            {t('menu.bigScreen')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            className={classes.item}
            disabled={!running}
            leftSection={<Icon name="stop" size={20} />}
            onClick={opening.close}
          >
            {t('menu.close')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RecessDialog opened={recess} onClose={() => setRecess(false)} />
      <SeatMapDialog opened={seats} onClose={() => setSeats(false)} />
      {moveOn.dialog}
      {opening.dialog}
    </>
  );
}
