import { Menu } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { SeatMapDialog } from '#client/features/seats/index.ts';
import { SlipsDialog } from '#client/features/slips/index.ts';
import { useMeeting } from '#client/realtime/index.ts';
import type { GlyphName } from '#client/ui/glyphs.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import classes from './ChairMenu.module.css';
import { RecessDialog } from './RecessDialog.tsx';
import { useMoveOn } from './useMoveOn.tsx';
import { useOpening } from './useOpening.tsx';

type EntryProps = { icon: GlyphName; children: ReactNode; disabled?: boolean; onClick: () => void };

function Entry({ icon, children, disabled = false, onClick }: EntryProps) {
  return (
    <Menu.Item
      className={classes.item}
      disabled={disabled}
      leftSection={<Icon name={icon} size={20} />}
      onClick={onClick}
    >
      {children}
    </Menu.Item>
  );
}

function LinkEntry({
  icon,
  children,
  to,
  away = false,
}: {
  icon: GlyphName;
  children: ReactNode;
  to: string;
  away?: boolean;
}) {
  return (
    <Menu.Item
      className={classes.item}
      leftSection={<Icon name={icon} size={20} />}
      component="a"
      href={to}
      target={away ? '_blank' : undefined}
    >
      {children}
    </Menu.Item>
  );
}

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

type Part = 'recess' | 'seats' | 'slips';

/** What a chair needs less often: attendance, room map, slips, recess, the end of the meeting, the other screens. */
export function ChairMenu({ onAttendance }: { onAttendance: () => void }) {
  const { t } = useTranslation('room');
  const [part, setPart] = useState<Part | null>(null);
  const running = useMeeting((state) => state.shared.meeting.status === 'in_session');
  const currentId = useMeeting((state) => state.shared.agenda.currentItemId);
  const moveOn = useMoveOn();
  const opening = useOpening();
  const close = (): void => setPart(null);
  return (
    <>
      <Menu position="bottom-end" width={280} shadow="md">
        <Menu.Target>
          <IconButton icon="more" label={t('common:moreActions')} />
        </Menu.Target>
        <Menu.Dropdown>
          <Entry icon="people" onClick={onAttendance}>
            {t('menu.attendance')}
          </Entry>
          <Entry icon="seat" onClick={() => setPart('seats')}>
            {t('menu.seats')}
          </Entry>
          <Entry icon="mail" onClick={() => setPart('slips')}>
            {t('menu.slips')}
          </Entry>
          <Menu.Divider />
          <Places />
          <Menu.Divider />
          <Entry icon="pause" disabled={!running} onClick={() => setPart('recess')}>
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
      <RecessDialog opened={part === 'recess'} onClose={close} />
      <SeatMapDialog opened={part === 'seats'} onClose={close} />
      <SlipsDialog opened={part === 'slips'} onClose={close} />
      {moveOn.dialog}
      {opening.dialog}
    </>
  );
}
