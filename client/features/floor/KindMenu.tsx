import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePhone } from '#client/lib/useMedia.ts';
import { useCommand, useMeeting, useMyId } from '#client/realtime/index.ts';
import { IconButton } from '#client/ui/IconButton.tsx';
import { waitingFor } from '#domain/floor.ts';
import { maySpeak } from '#domain/floorViews.ts';
import type { MeetingState } from '#domain/state.ts';
import { FloorKind } from '#protocol/floor.ts';
import classes from './KindMenu.module.css';

/** For what one may ask for the floor now: of who waits already, or on a locked list, only a point of order (FLOOR-2, FLOOR-5). */
export function openKinds({ shared }: MeetingState, me: string | null): readonly FloorKind[] {
  const { agenda, floor, meeting } = shared;
  const itemId = agenda.currentItemId;
  const may = me !== null && itemId !== null && meeting.status === 'in_session' && maySpeak(shared, me, itemId);
  if (!may || floor.current?.participantId === me) {
    return [];
  }
  const own = waitingFor(floor, itemId).filter(({ participantId }) => participantId === me);
  if (own.length === 0 && !floor.closedLists.includes(itemId)) {
    return FloorKind.options;
  }
  return own.some(({ kind }) => kind === 'point_of_order') ? [] : ['point_of_order'];
}

/** The kinds as lines of a menu, under their heading; nothing when there is nothing to ask for. */
export function KindItems() {
  const { t } = useTranslation('floor');
  const me = useMyId();
  const kinds = useMeeting((state) => openKinds(state, me));
  const itemId = useMeeting((state) => state.shared.agenda.currentItemId);
  const { run } = useCommand('floor.request');
  if (itemId === null || kinds.length === 0) {
    return null;
  }
  return (
    <>
      <Menu.Label>{t('requestKind')}</Menu.Label>
      {kinds.map((kind) => (
        <Menu.Item key={kind} className={classes.item} onClick={() => void run({ itemId, kind })}>
          {t(`kinds.${kind}`)}
        </Menu.Item>
      ))}
    </>
  );
}

/** Asks for the floor for something else than an ordinary contribution; on a phone these are lines of the screen's menu. */
export function KindMenu() {
  const { t } = useTranslation('floor');
  const phone = usePhone();
  const me = useMyId();
  const some = useMeeting((state) => openKinds(state, me).length > 0);
  return phone || !some ? null : (
    <Menu position="top-end" width={280} shadow="md">
      <Menu.Target>
        <IconButton edged icon="up" label={t('requestKind')} />
      </Menu.Target>
      <Menu.Dropdown>
        <KindItems />
      </Menu.Dropdown>
    </Menu>
  );
}
